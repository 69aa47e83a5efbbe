/** Draws the one example that stands out: larger, in a ring of ink. */
import { paintMark } from "./draw-marks";
import { markShape, traceMark } from "./marks";
import { NO_CLASS } from "./place-marks";
import type { PicturePoint } from "./points";
import { classHue, type PictureTheme } from "./theme";

/** An example that stands out. */
export interface Highlight {
  readonly at: PicturePoint;
  readonly classIndex: number;
}

/** @param usual radius of the other marks of the picture */
export function drawHighlight(
  context: CanvasRenderingContext2D,
  { at: [x, y], classIndex }: Highlight,
  usual: number,
  theme: PictureTheme,
): void {
  const radius = usual * 1.7 + 0.6;
  context.lineJoin = "round";
  context.beginPath();
  traceMark(context, markShape(classIndex === NO_CLASS ? 0 : classIndex), x, y, radius);
  context.strokeStyle = theme.ink;
  context.lineWidth = 5;
  context.stroke();
  const hue = classIndex === NO_CLASS ? theme.second : classHue(theme, classIndex);
  paintMark(context, hue, { radius, ring: 1.2 }, theme);
}
