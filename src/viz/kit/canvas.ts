/** Sizes a canvas for the screen's own pixels, so that hairlines and marks are sharp on every display. */

/** Largest side of a canvas in device pixels: browsers draw nothing at all on larger ones. */
const MAX_SIDE_PIXELS = 8192;

/**
 * Sizes a canvas and hands back its context, cleared and scaled so that one unit is one CSS pixel.
 * @returns undefined where the browser has no 2D context to give (it is out of memory)
 */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  cssWidth: number,
  cssHeight: number,
  pixelRatio: number,
): CanvasRenderingContext2D | undefined {
  const ratio = Math.min(pixelRatio, MAX_SIDE_PIXELS / Math.max(1, cssWidth, cssHeight));
  const width = Math.max(1, Math.round(cssWidth * ratio));
  const height = Math.max(1, Math.round(cssHeight * ratio));
  // Setting a size reallocates the canvas even where it is the same, so only when it differs.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.style.width = `${cssWidth}px`;
  canvas.style.height = `${cssHeight}px`;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, cssWidth, cssHeight);
  return context;
}
