/** Draws the best straight lines on a picture: dashed, so that nobody takes one for the network's own boundary. */
import { clipTo } from "../kit/clip";
import { traceSegments } from "../kit/polylines";
import { toPixels, type ViewBox } from "../kit/scale";
import type { PictureTheme } from "../kit/theme";

/** @param lines [segments, 4] in plane units (lines.ts) */
export function drawBestLines(
  context: CanvasRenderingContext2D,
  lines: Float32Array,
  view: ViewBox,
  theme: PictureTheme,
): void {
  clipTo(context, view.plot);
  strokeBestLines(context, toPixels(view, lines), theme);
  context.restore();
}

/** @param lines [segments, 4] in CSS pixels */
export function strokeBestLines(
  context: CanvasRenderingContext2D,
  lines: Float32Array,
  theme: PictureTheme,
): void {
  context.beginPath();
  traceSegments(context, lines, true);
  context.lineCap = "butt";
  context.lineJoin = "round";
  context.strokeStyle = theme.ground;
  context.lineWidth = 4;
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
  context.setLineDash([7, 4]);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.6;
  context.stroke();
  context.setLineDash([]);
}
