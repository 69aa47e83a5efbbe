/** Draws examples: one mark each in its class's hue and shape. */
import { markShape, traceMark } from "./marks";
import { type Marks, NO_CLASS } from "./place-marks";
import type { Rectangle } from "./scale";
import { classHue, type PictureTheme } from "./theme";

export interface MarkStyle {
  /** Radius of the circle, whose area every shape has, in CSS pixels. */
  readonly radius: number;
  /** Width of the ring in the panel's colour around each mark; 0 for none. */
  readonly ring: number;
  /** Hollow marks have an outline of this width in place of their fill. */
  readonly hollow?: number;
}

const MAX_RADIUS_PIXELS = 2.6;
const MIN_RADIUS_PIXELS = 1.5;
/** Plot area a mark needs to have its full size, in square pixels: on less, marks shrink to part again. */
const ROOM = 200;
/** Width of the ring as a share of the radius. */
const RING = 0.31;

/** The size of marks on a plot, by how many share it. */
export function markStyle({ width, height }: Rectangle, { classes, outside }: Marks): MarkStyle {
  const room = (width * height) / Math.max(1, classes.length + outside);
  const radius = Math.max(MIN_RADIUS_PIXELS, MAX_RADIUS_PIXELS * Math.min(1, Math.sqrt(room / ROOM)));
  return { radius, ring: RING * radius };
}

/** Each mark by itself, its ring first, so that neighbours part. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: Marks,
  style: MarkStyle,
  theme: PictureTheme,
): void {
  context.save();
  context.lineJoin = "round";
  for (let index = 0; index < marks.classes.length; index++) {
    const classIndex = marks.classes[index] as number;
    context.beginPath();
    traceMark(
      context,
      markShape(classIndex === NO_CLASS ? 0 : classIndex),
      marks.positions[2 * index] as number,
      marks.positions[2 * index + 1] as number,
      style.radius,
    );
    paintMark(context, hueOf(theme, classIndex), style, theme);
  }
  context.restore();
}

/** Side of the square with the area of the circle of radius 1. */
const DOT_SIDE = Math.sqrt(Math.PI);

/**
 * All marks of a class as one path of dots, for small pictures: at a pixel's size shapes cannot be told apart,
 * and Chromium records a path of rectangles some fifty times faster than one of circles.
 */
export function drawDots(
  context: CanvasRenderingContext2D,
  { positions, classes }: Marks,
  radius: number,
  theme: PictureTheme,
): void {
  const side = DOT_SIDE * radius;
  for (const classIndex of new Set(classes)) {
    context.beginPath();
    for (let index = 0; index < classes.length; index++) {
      if (classes[index] !== classIndex) continue;
      const x = positions[2 * index] as number;
      const y = positions[2 * index + 1] as number;
      context.rect(x - side / 2, y - side / 2, side, side);
    }
    context.fillStyle = hueOf(theme, classIndex);
    context.fill();
  }
}

/** Fills (or outlines) the path under way as a mark. */
export function paintMark(
  context: CanvasRenderingContext2D,
  hue: string,
  { ring, hollow }: MarkStyle,
  theme: PictureTheme,
): void {
  if (ring > 0) {
    context.strokeStyle = theme.panel;
    context.lineWidth = 2 * ring + (hollow ?? 0);
    context.stroke();
  }
  context.fillStyle = hollow === undefined ? hue : theme.panel;
  context.fill();
  if (hollow === undefined) return;
  context.strokeStyle = hue;
  context.lineWidth = hollow;
  context.stroke();
}

function hueOf(theme: PictureTheme, classIndex: number): string {
  return classIndex === NO_CLASS ? theme.second : classHue(theme, classIndex);
}
