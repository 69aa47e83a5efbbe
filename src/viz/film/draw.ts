/** Draws a film's moment: faces, sheet, boundary, examples, guides, and what tells its scale. */
import { drawArea, drawAreaLegend } from "../area/draw";
import { clipTo } from "../kit/clip";
import { parseHex, toCss } from "../kit/colour";
import { drawAxes, drawGhost, drawRuler } from "../kit/draw-axes";
import { drawBoundary } from "../kit/draw-boundary";
import { drawDots, drawMarks, markStyle } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { tracePolylines } from "../kit/polylines";
import type { PictureTheme } from "../kit/theme";
import { drawBestLines } from "../linear-probe/draw";
import { strokeLines } from "../plane/draw";
import { drawOutside, drawPlaneLegend } from "../plane/draw-around";
import { drawSegment } from "../plane/draw-segment";
import { drawGuides } from "./draw-guides";
import type { FaceGroup, FilmView } from "./input";

/** How much of the panel's colour the front has over the ground, and of its own colour the back. */
const FRONT = 0.72;
const BACK = { light: 0.2, dark: 0.26 } as const;

/** Draws a moment on a context whose unit is one CSS pixel, from the ground up. */
export function drawFilm(context: CanvasRenderingContext2D, view: FilmView, theme: PictureTheme): void {
  const { plot } = view.viewBox;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, view.size.width, view.size.height);
  clipTo(context, plot);
  context.globalAlpha = 1;
  for (const group of view.faces) fillFaces(context, group, theme);
  if (view.areas) drawArea(context, view.areas, theme);
  drawAxes(context, view.viewBox, theme);
  if (view.ghost) drawGhost(context, view.ghost, theme);
  for (const group of view.lines) strokeLines(context, group, theme);
  if (view.segment) drawSegment(context, view.segment, view, theme);
  drawBoundary(context, view.boundary, view.detail, theme);
  drawBestLines(context, view.bestLines, view.viewBox, theme);
  if (view.detail === "thumbnail") drawDots(context, view.marks, view.segment ? 1.7 : 1, theme);
  else drawMarks(context, view.marks, markStyle(plot, view.marks), theme);
  drawGuides(context, view.guides, theme);
  if (view.opacity < 1) {
    context.globalAlpha = 1 - view.opacity;
    context.fillStyle = theme.ground;
    context.fillRect(plot.left, plot.top, plot.width, plot.height);
    context.globalAlpha = 1;
  }
  if (view.ruler) drawRuler(context, view.ruler, theme);
  for (const label of view.labels)
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
  for (const label of view.guideLabels)
    drawLabel(context, label, { colour: theme.ink, halo: theme.ground }, theme);
  context.restore();
  drawOutside(context, view, theme);
  if (view.areaLegend) drawAreaLegend(context, view.areaLegend, theme);
  if (view.legend) drawPlaneLegend(context, view.legend, theme);
}

function fillFaces(context: CanvasRenderingContext2D, group: FaceGroup, theme: PictureTheme): void {
  context.beginPath();
  tracePolylines(context, group, true);
  context.fillStyle = faceColour(group, theme);
  context.fill();
}

function faceColour({ face }: FaceGroup, theme: PictureTheme): string {
  return face === "front"
    ? toCss(parseHex(theme.panel), FRONT)
    : toCss(parseHex(theme.sheetBack), BACK[theme.name]);
}
