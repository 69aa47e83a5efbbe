/** Where a node that is added without pointing goes, and what it is wired to. */
import { NODE_GAP, NODE_SIZE } from "../graph/node-size";
import { nodeSpec } from "../nodes";
import { addNode, addWire, moveNodes, removeWires } from "./edit";
import type { Network, NetworkNode, NodeId, Params, Position, WireId } from "./network";

const STEP = NODE_SIZE.width + NODE_GAP.x;

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
  const place = freePlace(network, { x: before.position.x + STEP, y: before.position.y });
  const added = addNode(network, kind, place, params);
  return leaving.length === 0
    ? { ...added, network: addWire(added.network, before.id, added.node, port) }
    : added;
}

function isDistribution({ kind, params }: Pick<NetworkNode, "kind" | "params">): boolean {
  return nodeSpec(kind)?.meaning(params) === "distribution";
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
  const start = network.nodes.find((node) => node.id === wire?.from);
  const port = nodeSpec(kind)?.inputs[0];
  if (!wire || !start || port === undefined)
    return addNode(network, kind, position ?? freePlace(network), params);
  const place = {
    x: start.position.x + STEP,
    y: position ? nearRow(position.y, start.position.y) : start.position.y,
  };
  const added = addNode(makeRoom(network, place), kind, place, params);
  const wired = addWire(removeWires(added.network, [id]), wire.from, added.node, port);
  return { network: addWire(wired, added.node, wire.to, wire.port), node: added.node };
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
  const moved = inRow.map(({ id, position }) => [id, { x: position.x + STEP, y: position.y }] as const);
  return moveNodes(network, new Map(moved));
}

function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < NODE_SIZE.width && Math.abs(a.y - b.y) < NODE_SIZE.height;
}

/** The wished place, or the next one below where nothing lies yet; right of everything where none is wished. */
function freePlace(network: Network, wished?: Position): Position {
  const rightmost = network.nodes.reduce((most, node) => Math.max(most, node.position.x), -STEP);
  let place = wished ?? { x: rightmost + STEP, y: network.nodes[0]?.position.y ?? 0 };
  // From the top down: what lies above a place that was passed is not in the way again.
  const below = network.nodes
    .map((node) => node.position)
    .filter(({ x, y }) => Math.abs(x - place.x) < NODE_SIZE.width && y > place.y - NODE_SIZE.height)
    .sort((a, b) => a.y - b.y);
  for (const position of below) {
    while (overlaps(position, place)) place = { x: place.x, y: place.y + NODE_SIZE.height + NODE_GAP.y };
  }
  return place;
}
