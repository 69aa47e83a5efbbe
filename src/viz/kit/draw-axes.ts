/** Draws axes, ticks, the ghost of the unit square and the ruler. */
import { type AxisTick, RULER_END, type Ruler } from "./axes";
import { drawLabel } from "./draw-text";
import { type PicturePoint, picturePoint } from "./points";
import { tracePoints } from "./polylines";
import type { ViewBox } from "./scale";
import type { PictureTheme } from "./theme";

/** Axes through the origin, over the whole plot; the caller clips. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  { plot, originX, originY }: ViewBox,
  theme: PictureTheme,
): void {
  context.beginPath();
  // Off the plot by far, an axis is not drawn at all: the canvas need not see huge coordinates.
  if (originX > plot.left - 2 && originX < plot.left + plot.width + 2) {
    context.moveTo(sharp(originX), plot.top);
    context.lineTo(sharp(originX), plot.top + plot.height);
  }
  if (originY > plot.top - 2 && originY < plot.top + plot.height + 2) {
    context.moveTo(plot.left, sharp(originY));
    context.lineTo(plot.left + plot.width, sharp(originY));
  }
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.stroke();
}

/** The plot's left and lower edge, where the numbers outside of it stand. */
export function drawEdges(context: CanvasRenderingContext2D, { plot }: ViewBox, theme: PictureTheme): void {
  context.beginPath();
  context.moveTo(sharp(plot.left), plot.top);
  context.lineTo(sharp(plot.left), sharp(plot.top + plot.height));
  context.lineTo(plot.left + plot.width, sharp(plot.top + plot.height));
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.stroke();
}

/** Strokes on the axes and their numbers. */
export function drawTicks(
  context: CanvasRenderingContext2D,
  ticks: readonly AxisTick[],
  theme: PictureTheme,
): void {
  context.beginPath();
  for (const { axis, x, y } of ticks) {
    const dx = axis === "x" ? 0 : 3;
    const dy = axis === "x" ? 3 : 0;
    context.moveTo(sharp(x) - dx, sharp(y) - dy);
    context.lineTo(sharp(x) + dx, sharp(y) + dy);
  }
  context.strokeStyle = theme.second;
  context.lineWidth = 1;
  context.stroke();
  for (const { label } of ticks)
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
}

/** The unit square where it was before any layer, dashed. */
export function drawGhost(
  context: CanvasRenderingContext2D,
  corners: readonly PicturePoint[],
  theme: PictureTheme,
): void {
  context.save();
  context.beginPath();
  tracePoints(
    context,
    corners.map(([x, y]) => picturePoint(sharp(x), sharp(y))),
    true,
  );
  context.setLineDash([3, 2.5]);
  context.strokeStyle = theme.second;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

/** The bar, its ends and its number, with a halo in the ground's colour. */
export function drawRuler(context: CanvasRenderingContext2D, ruler: Ruler, theme: PictureTheme): void {
  const y = sharp(ruler.y);
  const left = sharp(ruler.x);
  const right = sharp(ruler.x + ruler.length);
  // First wider in the ground's colour: the halo that labels have too.
  for (const [colour, width] of [
    [theme.ground, 3.5],
    [theme.second, 1],
  ] as const) {
    context.beginPath();
    context.moveTo(left, y - RULER_END);
    context.lineTo(left, y + RULER_END);
    context.moveTo(left, y);
    context.lineTo(right, y);
    context.moveTo(right, y - RULER_END);
    context.lineTo(right, y + RULER_END);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  drawLabel(context, ruler.label, { colour: theme.second, halo: theme.ground }, theme);
}

/** The middle of a pixel, where a one pixel line is sharp. */
function sharp(value: number): number {
  return Math.round(value - 0.5) + 0.5;
}
