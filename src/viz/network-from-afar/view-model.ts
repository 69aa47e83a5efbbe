/**
 * A network seen from so far away that nothing on a node can be read: every node a rectangle, every wire a straight line, in pixels of
 * the view. What lies outside of it is left out.
 */
import { NODE_SIZE } from "../../core/graph/node-size";
import type { NodeId, Position } from "../../core/network/network";

/** What a rectangle says of its node. A node that is both chosen and wrong is both: chosen by a ring, wrong by its filling. */
export interface AfarNode {
  readonly id: NodeId;
  readonly position: Position;
  readonly state: "good" | "warned" | "wrong";
  readonly chosen: boolean;
}

export interface AfarInput {
  readonly nodes: readonly AfarNode[];
  readonly wires: readonly { readonly from: NodeId; readonly to: NodeId }[];
  /** Pixels from the view's corner to the canvas's origin, and of a canvas unit. */
  readonly view: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly size: { readonly width: number; readonly height: number };
}

export interface AfarView {
  /** [n, 4]: left, top, width, height of each node's rectangle, by what it says. */
  readonly rectangles: Readonly<Record<AfarNode["state"], Float32Array>>;
  /** The same of those that are chosen. */
  readonly rings: Float32Array;
  /** [n, 4]: x and y of each wire's ends. */
  readonly lines: Float32Array;
}

/** Nodes stay to be seen however far away they are. */
const LEAST_SIDE = 1.5;

export function afarView({ nodes, wires, view, size }: AfarInput): AfarView {
  const width = Math.max(LEAST_SIDE, NODE_SIZE.width * view.zoom);
  const height = Math.max(LEAST_SIDE, NODE_SIZE.height * view.zoom);
  const places = new Map<NodeId, Position>();
  const rectangles: Record<AfarNode["state"], number[]> = { good: [], warned: [], wrong: [] };
  const rings: number[] = [];
  for (const { id, position, state, chosen } of nodes) {
    places.set(id, position);
    const left = view.x + position.x * view.zoom;
    const top = view.y + position.y * view.zoom;
    if (left > size.width || top > size.height || left + width < 0 || top + height < 0) continue;
    rectangles[state].push(left, top, width, height);
    if (chosen) rings.push(left, top, width, height);
  }
  const lines: number[] = [];
  for (const { from, to } of wires) {
    const start = places.get(from);
    const end = places.get(to);
    if (!start || !end) continue;
    const startX = view.x + (start.x + NODE_SIZE.width) * view.zoom;
    const startY = view.y + (start.y + NODE_SIZE.height / 2) * view.zoom;
    const endX = view.x + end.x * view.zoom;
    const endY = view.y + (end.y + NODE_SIZE.height / 2) * view.zoom;
    const isBeside =
      Math.max(startX, endX) < 0 ||
      Math.min(startX, endX) > size.width ||
      Math.max(startY, endY) < 0 ||
      Math.min(startY, endY) > size.height;
    if (!isBeside) lines.push(startX, startY, endX, endY);
  }
  return {
    rectangles: {
      good: Float32Array.from(rectangles.good),
      warned: Float32Array.from(rectangles.warned),
      wrong: Float32Array.from(rectangles.wrong),
    },
    rings: Float32Array.from(rings),
    lines: Float32Array.from(lines),
  };
}
