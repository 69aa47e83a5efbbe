/**
 * How much of a network the canvas shows at a zoom. Of many nodes that are too small to be read, plain rectangles are drawn on one canvas
 * (LargeNetwork.tsx); elements of the page are only those that a hand or a key is about to touch.
 */
/** Networks up to this size are elements of the page at every zoom. */
export const MANY_NODES = 300;
/** Below this zoom nothing on a node can be read. */
const READABLE_ZOOM = 0.35;

/** Whether the nodes are seen from so far away that they are but rectangles. */
export function isAfar(nodes: number, zoom: number): boolean {
  return nodes > MANY_NODES && zoom < READABLE_ZOOM;
}
