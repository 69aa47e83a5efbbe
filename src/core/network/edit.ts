/** Edits: each takes a network and returns a new one (or the same value where nothing changes). */
import { clearOffset } from "../graph/clear-offset";
import { nodeSpec } from "../nodes";
import { defaultParams } from "../params";
import { nodeOf } from "./lookup";
import { freeName, freshNames } from "./names";
import type {
  Fold,
  Network,
  NetworkNode,
  NodeId,
  Note,
  NoteId,
  Params,
  Position,
  Split,
  TrainingSettings,
  Wire,
  WireId,
} from "./network";

/** Ids that none of these has, nor got from here before: "n7", "w3", "note1". */
export function freshIds(taken: readonly { readonly id: string }[], letter: string): () => string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length;
  return () => {
    do number += 1;
    while (ids.has(`${letter}${number}`));
    return `${letter}${number}`;
  };
}

/** Adds a node of a known kind with its default params, changed by `params`. */
export function addNode(
  network: Network,
  kind: string,
  position: Position,
  params: Params = {},
): { readonly network: Network; readonly node: NodeId } {
  const spec = nodeSpec(kind);
  if (!spec) throw new Error(`addNode: unknown kind ${kind}`);
  const node: NetworkNode = {
    id: freshIds(network.nodes, "n")() as NodeId,
    kind,
    name: freshNames(network.nodes)(spec.title.toLowerCase()),
    position,
    params: { ...defaultParams(spec.params), ...params },
  };
  return { network: { ...network, nodes: [...network.nodes, node] }, node: node.id };
}

/** A network with copies in it. */
export interface Copied {
  readonly network: Network;
  /** The copies, in the order of the originals. */
  readonly nodes: readonly NodeId[];
  /** The copy of each original. */
  readonly copyOf: ReadonlyMap<NodeId, NodeId>;
}

/**
 * Adds copies of these nodes, of this network or of another, with ids and names of their own, the wires among them, and notes.
 * @param offset from where the originals lie to where the copies do
 */
export function insertCopies(
  network: Network,
  { nodes, wires, folds = [], notes = [] }: Pick<Network, "nodes" | "wires" | "folds" | "notes">,
  offset: Position,
): Copied {
  const nodeId = freshIds(network.nodes, "n");
  const wireId = freshIds(network.wires, "w");
  const name = freshNames(network.nodes);
  const copies = nodes.map((original) => ({
    ...original,
    id: nodeId() as NodeId,
    name: name(original.name),
    position: { x: original.position.x + offset.x, y: original.position.y + offset.y },
  }));
  const copyOf = new Map(nodes.map(({ id }, index) => [id, (copies[index] as NetworkNode).id]));
  const copiedWires = wires.flatMap((wire): Wire[] => {
    const from = copyOf.get(wire.from);
    const to = copyOf.get(wire.to);
    return from && to ? [{ id: wireId() as WireId, from, to, port: wire.port }] : [];
  });
  const copiedFolds = folds.flatMap(({ first, last, every }): Fold[] => {
    const [from, to] = [copyOf.get(first), copyOf.get(last)];
    return from && to ? [{ first: from, last: to, every }] : [];
  });
  const noteId = freshIds(network.notes ?? [], "note");
  const copiedNotes = notes.map((note) => ({
    ...note,
    id: noteId() as NoteId,
    position: { x: note.position.x + offset.x, y: note.position.y + offset.y },
  }));
  return {
    network: {
      ...network,
      nodes: [...network.nodes, ...copies],
      wires: [...network.wires, ...copiedWires],
      ...(copiedFolds.length > 0 && { folds: [...(network.folds ?? []), ...copiedFolds] }),
      ...(notes.length > 0 && { notes: [...(network.notes ?? []), ...copiedNotes] }),
    },
    nodes: copies.map(({ id }) => id),
    copyOf,
  };
}

/** Copies nodes and the wires among them, and these notes. @param wished how far aside; further down where nodes lie there */
export function duplicateNodes(
  network: Network,
  ids: readonly NodeId[],
  wished: Position,
  notes: readonly Note[] = [],
): Copied {
  const nodes = [...new Set(ids)].flatMap((id) => nodeOf(network, id) ?? []);
  const offset = clearOffset(network, { nodes, notes }, wished);
  return insertCopies(network, { nodes, wires: network.wires, folds: network.folds, notes }, offset);
}

/** Removes nodes and every wire at them. */
export function removeNodes(network: Network, ids: readonly NodeId[]): Network {
  const gone = new Set(ids);
  return {
    ...network,
    nodes: network.nodes.filter((node) => !gone.has(node.id)),
    wires: network.wires.filter((wire) => !gone.has(wire.from) && !gone.has(wire.to)),
  };
}

/** Gives a node another name, with a number where another node is called so already. */
export function renameNode(network: Network, id: NodeId, wanted: string): Network {
  const name = freeName(network, id, wanted);
  return { ...network, nodes: network.nodes.map((node) => (node.id === id ? { ...node, name } : node)) };
}

export function setNodeParams(network: Network, id: NodeId, params: Params): Network {
  return setParamsOfNodes(network, [id], params);
}

/** Sets the same params in several nodes. */
export function setParamsOfNodes(network: Network, ids: readonly NodeId[], params: Params): Network {
  const chosen = new Set(ids);
  return {
    ...network,
    nodes: network.nodes.map((node) =>
      chosen.has(node.id) ? { ...node, params: { ...node.params, ...params } } : node,
    ),
  };
}

/** Adds a wire; one that already enters the port makes way for it. */
export function addWire(network: Network, from: NodeId, to: NodeId, port: string): Network {
  const others = network.wires.filter((wire) => wire.to !== to || wire.port !== port);
  const wire: Wire = { id: freshIds(network.wires, "w")() as WireId, from, to, port };
  return { ...network, wires: [...others, wire] };
}

export function removeWires(network: Network, ids: readonly WireId[]): Network {
  const gone = new Set(ids);
  return { ...network, wires: network.wires.filter((wire) => !gone.has(wire.id)) };
}

/** Removes all nodes, wires and notes; data and settings stay. */
export function clearNodes({ notes: _, ...network }: Network): Network {
  return { ...network, nodes: [], wires: [] };
}

export function renameNetwork(network: Network, name: string): Network {
  return { ...network, name };
}

export function setAbout(network: Network, about: string): Network {
  return { ...network, about };
}

export function setDataset(network: Network, kind: string, params: Params): Network {
  return { ...network, dataset: { kind, params } };
}

export function setSplit(network: Network, split: Split): Network {
  return { ...network, split };
}

export function setTraining(network: Network, settings: Partial<TrainingSettings>): Network {
  return { ...network, training: { ...network.training, ...settings } };
}

/** One option of training in its slot (core/training/options/list.ts); undefined for none. */
export function setTrainingOption(
  network: Network,
  slot: string,
  option: { readonly kind: string; readonly params: Params } | undefined,
): Network {
  const { options, ...settings } = network.training;
  const { [slot]: _before, ...others } = options ?? {};
  const chosen = option ? { ...others, [slot]: option } : others;
  return {
    ...network,
    training: Object.keys(chosen).length > 0 ? { ...settings, options: chosen } : settings,
  };
}
