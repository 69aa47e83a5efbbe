/** The size of a node on the canvas, in canvas units: its meter and its card. Nodes are all of one size, so that nothing has to be measured. */
export const NODE_SIZE = { width: 124, height: 194 } as const;
/** Between two nodes that were laid out. */
export const NODE_GAP = { x: 20, y: 12 } as const;
/** From a node to the next one that was laid out beside or below it. */
export const NODE_STEP = { x: NODE_SIZE.width + NODE_GAP.x, y: NODE_SIZE.height + NODE_GAP.y } as const;
