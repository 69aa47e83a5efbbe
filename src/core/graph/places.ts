/** Where the nodes of a network lie: how far they reach, and which of them are at a place or in a rectangle. */
import type { Network, NodeId, Position } from "../network/network";
import { NODE_SIZE } from "./node-size";

/** In canvas units; y grows downwards. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Placed = Pick<Network, "nodes">;

/** The smallest rectangle around all nodes and notes; undefined where there are none. */
export function areaOf({ nodes, notes = [] }: Pick<Network, "nodes" | "notes">): Area | undefined {
  if (nodes.length + notes.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x);
    bottom = Math.max(bottom, position.y);
  }
  [right, bottom] = [right + NODE_SIZE.width, bottom + NODE_SIZE.height];
  for (const { position, size } of notes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + size.width);
    bottom = Math.max(bottom, position.y + size.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The node at a place, of several that lie there the one that is drawn last. */
export function nodeAt({ nodes }: Placed, { x, y }: Position): NodeId | undefined {
  return nodes.findLast(
    ({ position }) =>
      x >= position.x &&
      x <= position.x + NODE_SIZE.width &&
      y >= position.y &&
      y <= position.y + NODE_SIZE.height,
  )?.id;
}

/** The nodes that lie in a rectangle with all of them. */
export function nodesWithin({ nodes }: Placed, area: Area): readonly NodeId[] {
  return nodes
    .filter(
      ({ position }) =>
        position.x >= area.x &&
        position.x + NODE_SIZE.width <= area.x + area.width &&
        position.y >= area.y &&
        position.y + NODE_SIZE.height <= area.y + area.height,
    )
    .map(({ id }) => id);
}
