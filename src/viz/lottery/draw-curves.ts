/** Draws many curves: thin and translucent, darker where more of them pass; the median solid, the quarters dashed. */
import { parseHex } from "../kit/colour";
import { drawLabel } from "../kit/draw-text";
import { tracePoints } from "../kit/polylines";
import { TEXT_SIZE } from "../kit/text-size";
import type { PictureTheme } from "../kit/theme";
import type { CurvesView, Density } from "./curves";
import { drawChart } from "./draw-chart";

export function drawCurves(context: CanvasRenderingContext2D, view: CurvesView, theme: PictureTheme): void {
  const { chart, density, lower, median, upper, above } = view;
  drawChart(context, chart, theme);
  const { plot } = chart;
  const canvas = new OffscreenCanvas(density.width, density.height);
  const image = new ImageData(densityPixels(density, theme), density.width, density.height);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  context.drawImage(canvas, plot.left, plot.top, plot.width, plot.height);
  context.strokeStyle = theme.ink;
  for (const [points, width, dash] of [
    [lower, 1.2, [3, 3]],
    [upper, 1.2, [3, 3]],
    [median, 2, []],
  ] as const) {
    context.beginPath();
    tracePoints(context, points);
    context.lineWidth = width;
    context.setLineDash([...dash]);
    context.stroke();
  }
  context.setLineDash([]);
  if (above === 0) return;
  drawLabel(
    context,
    {
      text: `${above} ${above === 1 ? "goes" : "go"} above`,
      x: plot.left + plot.width,
      y: plot.top + 1,
      align: "right",
      baseline: "top",
      size: TEXT_SIZE.note,
      font: "text",
    },
    { colour: theme.second, halo: theme.panel },
    theme,
  );
}

/** How much of the ink one curve lays down: among few it is seen alone, among many only where they meet. */
function inkOf(curves: number): number {
  return Math.max(0.06, Math.min(0.6, 10 / Math.max(1, curves)));
}

function densityPixels({ counts, curves }: Density, theme: PictureTheme): Uint8ClampedArray<ArrayBuffer> {
  const ink = inkOf(curves);
  const [red, green, blue] = parseHex(theme.second);
  const pixels = new Uint8ClampedArray(4 * counts.length);
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] as number;
    if (count === 0) continue;
    pixels[4 * cell] = red;
    pixels[4 * cell + 1] = green;
    pixels[4 * cell + 2] = blue;
    // As the screen lays translucent lines one over the other; the lines over it stay readable.
    pixels[4 * cell + 3] = Math.round(255 * Math.min(0.85, 1 - (1 - ink) ** count));
  }
  return pixels;
}
