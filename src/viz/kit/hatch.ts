/** Slanted lines: over a place without a value, which no colour may stand for, and over what faces away. */
import { picturePoint } from "./points";
import { type LineSink, tracePoints } from "./polylines";
import type { Rectangle } from "./scale";
import type { PictureTheme } from "./theme";

const SPACING = 7;

/**
 * Adds lines that rise to the right across a rectangle to a path; they leave it at its sides, so the caller clips.
 * @param from where the first one starts at the bottom, from the left side on, in CSS pixels
 */
export function traceSlanted(
  path: LineSink,
  { left, top, width, height }: Rectangle,
  spacing: number,
  from = -height,
): void {
  for (let offset = from; offset < width; offset += spacing) {
    const start = picturePoint(left + offset, top + height);
    tracePoints(path, [start, picturePoint(start[0] + height, top)]);
  }
}

/** Fills a rectangle with slanted lines on the ground's colour. */
export function fillHatch(
  context: CanvasRenderingContext2D,
  rectangle: Rectangle,
  theme: PictureTheme,
): void {
  const { left, top, width, height } = rectangle;
  context.fillStyle = theme.ground;
  context.fillRect(left, top, width, height);
  context.beginPath();
  traceSlanted(context, rectangle, SPACING);
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.stroke();
}
