/** Where copies go: beside what they are copies of, or further down, so that they lie on no node. */
import type { Network, Position } from "../network/network";
import { NODE_GAP, NODE_SIZE } from "./node-size";
import { areaOf } from "./places";

/**
 * @param parts what is to be moved, as a whole
 * @param wished how far, from where the parts lie now
 * @returns that, or the next one further down at which the whole of the parts lies on no node of the network; O(n log n)
 */
export function clearOffset(
  { nodes }: Pick<Network, "nodes">,
  parts: Pick<Network, "nodes" | "notes">,
  wished: Position,
): Position {
  const area = areaOf(parts);
  if (!area) return wished;
  const left = area.x + wished.x;
  let top = area.y + wished.y;
  // From the top down: what lies above a place that was passed is not in the way again.
  const inTheWay = nodes
    .map(({ position }) => position)
    .filter(({ x }) => x < left + area.width && x + NODE_SIZE.width > left)
    .sort((one, other) => one.y - other.y);
  for (const { y } of inTheWay) {
    if (y < top + area.height && y + NODE_SIZE.height > top) top = y + NODE_SIZE.height + NODE_GAP.y;
  }
  return { x: wished.x, y: top - area.y };
}
