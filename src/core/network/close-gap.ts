/** The gap that a node leaves in its row closes: what lay behind it in the row moves up to where it stood. */
import { NODE_SIZE, NODE_STEP } from "../graph/node-size";
import { moveNodesInFrames } from "./frames";
import type { Network, Position } from "./network";

/** Nodes whose heights differ by less lie in one row. */
const SAME_ROW = NODE_SIZE.height / 2;
/** Farther away than so many steps the next node was no neighbour. */
const NEAR = 2 * NODE_STEP.x;
/** Of more nodes the gaps are left: each would be looked at for each that moves. */
const MOST = 1000;

/**
 * @param network without the node @param place where it stood
 * @returns the same network where nothing lay beside it, and where what moves would come to lie on another node
 */
export function closeGap(network: Network, { x, y }: Position): Network {
  const row = network.nodes.filter(({ position }) => position.x > x && Math.abs(position.y - y) < SAME_ROW);
  const by = Math.min(...row.map(({ position }) => position.x)) - x;
  if (!(by <= NEAR) || network.nodes.length > MOST) return network;
  const places = new Map(row.map(({ id, position }) => [id, { x: position.x - by, y: position.y }]));
  const staying = network.nodes.filter(({ id }) => !places.has(id));
  const isClear = [...places.values()].every((place) =>
    staying.every(({ position }) => !isOver(position, place)),
  );
  return isClear ? moveNodesInFrames(network, places) : network;
}

function isOver(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < NODE_SIZE.width && Math.abs(a.y - b.y) < NODE_SIZE.height;
}
