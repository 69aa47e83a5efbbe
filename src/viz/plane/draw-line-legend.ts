/** Draws the samples of lines in a legend, each as it is on the picture, and what it is called. */
import { drawGhost } from "../kit/draw-axes";
import { drawBoundary } from "../kit/draw-boundary";
import { drawLabel } from "../kit/draw-text";
import { picturePoint } from "../kit/points";
import { TEXT_SIZE } from "../kit/text-size";
import type { PictureTheme } from "../kit/theme";
import { strokeBestLines } from "../linear-probe/draw";
import { type LineSign, type PlacedSign, SAMPLE_GAP, SAMPLE_WIDTH } from "./line-legend";

type DrawSample = (context: CanvasRenderingContext2D, x: number, y: number, theme: PictureTheme) => void;

const SAMPLES: Readonly<Record<LineSign, DrawSample>> = {
  boundary: (context, x, y, theme) =>
    drawBoundary(context, Float32Array.of(x, y, x + SAMPLE_WIDTH.boundary, y), "large", theme),
  bestLine: (context, x, y, theme) =>
    strokeBestLines(context, Float32Array.of(x, y, x + SAMPLE_WIDTH.bestLine, y), theme),
  unitSquare: (context, x, y, theme) => {
    const side = SAMPLE_WIDTH.unitSquare;
    const [top, bottom] = [y - side / 2, y + side / 2];
    const corners = [
      picturePoint(x, top),
      picturePoint(x + side, top),
      picturePoint(x + side, bottom),
      picturePoint(x, bottom),
    ];
    drawGhost(context, corners, theme);
  },
};

/** Beside or below the classes, from the legend's top left corner, in CSS pixels. */
export function drawLineLegend(
  context: CanvasRenderingContext2D,
  signs: readonly PlacedSign[],
  { left, top }: { readonly left: number; readonly top: number },
  theme: PictureTheme,
): void {
  for (const { sign, text, x, y } of signs) {
    SAMPLES[sign](context, left + x, top + y, theme);
    const place = { x: left + x + SAMPLE_WIDTH[sign] + SAMPLE_GAP, y: top + y + 0.5, align: "left" } as const;
    const label = { text, ...place, baseline: "middle", size: TEXT_SIZE.legend, font: "text" } as const;
    drawLabel(context, label, { colour: theme.second }, theme);
  }
}
