/** Draws figure A: the coloured plane, its level lines, the examples, ticks and the legend with its ramp. */

import { clipTo } from "../kit/clip";
import { probabilityColour, toCss } from "../kit/colour";
import { drawBorder, strokeLevel } from "../kit/draw-bordered-plot";
import { drawHighlight } from "../kit/draw-highlight";
import { drawLegend } from "../kit/draw-legend";
import { drawMarks, markStyle } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { fillHatch } from "../kit/hatch";
import { layOutLegend } from "../kit/legend";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten } from "../kit/text-width";
import type { PictureTheme } from "../kit/theme";
import { type PredictionView, RAMP_HEIGHT, type Ramp } from "./view-model";

const STRONG = { width: 1.6, alpha: 1 };
const HAIRLINE = { width: 0.8, alpha: 0.42 };
const RAMP_BAR = 8;

/** Draws on a context whose unit is one CSS pixel. */
export function drawPrediction(
  context: CanvasRenderingContext2D,
  view: PredictionView,
  theme: PictureTheme,
): void {
  const { plot } = view.frame.viewBox;
  clipTo(context, plot);
  context.fillStyle = view.image ? theme.panel : theme.ground;
  context.fillRect(plot.left, plot.top, plot.width, plot.height);
  if (view.image) {
    // Shows through wherever the plane has no value.
    if (view.notFinite > 0) fillHatch(context, plot, theme);
    const picture = toPicture(view.image);
    if (picture) {
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = "high";
      context.drawImage(picture, plot.left, plot.top, plot.width, plot.height);
    }
  }
  for (const { segments, isStrong } of view.lines) {
    strokeLevel(context, segments, plot, { colour: theme.ink, ...(isStrong ? STRONG : HAIRLINE) });
  }
  const style = markStyle(plot, view.marks);
  drawMarks(context, view.marks, style, theme);
  if (view.highlight) drawHighlight(context, view.highlight, style.radius, theme);
  if (view.notes.length > 0) {
    const place = { x: plot.left + 8, y: plot.top + 8, align: "left", baseline: "top" } as const;
    const text = shorten(view.notes.join(" · "), plot.width - 16, TEXT_SIZE.note);
    drawLabel(
      context,
      { text, ...place, size: TEXT_SIZE.note, font: "text" },
      { colour: theme.ink, halo: theme.panel },
      theme,
    );
  }
  context.restore();
  drawBorder(context, view.frame, theme);
  const { x, y, width } = view.frame.below;
  if (view.ramp) drawRamp(context, view.ramp, { x, y, width }, theme);
  drawLegend(context, view.legend, { left: view.legendLeft, top: y + (view.ramp ? RAMP_HEIGHT : 0) }, theme);
}

/** The pixels as something a canvas can stretch. */
function toPicture({ size, pixels }: { size: number; pixels: Uint8ClampedArray<ArrayBuffer> }) {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext("2d");
  context?.putImageData(new ImageData(pixels, size, size), 0, 0);
  return context && canvas;
}

function drawRamp(
  context: CanvasRenderingContext2D,
  { from, to, stops, levels }: Ramp,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  theme: PictureTheme,
): void {
  const tint = (hue: string) => toCss(probabilityColour(hue, theme, 1));
  const gradient = context.createLinearGradient(x, 0, x + width, 0);
  gradient.addColorStop(0, from ? tint(from) : theme.panel);
  if (from) gradient.addColorStop(0.5, theme.panel);
  gradient.addColorStop(1, tint(to));
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, width - 1, RAMP_BAR, RAMP_BAR / 2);
  context.fillStyle = gradient;
  context.fill();
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.stroke();
  // The level lines' own strokes, where they stand on the scale.
  for (const level of levels) {
    const { width: stroke, alpha } = level === 0.5 ? STRONG : HAIRLINE;
    context.beginPath();
    context.moveTo(x + level * width, y + 1);
    context.lineTo(x + level * width, y + RAMP_BAR);
    context.globalAlpha = alpha;
    context.lineWidth = stroke;
    context.strokeStyle = theme.ink;
    context.stroke();
  }
  context.globalAlpha = 1;
  for (const { at, label, entry } of stops) {
    const align = at === 0 ? "left" : at === 1 ? "right" : "center";
    if (entry) {
      const name = layOutLegend([entry], width / 2 - 10);
      const left = at === 0 ? x : x + width - name.width;
      drawLegend(context, name, { left, top: y + RAMP_BAR }, theme);
      continue;
    }
    const place = { x: x + at * width, y: y + RAMP_BAR + 4, align, baseline: "top" } as const;
    drawLabel(
      context,
      { text: label, ...place, size: TEXT_SIZE.legend, font: "text" },
      { colour: theme.second },
      theme,
    );
  }
}
