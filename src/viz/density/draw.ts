/** Draws material M1: densities as level lines in their class's hue, the examples, ticks and legend. */
import { clipTo } from "../kit/clip";
import { drawBorder, strokeLevel } from "../kit/draw-bordered-plot";
import { drawLegend } from "../kit/draw-legend";
import { drawMarks, markStyle } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { TEXT_SIZE } from "../kit/text-size";
import { classHue, type PictureTheme } from "../kit/theme";
import { CAPTION_HEIGHT, type DensityView } from "./view-model";

/** Draws on a context whose unit is one CSS pixel. */
export function drawDensity(context: CanvasRenderingContext2D, view: DensityView, theme: PictureTheme): void {
  const { plot } = view.frame.viewBox;
  clipTo(context, plot);
  context.fillStyle = theme.panel;
  context.fillRect(plot.left, plot.top, plot.width, plot.height);
  for (const { classIndex, level, segments } of view.lines) {
    const colour = classHue(theme, classIndex);
    // The higher the line, the stronger: the ridge stands out.
    strokeLevel(context, segments, plot, { colour, width: 1.1, alpha: 0.35 + 0.6 * level });
  }
  const style = markStyle(plot, view.training);
  drawMarks(context, view.training, style, theme);
  drawMarks(context, view.validation, { ...style, hollow: 1.1 }, theme);
  context.restore();
  drawBorder(context, view.frame, theme);
  const { x, y } = view.frame.below;
  drawLegend(context, view.legend, { left: view.legendLeft, top: y }, theme);
  if (!view.caption) return;
  const place = {
    x,
    y: y + view.legend.height + CAPTION_HEIGHT / 2,
    align: "left",
    baseline: "middle",
  } as const;
  drawLabel(
    context,
    { text: view.caption, ...place, size: TEXT_SIZE.note, font: "text" },
    { colour: theme.second },
    theme,
  );
}
