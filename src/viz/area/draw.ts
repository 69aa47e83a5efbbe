/** Draws the sheet's cells in the colours of their areas, and the legend that tells them. */
import { clipTo } from "../kit/clip";
import { drawLabel } from "../kit/draw-text";
import { traceSlanted } from "../kit/hatch";
import { tracePolylines, traceSegments } from "../kit/polylines";
import type { Rectangle } from "../kit/scale";
import type { PictureTheme } from "../kit/theme";
import { areaColour, hatchInk, killedColour } from "./colours";
import type { AreaLegend } from "./legend";
import type { AreaGroup, AreaView } from "./view-model";

const HATCH_WIDTH = 0.9;
const HATCH_ALPHA = 0.55;

/** Fills the cells on a context whose unit is one CSS pixel, in the order of the groups. */
export function drawArea(context: CanvasRenderingContext2D, view: AreaView, theme: PictureTheme): void {
  clipTo(context, view.plot);
  for (const group of view.groups) fillGroup(context, group, theme);
  context.restore();
}

/** The scale of areas with its numbers, and the signs for what faces away and what is gone. */
export function drawAreaLegend(
  context: CanvasRenderingContext2D,
  legend: AreaLegend,
  theme: PictureTheme,
): void {
  const label = { colour: theme.second, halo: theme.ground };
  drawLabel(context, legend.title, label, theme);
  for (const { step, left, top, width, height } of legend.steps) {
    context.fillStyle = areaColour(step, theme);
    context.fillRect(left, top, width, height);
  }
  frame(context, legend.bar, theme);
  for (const tick of legend.ticks) drawLabel(context, tick, label, theme);
  for (const { box, fill, text } of legend.chips) {
    context.fillStyle = fill === "killed" ? killedColour(theme) : theme.panel;
    context.fillRect(box.left, box.top, box.width, box.height);
    if (fill === "reversed") hatchChip(context, box, theme);
    frame(context, box, theme);
    drawLabel(context, text, label, theme);
  }
}

function hatchChip(context: CanvasRenderingContext2D, box: Rectangle, theme: PictureTheme): void {
  clipTo(context, box);
  context.beginPath();
  traceSlanted(context, box, 5, 1 - box.height);
  strokeHatch(context, hatchInk(0, theme));
  context.restore();
}

function frame(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  theme: PictureTheme,
): void {
  context.strokeStyle = theme.second;
  context.lineWidth = 0.8;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}

function fillGroup(context: CanvasRenderingContext2D, group: AreaGroup, theme: PictureTheme): void {
  const colour = group.fill === "killed" ? killedColour(theme) : areaColour(group.fill, theme);
  context.beginPath();
  tracePolylines(context, group, true);
  context.fillStyle = colour;
  context.fill();
  // Neighbours would leave a hairline of the ground between them; what is pressed flat is no more than its line.
  context.strokeStyle = colour;
  context.lineWidth = group.fill === "killed" ? 1.6 : 0.7;
  context.lineJoin = "bevel";
  context.stroke();
  if (group.fill === "killed" || group.hatch.length === 0) return;
  // At once, so that what is folded over it hides the hatching as well; in the ink that stands out from the colour.
  context.beginPath();
  traceSegments(context, group.hatch);
  strokeHatch(context, hatchInk(group.fill, theme));
}

function strokeHatch(context: CanvasRenderingContext2D, colour: string): void {
  context.lineCap = "butt";
  context.globalAlpha = HATCH_ALPHA;
  context.strokeStyle = colour;
  context.lineWidth = HATCH_WIDTH;
  context.stroke();
  context.globalAlpha = 1;
}
