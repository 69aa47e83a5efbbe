/** Draws one panel of the topological obstruction: the sheet, the two rings on it, and the cut. */
import { markShape, traceMark } from "../kit/marks";
import { type Polylines, tracePolylines } from "../kit/polylines";
import { classHue, type PictureTheme } from "../kit/theme";
import { type ObstructionView, RING_POINTS } from "./view-model";

export interface ObstructionClasses {
  /** Class indices: they have the hues and shapes of the data. */
  readonly inner: number;
  readonly outer: number;
}

const INNER_MARKS = 8;
const OUTER_MARKS = 16;

/** Draws on a context whose unit is one CSS pixel; the ground is the caller's. */
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
    tracePolylines(context, alone(line));
    context.stroke();
  }
  context.globalAlpha = 1;
  drawLine(context, cut, theme);
  drawRing(context, inner, classes.inner, INNER_MARKS, theme);
  drawRing(context, outer, classes.outer, OUTER_MARKS, theme);
}

function drawLine(context: CanvasRenderingContext2D, line: Float32Array, theme: PictureTheme): void {
  context.beginPath();
  tracePolylines(context, alone(line));
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
  tracePolylines(context, alone(ring), true);
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

/** One polyline [points, 2]. */
function alone(coordinates: Float32Array): Polylines {
  return { coordinates, starts: Uint32Array.of(0) };
}
