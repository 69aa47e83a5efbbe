/** Where a node that is added goes, and what it is wired to: behind another, into a wire, onto a wire's open end. */
import { NODE_SIZE, NODE_STEP } from "../graph/node-size";
import { isDistribution, nodeSpec } from "../nodes";
import { addNode, addWire, removeWires } from "./edit";
import { nodeOf } from "./lookup";
import { moveNodes } from "./move-nodes";
import type { Network, NetworkNode, NodeId, Params, Position, Wire, WireId } from "./network";

interface Added {
  readonly network: Network;
  readonly node: NodeId;
}

/**
 * Adds a node behind the chosen one: into the wire that leaves it, or onto its open end. Behind a Softmax that
 * ends the network means in front of it. Where nothing is chosen it stands by itself, right of everything.
 */
export function addNodeAfter(
  network: Network,
  kind: string,
  chosen: NodeId | undefined,
  params: Params = {},
): Added {
  const before = network.nodes.find((node) => node.id === chosen);
  const port = nodeSpec(kind)?.inputs[0];
  if (!before || port === undefined) return addNode(network, kind, freePlace(network), params);
  const leaving = network.wires.filter((wire) => wire.from === before.id);
  const entering = network.wires.find((wire) => wire.to === before.id);
  const isEnd = isDistribution(before) && leaving.length === 0 && !isDistribution({ kind, params });
  const wire = isEnd ? entering : leaving.length === 1 ? leaving[0] : undefined;
  if (wire) return addNodeIntoWire(network, kind, wire.id, undefined, params);
  const place = freePlace(network, { x: before.position.x + NODE_STEP.x, y: before.position.y });
  const added = addNode(network, kind, place, params);
  return leaving.length === 0
    ? { ...added, network: addWire(added.network, before.id, added.node, port) }
    : added;
}

/**
 * Puts a node into a wire: what came from its start now goes through the node. The nodes behind make room.
 * @param position where it was dropped; beside the wire's start where undefined
 */
export function addNodeIntoWire(
  network: Network,
  kind: string,
  id: WireId,
  position: Position | undefined,
  params: Params = {},
): Added {
  const wire = network.wires.find((candidate) => candidate.id === id);
  const start = nodeOf(network, wire?.from);
  const port = nodeSpec(kind)?.inputs[0];
  if (!wire || !start || port === undefined)
    return addNode(network, kind, position ?? freePlace(network), params);
  const place = placeInWire(network, wire, start, position);
  const added = addNode(makeRoom(network, place), kind, place, params);
  return { network: rewire(added.network, wire, added.node, port), node: added.node };
}

/**
 * Puts a node that is there already, and is wired to nothing, into a wire. The nodes behind make room.
 * @returns the same network where that cannot be: the node has wires, or no place for one
 */
export function moveNodeIntoWire(network: Network, node: NodeId, id: WireId): Network {
  const wire = network.wires.find((candidate) => candidate.id === id);
  const start = nodeOf(network, wire?.from);
  const moved = nodeOf(network, node);
  const port = moved && nodeSpec(moved.kind)?.inputs[0];
  if (!wire || !start || !moved || port === undefined || !isUnwired(network, node)) return network;
  const others = { ...network, nodes: network.nodes.filter((other) => other !== moved) };
  const place = placeInWire(others, wire, start, moved.position);
  const roomy = makeRoom(others, place).nodes;
  const byId = new Map([...roomy, { ...moved, position: place }].map((one) => [one.id, one]));
  return rewire({ ...network, nodes: network.nodes.map((one) => byId.get(one.id) ?? one) }, wire, node, port);
}

/** Whether no wire enters or leaves the node. */
export function isUnwired({ wires }: Network, node: NodeId): boolean {
  return wires.every(({ from, to }) => from !== node && to !== node);
}

/** What came from the wire's start now goes through the node. */
function rewire(network: Network, wire: Wire, node: NodeId, port: string): Network {
  const wired = addWire(removeWires(network, [wire.id]), wire.from, node, port);
  return addWire(wired, node, wire.to, wire.port);
}

/** Where it was dropped if there is room for it between both ends, else right beside the wire's start. */
function placeInWire(network: Network, wire: Wire, start: NetworkNode, dropped?: Position): Position {
  const beside = start.position.x + NODE_STEP.x;
  if (!dropped) return { x: beside, y: start.position.y };
  const end = nodeOf(network, wire.to)?.position.x ?? beside;
  return {
    x: Math.max(beside, Math.min(dropped.x, end - NODE_STEP.x)),
    y: nearRow(dropped.y, start.position.y),
  };
}

/** The end of a wire that waits for a node: what leaves `node`, or what enters it at `port`. */
export interface OpenWire {
  readonly node: NodeId;
  readonly port: string;
  /** The wire is to enter the node. */
  readonly into: boolean;
}

/** Why a node of this kind cannot take a wire's open end; undefined where it can. */
export function openWireRefusal(
  network: Network,
  kind: string,
  { node, into }: OpenWire,
): string | undefined {
  const name = nodeOf(network, node)?.name ?? "";
  const spec = nodeSpec(kind);
  if (into) return undefined;
  return spec?.inputs.length === 0
    ? `${spec.title} is where the data enters; “${name}” cannot feed it.`
    : undefined;
}

/** Adds a node at a place, and joins it to a wire's open end; a wire that was at the port makes way for it. */
export function addNodeToWire(
  network: Network,
  kind: string,
  position: Position,
  { node, port, into }: OpenWire,
  params: Params = {},
): Added {
  const added = addNode(network, kind, position, params);
  const own = nodeSpec(kind)?.inputs[0];
  if (into) return { ...added, network: addWire(added.network, added.node, node, port) };
  return own === undefined ? added : { ...added, network: addWire(added.network, node, added.node, own) };
}

/** A drop close to the row of its wire belongs in the row. */
function nearRow(y: number, row: number): number {
  return Math.abs(y - row) < NODE_SIZE.height / 2 ? row : y;
}

/** Moves what lies at the place or right of it in the same row by one step, where anything lies at the place. */
function makeRoom(network: Network, place: Position): Network {
  if (!network.nodes.some((node) => overlaps(node.position, place))) return network;
  const inRow = network.nodes.filter(
    ({ position }) =>
      Math.abs(position.y - place.y) < NODE_SIZE.height && position.x > place.x - NODE_SIZE.width,
  );
  const moved = inRow.map(
    ({ id, position }) => [id, { x: position.x + NODE_STEP.x, y: position.y }] as const,
  );
  return moveNodes(network, new Map(moved));
}

function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < NODE_SIZE.width && Math.abs(a.y - b.y) < NODE_SIZE.height;
}

/** The wished place, or the next one below where nothing lies yet; right of everything where none is wished. */
function freePlace(network: Network, wished?: Position): Position {
  const rightmost = network.nodes.reduce((most, node) => Math.max(most, node.position.x), -NODE_STEP.x);
  let place = wished ?? { x: rightmost + NODE_STEP.x, y: network.nodes[0]?.position.y ?? 0 };
  // From the top down: what lies above a place that was passed is not in the way again.
  const below = network.nodes
    .map((node) => node.position)
    .filter(({ x, y }) => Math.abs(x - place.x) < NODE_SIZE.width && y > place.y - NODE_SIZE.height)
    .sort((a, b) => a.y - b.y);
  for (const position of below) {
    while (overlaps(position, place)) place = { x: place.x, y: place.y + NODE_STEP.y };
  }
  return place;
}
