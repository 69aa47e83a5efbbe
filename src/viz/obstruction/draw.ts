/** Draws one panel of the topological obstruction: the sheet, the two rings on it, and the cut. */
import { markShape, traceMark } from "../kit/marks";
import { classHue, type PictureTheme } from "../kit/theme";
import { type ObstructionView, RING_POINTS } from "./view-model";

export interface ObstructionClasses {
  /** Class indices: they have the hues and shapes of the data. */
  readonly inner: number;
  readonly outer: number;
}

const INNER_MARKS = 8;
const OUTER_MARKS = 16;

export function drawObstruction(
  context: CanvasRenderingContext2D,
  { inner, outer, sheet, cut }: ObstructionView,
  classes: ObstructionClasses,
  theme: PictureTheme,
): void {
  context.lineJoin = "round";
  context.strokeStyle = theme.second;
  context.globalAlpha = 0.45;
  context.lineWidth = 0.8;
  for (const line of sheet) {
    context.beginPath();
    trace(context, line);
    context.stroke();
  }
  context.globalAlpha = 1;
  drawLine(context, cut, theme);
  drawRing(context, inner, classes.inner, INNER_MARKS, theme);
  drawRing(context, outer, classes.outer, OUTER_MARKS, theme);
}

function drawLine(context: CanvasRenderingContext2D, line: Float32Array, theme: PictureTheme): void {
  context.beginPath();
  trace(context, line);
  context.setLineDash([5, 3]);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.4;
  context.stroke();
  context.setLineDash([]);
}

function drawRing(
  context: CanvasRenderingContext2D,
  ring: Float32Array,
  classIndex: number,
  marks: number,
  theme: PictureTheme,
): void {
  const hue = classHue(theme, classIndex);
  context.beginPath();
  trace(context, ring);
  context.closePath();
  context.strokeStyle = hue;
  context.lineWidth = 1.3;
  context.stroke();
  context.fillStyle = hue;
  context.strokeStyle = theme.panel;
  context.lineWidth = 1.4;
  for (let mark = 0; mark < marks; mark++) {
    const at = 2 * Math.round((mark * RING_POINTS) / marks);
    context.beginPath();
    traceMark(context, markShape(classIndex), ring[at] as number, ring[at + 1] as number, 3);
    context.stroke();
    context.fill();
  }
}

function trace(context: CanvasRenderingContext2D, points: Float32Array): void {
  for (let at = 0; at < points.length; at += 2) {
    if (at === 0) context.moveTo(points[0] as number, points[1] as number);
    else context.lineTo(points[at] as number, points[at + 1] as number);
  }
}
