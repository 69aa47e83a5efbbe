/** Draws the sheet's cells in the colours of their areas, and the legend that tells them. */
import { clipTo } from "../kit/draw-framed-plot";
import { drawLabel } from "../kit/draw-text";
import type { Rectangle } from "../kit/scale";
import type { PictureTheme } from "../kit/theme";
import { areaColour, hatchInk, killedColour } from "./colours";
import type { AreaLegend } from "./legend";
import type { AreaGroup, AreaView } from "./view-model";

/** Distance of two hatch lines, in pixels. */
const HATCH = 6;
const HATCH_WIDTH = 0.9;
const HATCH_ALPHA = 0.55;

export function drawArea(context: CanvasRenderingContext2D, view: AreaView, theme: PictureTheme): void {
  clipTo(context, view.plot);
  for (const group of view.groups) fillGroup(context, group, view.plot, theme);
  context.restore();
}

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
    if (fill === "reversed") {
      clipTo(context, box);
      hatch(context, box, hatchInk(0, theme));
      context.restore();
    }
    frame(context, box, theme);
    drawLabel(context, text, label, theme);
  }
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

function fillGroup(
  context: CanvasRenderingContext2D,
  group: AreaGroup,
  plot: Rectangle,
  theme: PictureTheme,
): void {
  const colour = group.fill === "killed" ? killedColour(theme) : areaColour(group.fill, theme);
  context.beginPath();
  tracePolygons(context, group);
  context.fillStyle = colour;
  context.fill();
  // Neighbours would leave a hairline of the ground between them; what is pressed flat is no more than its line.
  context.strokeStyle = colour;
  context.lineWidth = group.fill === "killed" ? 1.6 : 0.7;
  context.lineJoin = "round";
  context.stroke();
  if (!group.reversed || group.fill === "killed") return;
  // At once, so that what is folded over it hides the hatching as well; in the ink that stands out from the colour.
  context.save();
  context.clip();
  hatch(context, plot, hatchInk(group.fill, theme));
  context.restore();
}

function tracePolygons(context: CanvasRenderingContext2D, { coordinates, starts }: AreaGroup): void {
  let next = 0;
  for (let vertex = 0; 2 * vertex < coordinates.length; vertex++) {
    const x = coordinates[2 * vertex] as number;
    const y = coordinates[2 * vertex + 1] as number;
    if (starts[next] === vertex) {
      if (vertex > 0) context.closePath();
      context.moveTo(x, y);
      next++;
    } else {
      context.lineTo(x, y);
    }
  }
  context.closePath();
}

function hatch(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  colour: string,
): void {
  context.beginPath();
  for (let offset = -height; offset < width; offset += HATCH) {
    context.moveTo(left + offset, top + height);
    context.lineTo(left + offset + height, top);
  }
  context.lineCap = "butt";
  context.globalAlpha = HATCH_ALPHA;
  context.strokeStyle = colour;
  context.lineWidth = HATCH_WIDTH;
  context.stroke();
  context.globalAlpha = 1;
}
