/** Draws a film's moment: faces, sheet, boundary, examples, guides, and what tells its scale. */
import { parseHex, toCss, weightColour } from "../kit/colour";
import { drawAxes, drawGhost, drawRuler, drawTicks } from "../kit/draw-axes";
import { drawLegend } from "../kit/draw-legend";
import { drawDots, drawMarks, markStyle } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import type { PictureTheme } from "../kit/theme";
import { strokeLines } from "../plane/draw";
import { drawSegment } from "../plane/draw-segment";
import { drawGuides } from "./draw-guides";
import { MOST_LEVEL } from "./faces";
import type { FaceGroup, FilmView } from "./input";

/** How much of the panel's colour the front has over the ground, and of its own colour the back. */
const FRONT = 0.72;
const BACK = { light: 0.2, dark: 0.26 } as const;
const HATCH_SPACING = 6;

export function drawFilm(context: CanvasRenderingContext2D, view: FilmView, theme: PictureTheme): void {
  const { plot } = view.viewBox;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, view.size.width, view.size.height);
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.width, plot.height);
  context.clip();
  context.globalAlpha = 1;
  for (const group of view.faces) fillFaces(context, group, theme);
  if (view.hatched) hatchFaces(context, view.hatched, view, theme);
  drawAxes(context, view.viewBox, theme);
  if (view.ghost) drawGhost(context, view.ghost, theme);
  for (const group of view.lines) strokeLines(context, group, theme);
  if (view.segment) drawSegment(context, view.segment, view, theme);
  drawBoundary(context, view, theme);
  if (view.detail === "thumbnail") drawDots(context, view.marks, view.segment ? 1.7 : 1, theme);
  else drawMarks(context, view.marks, markStyle(plot, view.marks), theme);
  drawGuides(context, view.guides, theme);
  if (view.opacity < 1) {
    context.globalAlpha = 1 - view.opacity;
    context.fillStyle = theme.ground;
    context.fillRect(plot.left, plot.top, plot.width, plot.height);
    context.globalAlpha = 1;
  }
  drawTicks(context, view.ticks, theme);
  if (view.ruler) drawRuler(context, view.ruler, theme);
  for (const label of view.labels)
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
  for (const label of view.guideLabels)
    drawLabel(context, label, { colour: theme.ink, halo: theme.ground }, theme);
  if (view.areaScale) drawAreaScale(context, view, theme);
  context.restore();
  if (view.legend) drawLegend(context, view.legend, view.legend, theme);
}

function trace(context: CanvasRenderingContext2D, { coordinates, starts }: FaceGroup): void {
  context.beginPath();
  let next = 0;
  for (let vertex = 0; 2 * vertex < coordinates.length; vertex++) {
    const x = coordinates[2 * vertex] as number;
    const y = coordinates[2 * vertex + 1] as number;
    if (starts[next] === vertex) {
      if (next > 0) context.closePath();
      context.moveTo(x, y);
      next++;
    } else {
      context.lineTo(x, y);
    }
  }
  context.closePath();
}

function fillFaces(context: CanvasRenderingContext2D, group: FaceGroup, theme: PictureTheme): void {
  trace(context, group);
  context.fillStyle = faceColour(group, theme);
  context.fill();
}

function faceColour({ face, level }: FaceGroup, theme: PictureTheme): string {
  if (face === "front") return toCss(parseHex(theme.panel), FRONT);
  if (face === "back") return toCss(parseHex(theme.sheetBack), BACK[theme.name]);
  return face === "killed" ? theme.strongLine : weightColour(level, MOST_LEVEL, theme);
}

/** Slanted lines over the cells seen from behind. */
function hatchFaces(
  context: CanvasRenderingContext2D,
  group: FaceGroup,
  { viewBox: { plot } }: FilmView,
  theme: PictureTheme,
): void {
  context.save();
  trace(context, group);
  context.clip();
  context.beginPath();
  for (let offset = -plot.height; offset < plot.width; offset += HATCH_SPACING) {
    context.moveTo(plot.left + offset, plot.top + plot.height);
    context.lineTo(plot.left + offset + plot.height, plot.top);
  }
  context.strokeStyle = toCss(parseHex(theme.ink), 0.3);
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

/** The decision line: ink with a halo, so that it stands out from the sheet's own lines. */
function drawBoundary(
  context: CanvasRenderingContext2D,
  { boundary, detail }: FilmView,
  theme: PictureTheme,
): void {
  if (boundary.length === 0) return;
  context.beginPath();
  for (let index = 0; index + 3 < boundary.length; index += 4) {
    const [ax, ay, bx, by] = boundary.subarray(index, index + 4);
    if (!Number.isFinite((ax as number) + (ay as number) + (bx as number) + (by as number))) continue;
    context.moveTo(ax as number, ay as number);
    context.lineTo(bx as number, by as number);
  }
  context.lineCap = "round";
  for (const [colour, width] of [
    [toCss(parseHex(theme.ground), 0.8), detail === "thumbnail" ? 2.4 : 4],
    [theme.ink, detail === "thumbnail" ? 1 : 1.6],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** "area ×1/16 … ×1 … ×16" as a bar of the scale's colours. */
function drawAreaScale(
  context: CanvasRenderingContext2D,
  { areaScale }: FilmView,
  theme: PictureTheme,
): void {
  if (!areaScale) return;
  const { left, top, width, height } = areaScale;
  const steps = 4 * MOST_LEVEL + 1;
  for (let step = 0; step < steps; step++) {
    context.fillStyle = weightColour((step * 2 * MOST_LEVEL) / (steps - 1) - MOST_LEVEL, MOST_LEVEL, theme);
    context.fillRect(left + (step * width) / steps, top, width / steps + 0.5, height);
  }
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  const words = [
    ["×1/16", left, "left"],
    ["area ×1", left + width / 2, "center"],
    ["×16", left + width, "right"],
  ] as const;
  for (const [text, x, align] of words) {
    const label = { text, x, y: top - 3, align, baseline: "bottom", size: 10, font: "mono" } as const;
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
  }
}
