/** Draws the best straight lines on a picture: dashed, so that nobody takes one for the network's own boundary. */
import { clipTo } from "../kit/draw-bordered-plot";
import type { ViewBox } from "../kit/scale";
import type { PictureTheme } from "../kit/theme";

/** @param lines [segments, 4] in plane units (lines.ts) */
export function drawBestLines(
  context: CanvasRenderingContext2D,
  lines: Float32Array,
  view: ViewBox,
  theme: PictureTheme,
): void {
  clipTo(context, view.plot);
  context.beginPath();
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let at = 0; at + 3 < lines.length; at += 4) {
    const [x, y, toX, toY] = [0, 1, 2, 3].map((place) =>
      place % 2 === 0
        ? view.originX + (lines[at + place] as number) * view.pixelsPerUnit
        : view.originY - (lines[at + place] as number) * view.pixelsPerUnit,
    ) as [number, number, number, number];
    // One dash runs on where a segment goes on from the last.
    if (x !== lastX || y !== lastY) context.moveTo(x, y);
    context.lineTo(toX, toY);
    [lastX, lastY] = [toX, toY];
  }
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
  context.restore();
}
