/** Draws what a picture of the plane has that is larger than a thumbnail: marks, best lines, numbers, legend. */
import { drawEdges, drawTicks } from "../kit/draw-axes";
import { drawHighlight } from "../kit/draw-highlight";
import { drawLegend } from "../kit/draw-legend";
import { drawMarks, markStyle } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { TEXT_SIZE } from "../kit/text-size";
import type { PictureTheme } from "../kit/theme";
import { drawBestLines } from "../linear-probe/draw";
import type { DrawAround } from "./draw";
import { drawLineLegend } from "./draw-line-legend";
import type { PlaneLegend, PlaneView } from "./input";

/** For drawPlane, in pictures larger than a thumbnail. */
export const drawAround: DrawAround = {
  over(context, view, theme) {
    const style = markStyle(view.viewBox.plot, view.marks);
    drawMarks(context, view.marks, style, theme);
    if (view.bestLines.length > 0) drawBestLines(context, view.bestLines, view.viewBox, theme);
    drawTrace(context, view, theme);
    if (view.highlight) drawHighlight(context, view.highlight, style.radius, theme);
  },
  outside(context, view, theme) {
    drawOutside(context, view, theme);
    if (view.legend) drawPlaneLegend(context, view.legend, theme);
  },
};

/** The classes, and beside or below them the lines. */
export function drawPlaneLegend(
  context: CanvasRenderingContext2D,
  legend: PlaneLegend,
  theme: PictureTheme,
): void {
  drawLegend(context, legend, legend, theme);
  drawLineLegend(context, legend.signs, legend, theme);
}

/** What stands at the plot's edges and outside of it: the axes' numbers and names. */
export function drawOutside(
  context: CanvasRenderingContext2D,
  view: Pick<PlaneView, "detail" | "viewBox" | "ticks" | "axisNames">,
  theme: PictureTheme,
): void {
  if (view.detail === "large" && view.ticks.length > 0) drawEdges(context, view.viewBox, theme);
  drawTicks(context, view.ticks, theme);
  for (const label of view.axisNames) drawLabel(context, label, { colour: theme.second }, theme);
}

function drawTrace(
  context: CanvasRenderingContext2D,
  { trace, detail }: PlaneView,
  theme: PictureTheme,
): void {
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
