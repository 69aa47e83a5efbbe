/** Draws a legend: each class's mark and name. */

import { paintMark } from "./draw-marks";
import { drawLabel } from "./draw-text";
import { LEGEND_TEXT_GAP, type LegendLayout } from "./legend";
import { markShape, traceMark } from "./marks";
import { TEXT_SIZE } from "./text-size";
import { classHue, type PictureTheme } from "./theme";

/** Draws a legend at its top left corner, in CSS pixels. */
export function drawLegend(
  context: CanvasRenderingContext2D,
  { entries }: LegendLayout,
  { left, top }: { readonly left: number; readonly top: number },
  theme: PictureTheme,
): void {
  context.lineJoin = "round";
  for (const { classIndex, text, hollow, x, y } of entries) {
    context.beginPath();
    traceMark(context, markShape(classIndex), left + x, top + y, 3.4);
    const style = { radius: 3.4, ring: 0, ...(hollow ? { hollow: 1.3 } : {}) };
    paintMark(context, classHue(theme, classIndex), style, theme);
    const place = { x: left + x + LEGEND_TEXT_GAP, y: top + y + 0.5, align: "left" } as const;
    const label = { text, ...place, baseline: "middle", size: TEXT_SIZE.legend, font: "text" } as const;
    drawLabel(context, label, { colour: theme.second }, theme);
  }
}
