/** Draws the plane after a layer: axes, the sheet, the examples on it, and what tells its scale. */

import { clipTo } from "../kit/clip";
import { drawAxes, drawEdges, drawGhost, drawRuler, drawTicks } from "../kit/draw-axes";
import { drawHighlight } from "../kit/draw-highlight";
import { drawLegend } from "../kit/draw-legend";
import { drawDots, drawMarks, markStyle } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { tracePolylines } from "../kit/polylines";
import { TEXT_SIZE } from "../kit/text-size";
import { classHue, type PictureTheme } from "../kit/theme";
import { drawBestLines } from "../linear-probe/draw";
import { drawSegment } from "./draw-segment";
import type { LineGroup, LineStyle, PlaneView } from "./input";

const STROKES: Readonly<Record<LineStyle, { readonly width: number; readonly alpha: number }>> = {
  minor: { width: 0.7, alpha: 0.34 },
  major: { width: 0.9, alpha: 0.62 },
  border: { width: 1.4, alpha: 0.95 },
};

/** Radius of a thumbnail's dots; larger where they lie on a line and would be lost in it. */
const DOT = 1;
const DOT_ON_SEGMENT = 1.7;

/** Draws on a context whose unit is one CSS pixel. */
export function drawPlane(context: CanvasRenderingContext2D, view: PlaneView, theme: PictureTheme): void {
  const { plot } = view.viewBox;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, view.size.width, view.size.height);
  clipTo(context, plot);
  drawAxes(context, view.viewBox, theme);
  if (view.ghost) drawGhost(context, view.ghost, theme);
  for (const group of view.lines) strokeLines(context, group, theme);
  if (view.segment) drawSegment(context, view.segment, view, theme);
  const style = markStyle(plot, view.marks);
  if (view.detail === "thumbnail") drawDots(context, view.marks, view.segment ? DOT_ON_SEGMENT : DOT, theme);
  else drawMarks(context, view.marks, style, theme);
  if (view.bestLines.length > 0) drawBestLines(context, view.bestLines, view.viewBox, theme);
  drawTrace(context, view, theme);
  if (view.highlight) drawHighlight(context, view.highlight, style.radius, theme);
  if (view.ruler) drawRuler(context, view.ruler, theme);
  for (const label of view.labels)
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
  context.restore();
  drawOutside(context, view, theme);
  if (view.legend) drawLegend(context, view.legend, view.legend, theme);
}

/** What stands at the plot's edges and outside of it: the axes' numbers and names. */
export function drawOutside(
  context: CanvasRenderingContext2D,
  view: Pick<PlaneView, "detail" | "viewBox" | "ticks" | "axisNames">,
  theme: PictureTheme,
): void {
  if (view.detail === "large") drawEdges(context, view.viewBox, theme);
  drawTicks(context, view.ticks, theme);
  for (const label of view.axisNames) drawLabel(context, label, { colour: theme.second }, theme);
}

/** Lines of the sheet that are stroked alike. */
export function strokeLines(context: CanvasRenderingContext2D, group: LineGroup, theme: PictureTheme): void {
  const { style, side } = group;
  const { width, alpha } = STROKES[style];
  context.beginPath();
  tracePolylines(context, group);
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.lineJoin = "bevel";
  context.strokeStyle = side === undefined ? theme.second : classHue(theme, side);
  context.stroke();
  context.globalAlpha = 1;
}

function drawTrace(
  context: CanvasRenderingContext2D,
  { trace, detail }: PlaneView,
  theme: PictureTheme,
): void {
  if (detail === "thumbnail") return;
  for (let index = 0; 2 * index + 1 < trace.length; index++) {
    const x = trace[2 * index] as number;
    const y = trace[2 * index + 1] as number;
    if (!Number.isFinite(x + y)) continue;
    context.beginPath();
    context.arc(x, y, 3.2, 0, 2 * Math.PI);
    context.fillStyle = theme.panel;
    context.fill();
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.2;
    context.stroke();
    if (detail !== "large") continue;
    const place = { x: x + 6, y: y - 6, align: "left", baseline: "middle" } as const;
    const label = { text: String(index + 1), ...place, size: TEXT_SIZE.tiny, font: "mono" } as const;
    drawLabel(context, label, { colour: theme.ink, halo: theme.ground }, theme);
  }
}
