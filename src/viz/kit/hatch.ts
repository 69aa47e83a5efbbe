/** Fills a rectangle with slanted lines: a place without a value, which no colour may stand for. */
import type { Rectangle } from "./scale";
import type { PictureTheme } from "./theme";

const SPACING = 7;

export function fillHatch(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  theme: PictureTheme,
): void {
  context.fillStyle = theme.ground;
  context.fillRect(left, top, width, height);
  context.beginPath();
  for (let offset = -height; offset < width; offset += SPACING) {
    context.moveTo(left + offset, top + height);
    context.lineTo(left + offset + height, top);
  }
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.stroke();
}
