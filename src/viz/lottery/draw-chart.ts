/** Draws a chart's frame: hairlines, the line below, the numbers. */
import { drawLabel } from "../kit/draw-text";
import type { PictureTheme } from "../kit/theme";
import type { Chart } from "./chart";

export function drawChart(
  context: CanvasRenderingContext2D,
  { plot, lines, labels }: Chart,
  theme: PictureTheme,
): void {
  context.lineWidth = 1;
  context.strokeStyle = theme.line;
  context.beginPath();
  for (const y of lines) {
    context.moveTo(plot.left, Math.round(y) + 0.5);
    context.lineTo(plot.left + plot.width, Math.round(y) + 0.5);
  }
  context.stroke();
  for (const label of labels) drawLabel(context, label, { colour: theme.second }, theme);
}
