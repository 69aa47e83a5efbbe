/**
 * A network seen from so far away that nothing on a node can be read: every node a rectangle, every wire a straight line, or one around the
 * cards between its rows, in pixels of the view. What lies outside of it is left out.
 */
import { NODE_SIZE } from "../../core/graph/node-size";
import { wayAround } from "../../core/graph/way-around";
import type { NodeId, Position, WireId } from "../../core/network/network";

/** What a rectangle says of its node. A node that is both chosen and wrong is both: chosen by a ring, wrong by its filling. */
export interface AfarNode {
  readonly id: NodeId;
  readonly position: Position;
  readonly state: "good" | "warned" | "wrong";
  readonly chosen: boolean;
}

export interface AfarInput {
  readonly nodes: readonly AfarNode[];
  readonly wires: readonly { readonly id: WireId; readonly from: NodeId; readonly to: NodeId }[];
  /** Where wires cross that go around (core/graph/way-around.ts). */
  readonly crossings: ReadonlyMap<WireId, number>;
  /** Pixels from the view's corner to the canvas's origin, and of a canvas unit. */
  readonly view: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly size: { readonly width: number; readonly height: number };
}

export interface AfarView {
  /** [n, 4]: left, top, width, height of each node's rectangle, by what it says. */
  readonly rectangles: Readonly<Record<AfarNode["state"], Float32Array>>;
  /** The same of those that are chosen. */
  readonly rings: Float32Array;
  /** [n, 4]: x and y of the ends of each straight piece of a wire. */
  readonly lines: Float32Array;
}

/** Nodes stay to be seen however far away they are. */
const LEAST_SIDE = 1.5;

export function afarView({ nodes, wires, crossings, view, size }: AfarInput): AfarView {
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
  for (const { id, from, to } of wires) {
    const source = places.get(from);
    const target = places.get(to);
    if (!source || !target) continue;
    const start = { x: source.x + NODE_SIZE.width, y: source.y + NODE_SIZE.height / 2 };
    const end = { x: target.x, y: target.y + NODE_SIZE.height / 2 };
    const height = crossings.get(id);
    const way = (height !== undefined && wayAround(start, end, height)) || [start, end];
    const shown = way.map(({ x, y }) => ({ x: view.x + x * view.zoom, y: view.y + y * view.zoom }));
    shown.slice(1).forEach((to, index) => {
      const from = shown[index] as Position;
      const isBeside =
        Math.max(from.x, to.x) < 0 ||
        Math.min(from.x, to.x) > size.width ||
        Math.max(from.y, to.y) < 0 ||
        Math.min(from.y, to.y) > size.height;
      if (!isBeside) lines.push(from.x, from.y, to.x, to.y);
    });
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
