/** What is another between two networks, as a value: nodes and wires that came, went and changed, and the settings beside them. */
import { isBypassed } from "./bypass";
import { nodeOf } from "./lookup";
import { matchNodes } from "./match-nodes";
import type { Network, NetworkNode, NodeId, Params, Wire } from "./network";

/** A value before and after. */
export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** A node that both networks have, with another name or other params, or bypassed in one of them. */
export interface NodeChange extends Change<NetworkNode> {
  /** Names of the params that differ, in the order of the later node's, then those that it lacks. */
  readonly params: readonly string[];
}

export interface NetworkChanges {
  /** Nodes of the later network that the earlier one has not. */
  readonly added: readonly NetworkNode[];
  /** Nodes of the earlier network that the later one has not. */
  readonly removed: readonly NetworkNode[];
  readonly changed: readonly NodeChange[];
  /** Nodes of both that only stand elsewhere, or stand elsewhere too. */
  readonly moved: readonly Change<NetworkNode>[];
  /** Wires of the later network; ends that both networks have are the same place. */
  readonly addedWires: readonly Wire[];
  readonly removedWires: readonly Wire[];
  readonly name: Change<string> | undefined;
  readonly about: Change<string> | undefined;
  /** Which layers the canvas shows as one card. */
  readonly folds: Change<Network["folds"]> | undefined;
  /** Words beside the network. */
  readonly notes: Change<Network["notes"]> | undefined;
  readonly dataset: Change<Network["dataset"]> | undefined;
  readonly split: Change<Network["split"]> | undefined;
  readonly training: Change<Network["training"]> | undefined;
  /** The later network's node for each node of the earlier one that both have. */
  readonly matched: ReadonlyMap<NodeId, NodeId>;
}

/** Compares two networks: states of one, or separate files (match-nodes.ts). Taken the other way round it is the same, turned over. */
export function networkChanges(before: Network, after: Network): NetworkChanges {
  const matched = matchNodes(before, after);
  const taken = new Set(matched.values());
  const pairs = before.nodes.flatMap((node) => {
    const other = nodeOf(after, matched.get(node.id));
    return other ? [{ before: node, after: other }] : [];
  });
  const wire = ({ from, to, port }: Wire) => JSON.stringify([from, to, port]);
  const asLater = (id: NodeId) => matched.get(id) ?? (`gone ${id}` as NodeId);
  const moveWire = (old: Wire) => wire({ ...old, from: asLater(old.from), to: asLater(old.to) });
  const laterWires = new Set(after.wires.map(wire));
  const earlierWires = new Set(before.wires.map(moveWire));
  return {
    added: after.nodes.filter(({ id }) => !taken.has(id)),
    removed: before.nodes.filter(({ id }) => !matched.has(id)),
    changed: pairs
      .map((pair) => ({ ...pair, params: otherParams(pair.before.params, pair.after.params) }))
      .filter((pair) => pair.params.length > 0 || isOther(pair)),
    moved: pairs.filter(
      (pair) =>
        pair.before.position.x !== pair.after.position.x || pair.before.position.y !== pair.after.position.y,
    ),
    addedWires: after.wires.filter((now) => !earlierWires.has(wire(now))),
    removedWires: before.wires.filter((old) => !laterWires.has(moveWire(old))),
    name: other(before.name, after.name),
    about: other(before.about, after.about),
    folds: other(some(before.folds), some(after.folds)),
    notes: other(some(before.notes), some(after.notes)),
    dataset: other(before.dataset, after.dataset),
    split: other(before.split, after.split),
    training: other(before.training, after.training),
    matched,
  };
}

function isOther({ before, after }: Change<NetworkNode>): boolean {
  return before.name !== after.name || isBypassed(before) !== isBypassed(after);
}

function otherParams(before: Params, after: Params): readonly string[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.filter((name) => before[name] !== after[name]);
}

/** An empty list is as if there were none. */
function some<Value>(list: readonly Value[] | undefined): readonly Value[] | undefined {
  return list?.length ? list : undefined;
}

/** undefined where both hold the same. */
function other<Value>(before: Value, after: Value): Change<Value> | undefined {
  return before === after || sorted(before) === sorted(after) ? undefined : { before, after };
}

/** JSON with the keys of all objects in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [another]) => (one < another ? -1 : 1)))
      : part,
  );
}
