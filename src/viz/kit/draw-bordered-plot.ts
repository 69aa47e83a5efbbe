/** Draws the outside of a framed plot: its border, ticks and numbers; and level lines inside it. */

import type { BorderedPlot } from "./bordered-plot";
import { drawLabel } from "./draw-text";
import { traceSegments } from "./polylines";
import type { Rectangle } from "./scale";
import { TEXT_SIZE } from "./text-size";
import { MONO_ADVANCE } from "./text-width";
import type { PictureTheme } from "./theme";

/** The frame, and ticks with their numbers at its left and below it. */
export function drawBorder(
  context: CanvasRenderingContext2D,
  { viewBox: { plot }, row, column }: BorderedPlot,
  theme: PictureTheme,
): void {
  const { left, top, width, height } = plot;
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  context.beginPath();
  for (const { at } of row) {
    const x = within(at, left, left + width);
    context.moveTo(x, top + height);
    context.lineTo(x, top + height + 4);
  }
  for (const { at } of column) {
    const y = within(at, top, top + height);
    context.moveTo(left - 4, y);
    context.lineTo(left, y);
  }
  context.stroke();
  const style = { size: TEXT_SIZE.value, font: "mono" } as const;
  for (const { at, label } of row) {
    // A number at a corner stays inside the picture.
    const half = (label.length * TEXT_SIZE.value * MONO_ADVANCE) / 2;
    const x = Math.min(left + width - half, at);
    const place = { x, y: top + height + 7, align: "center", baseline: "top" } as const;
    drawLabel(context, { text: label, ...place, ...style }, { colour: theme.second }, theme);
  }
  for (const { at, label } of column) {
    const y = Math.min(top + height - 4, Math.max(top + 6, at));
    const place = { x: left - 7, y, align: "right", baseline: "middle" } as const;
    drawLabel(context, { text: label, ...place, ...style }, { colour: theme.second }, theme);
  }
}

/** Strokes level lines: [segments, 4] in shares of the plot's side (kit/contour.ts). The caller clips. */
export function strokeLevel(
  context: CanvasRenderingContext2D,
  segments: Float32Array,
  { left, top, width, height }: Rectangle,
  stroke: { readonly colour: string; readonly width: number; readonly alpha: number },
): void {
  context.beginPath();
  traceSegments(
    context,
    segments.map((share, index) => (index % 2 === 0 ? left + share * width : top + share * height)),
  );
  context.lineCap = "round";
  context.globalAlpha = stroke.alpha;
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.width;
  context.stroke();
  context.globalAlpha = 1;
}

/** The middle of the pixel nearest to `value`, inside [low, high]. */
function within(value: number, low: number, high: number): number {
  return Math.min(high - 0.5, Math.max(low + 0.5, Math.round(value - 0.5) + 0.5));
}
