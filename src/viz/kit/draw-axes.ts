/** Draws axes, ticks, the ghost of the unit square and the ruler. */
import type { AxisTick, Ruler } from "./axes";
import { drawLabel } from "./draw-text";
import type { Rectangle, ViewBox } from "./scale";
import type { PictureTheme } from "./theme";

/** Both axes through the origin, over the whole plot; the caller clips. */
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

/** Tick strokes and their numbers, below the row and right of the column. */
export function drawTicks(
  context: CanvasRenderingContext2D,
  ticks: readonly AxisTick[],
  fontSize: number,
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
  const style = { size: fontSize, font: "mono", colour: theme.second, halo: theme.ground } as const;
  for (const { axis, label, x, y } of ticks) {
    if (axis === "x") {
      drawLabel(context, { text: label, x, y: y + 6, align: "center", baseline: "top" }, style, theme);
    } else {
      drawLabel(context, { text: label, x: x + 7, y, align: "left", baseline: "middle" }, style, theme);
    }
  }
}

/** The unit square where it was before any layer, dashed. */
export function drawGhost(
  context: CanvasRenderingContext2D,
  corners: readonly (readonly [number, number])[],
  theme: PictureTheme,
): void {
  context.save();
  context.beginPath();
  corners.forEach(([x, y], index) => {
    if (index === 0) context.moveTo(sharp(x), sharp(y));
    else context.lineTo(sharp(x), sharp(y));
  });
  context.closePath();
  context.setLineDash([3, 2.5]);
  context.strokeStyle = theme.second;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

/** The ruler in the plot's bottom right corner, its length in units beside it. */
export function drawRuler(
  context: CanvasRenderingContext2D,
  { length, label }: Ruler,
  { left, top, width, height }: Rectangle,
  theme: PictureTheme,
): void {
  const inset = width < 130 ? 5 : 10;
  const right = left + width - inset;
  const y = sharp(top + height - inset - 3);
  const trace = () => {
    context.beginPath();
    context.moveTo(sharp(right - length), y - 3);
    context.lineTo(sharp(right - length), y + 3);
    context.moveTo(sharp(right - length), y);
    context.lineTo(sharp(right), y);
    context.moveTo(sharp(right), y - 3);
    context.lineTo(sharp(right), y + 3);
  };
  trace();
  context.strokeStyle = theme.ground;
  context.lineWidth = 3;
  context.stroke();
  trace();
  context.strokeStyle = theme.second;
  context.lineWidth = 1;
  context.stroke();
  const style = {
    size: width < 240 ? 10 : 11,
    font: "mono",
    colour: theme.second,
    halo: theme.ground,
  } as const;
  const at = { x: right - length - 5, y, align: "right", baseline: "middle" } as const;
  drawLabel(context, { text: label, ...at }, style, theme);
}

/** The middle of a pixel, where a one pixel line is sharp. */
function sharp(value: number): number {
  return Math.round(value - 0.5) + 0.5;
}
