/** Draws the plane after a layer: axes, the sheet, the examples on it, and what tells its scale. */

import { clipTo } from "../kit/clip";
import { drawAxes, drawGhost, drawRuler } from "../kit/draw-axes";
import { drawDots } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { tracePolylines } from "../kit/polylines";
import { classHue, type PictureTheme } from "../kit/theme";
import { drawSegment } from "./draw-segment";
import type { LineGroup, LineStyle, PlaneView } from "./input";

const STROKES: Readonly<Record<LineStyle, { readonly width: number; readonly alpha: number }>> = {
  minor: { width: 0.7, alpha: 0.34 },
  major: { width: 0.9, alpha: 0.62 },
  border: { width: 1.4, alpha: 0.95 },
};

/** Radius of a thumbnail's dots; larger where they lie on a line and would be lost in it. */
const DOT = 1;
const DOT_ON_SEGMENT = 1.7;

/** What is drawn of a picture larger than a thumbnail beside the plane itself (draw-around.ts). */
export interface DrawAround {
  /** Over the plane, inside of the plot. */
  readonly over: DrawPart;
  /** At its edges and outside of it. */
  readonly outside: DrawPart;
}

type DrawPart = (context: CanvasRenderingContext2D, view: PlaneView, theme: PictureTheme) => void;

/** Draws on a context whose unit is one CSS pixel. */
export function drawPlane(
  context: CanvasRenderingContext2D,
  view: PlaneView,
  theme: PictureTheme,
  around?: DrawAround,
): void {
  const { plot } = view.viewBox;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, view.size.width, view.size.height);
  clipTo(context, plot);
  drawAxes(context, view.viewBox, theme);
  if (view.ghost) drawGhost(context, view.ghost, theme);
  for (const group of view.lines) strokeLines(context, group, theme);
  if (view.segment) drawSegment(context, view.segment, view, theme);
  if (around) around.over(context, view, theme);
  else drawDots(context, view.marks, view.segment ? DOT_ON_SEGMENT : DOT, theme);
  if (view.ruler) drawRuler(context, view.ruler, theme);
  for (const label of view.labels)
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
  context.restore();
  around?.outside(context, view, theme);
}

/** Lines of the sheet that are stroked alike. */
export function strokeLines(context: CanvasRenderingContext2D, group: LineGroup, theme: PictureTheme): void {
  const { style, side } = group;
  const { width, alpha } = STROKES[style];
  context.beginPath();
  tracePolylines(context, group);
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.lineJoin = "bevel";
  context.strokeStyle = side === undefined ? theme.second : classHue(theme, side);
  context.stroke();
  context.globalAlpha = 1;
}
