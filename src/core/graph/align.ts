/** Nodes in a line, and with equal distances between them: only places change, and no more than has to. */
import type { NetworkNode, NodeId, Position } from "../network/network";
import { NODE_SIZE } from "./node-size";

type Placed = Pick<NetworkNode, "id" | "position">;
type Places = ReadonlyMap<NodeId, Position>;

/** Across: the same column. Down: the same row. */
export type Axis = "x" | "y";
/** Where along the axis: at the least of them, at the most, or in the middle between both. Nodes are of one size. */
export type Edge = "least" | "middle" | "most";

const SIZE: Readonly<Record<Axis, number>> = { x: NODE_SIZE.width, y: NODE_SIZE.height };

/** All on one line. */
export function align(nodes: readonly Placed[], axis: Axis, edge: Edge): Places {
  const along = nodes.map(({ position }) => position[axis]);
  const [least, most] = [Math.min(...along), Math.max(...along)];
  const line = { least, middle: Math.round((least + most) / 2), most }[edge];
  return new Map(nodes.map(({ id, position }) => [id, { ...position, [axis]: line }]));
}

/**
 * Equal distances along the axis, in the order in which they lie. The outer two stay where there is room between them for
 * the others; else all move apart from the first on, so that none lies over another.
 * @param gap the least distance between two, from edge to edge
 */
export function distribute(nodes: readonly Placed[], axis: Axis, gap: number): Places {
  const inOrder = [...nodes].sort((a, b) => a.position[axis] - b.position[axis]);
  const first = inOrder[0]?.position[axis] ?? 0;
  const last = inOrder.at(-1)?.position[axis] ?? 0;
  const step = Math.max((last - first) / Math.max(1, nodes.length - 1), SIZE[axis] + gap);
  return new Map(
    inOrder.map(({ id, position }, index) => [id, { ...position, [axis]: Math.round(first + index * step) }]),
  );
}
