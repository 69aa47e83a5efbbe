/** Draws a histogram: bars in grey; the one that stands apart dark, or hatched where it means that something never came. */
import { drawLabel } from "../kit/draw-text";
import { fillHatch } from "../kit/hatch";
import type { PictureTheme } from "../kit/theme";
import { drawChart } from "./draw-chart";
import type { HistogramView } from "./histogram";

export function drawHistogram(
  context: CanvasRenderingContext2D,
  { chart, bars, counts }: HistogramView,
  theme: PictureTheme,
): void {
  drawChart(context, chart, theme);
  for (const bar of bars) {
    const { left, top, width, height, isApart, name } = bar;
    if (bar.count === 0) continue;
    if (isApart && name === "never") {
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      fillHatch(context, bar, theme);
      context.restore();
      context.strokeStyle = theme.ink;
      context.lineWidth = 1;
      context.strokeRect(left + 0.5, top + 0.5, width - 1, Math.max(1, height - 0.5));
      continue;
    }
    context.fillStyle = isApart ? theme.ink : theme.second;
    context.fillRect(left, top, width, height);
  }
  const { plot } = chart;
  context.fillStyle = theme.strongLine;
  context.fillRect(plot.left, plot.top + plot.height, plot.width, 1);
  for (const label of counts) drawLabel(context, label, { colour: theme.ink, halo: theme.panel }, theme);
}
