/**
 * How much of a network the canvas shows at a zoom. Of many nodes that are too small to be read, plain rectangles are drawn on one canvas
 * (AfarLayer.tsx); elements of the page are only those that a hand or a key is about to touch.
 */
import type { NodeId } from "../../core/network/network";

/** Networks up to this size are elements of the page at every zoom. */
const MANY_NODES = 300;
/** Below this zoom nothing on a node can be read. */
const READABLE_ZOOM = 0.35;
/** The most chosen nodes that are elements: each can be dragged and moved by keys, and takes all others along. */
const MOST_CHOSEN = 50;

/** Whether the nodes are seen from so far away that they are but rectangles. */
export function isAfar(nodes: number, zoom: number): boolean {
  return nodes > MANY_NODES && zoom < READABLE_ZOOM;
}

/** The nodes that are elements of the page though they are seen from afar. */
export function elementsAfar(chosen: readonly NodeId[], pointed: NodeId | undefined): ReadonlySet<NodeId> {
  return new Set([...chosen.slice(0, MOST_CHOSEN), ...(pointed === undefined ? [] : [pointed])]);
}
