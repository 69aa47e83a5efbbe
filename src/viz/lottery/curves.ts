/**
 * Many curves at once: how many of them pass through each pixel, so that a thousand are drawn as fast as ten, with the
 * quarters by epoch over them.
 */
import type { Quartiles } from "../../core/lottery/summary";
import { formatNumber } from "../kit/numbers";
import { type PicturePoint, picturePoint } from "../kit/points";
import { makeTicks } from "../kit/ticks";
import { type Chart, type ChartAxis, type ChartSize, heightOf, layOutChart, placeAlong } from "./chart";

export interface CurvesInput extends ChartSize {
  /** One number an epoch each, from epoch 1 on. */
  readonly curves: readonly Float32Array[];
  readonly quartiles: Quartiles;
  /** Epochs of the whole run: where the chart ends. */
  readonly epochs: number;
  /** "share" is 0 to 1, written in percent; "loss" begins at 0 and ends where three quarters of the curves stay below. */
  readonly kind: "share" | "loss";
  /** Device pixels for a CSS pixel. */
  readonly pixelRatio: number;
}

export interface CurvesView {
  readonly chart: Chart;
  readonly density: Density;
  /** Each a polyline. */
  readonly lower: readonly PicturePoint[];
  readonly median: readonly PicturePoint[];
  readonly upper: readonly PicturePoint[];
  /** Curves that go above the chart somewhere. */
  readonly above: number;
}

/** How many curves pass through each pixel of the plot. */
export interface Density {
  /** In device pixels. */
  readonly width: number;
  readonly height: number;
  /** [height, width] in image order. */
  readonly counts: Uint16Array;
  readonly curves: number;
}

export function curvesView({
  curves,
  quartiles,
  epochs,
  kind,
  pixelRatio,
  ...size
}: CurvesInput): CurvesView {
  const x: ChartAxis = {
    from: 1,
    to: Math.max(2, epochs),
    ticks: makeTicks(1, Math.max(2, epochs), Math.max(1, epochs / 4)),
  };
  const y = kind === "share" ? shareAxis : lossAxis(quartiles);
  const chart = layOutChart(size, x, y);
  const { plot } = chart;
  const line = (values: Float32Array) =>
    Array.from(values, (value, index) =>
      picturePoint(placeAlong(plot, x, index + 1), heightOf(plot, y, value)),
    ).filter(([, at]) => Number.isFinite(at) && at >= plot.top - 1);
  const width = Math.max(1, Math.round(plot.width * pixelRatio));
  const height = Math.max(1, Math.round(plot.height * pixelRatio));
  return {
    chart,
    density: curveDensity(curves, { width, height, epochs: x.to, from: y.from, to: y.to }),
    lower: line(quartiles.lower),
    median: line(quartiles.median),
    upper: line(quartiles.upper),
    above: curves.filter((curve) => curve.some((value) => value > y.to)).length,
  };
}

const shareAxis: ChartAxis = {
  from: 0,
  to: 1,
  ticks: [0, 0.5, 1].map((value) => ({ value, label: `${100 * value} %` })),
};

function lossAxis({ upper }: Quartiles): ChartAxis {
  const most = upper.reduce((top, value) => (Number.isFinite(value) ? Math.max(top, value) : top), 0);
  const to = most > 0 ? 1.1 * most : 1;
  const ticks = makeTicks(0, to, to / 3).map(({ value }) => ({ value, label: formatNumber(value, 3) }));
  return { from: 0, to, ticks };
}

interface DensityFrame {
  readonly width: number;
  readonly height: number;
  /** The epoch at the right side; 1 is at the left. */
  readonly epochs: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Each curve, straight between its epochs, one pixel thin: in every column it takes the pixels from its height at the column's
 * left side to that at its right side. What leaves the frame, or is not finite, counts nowhere.
 * @internal
 */
export function curveDensity(curves: readonly Float32Array[], frame: DensityFrame): Density {
  const { width, height, epochs, from, to } = frame;
  const counts = new Uint16Array(width * height);
  const heightAt = (value: number) => ((to - value) / (to - from)) * (height - 1);
  const perColumn = (epochs - 1) / width;
  for (const curve of curves) {
    for (let column = 0; column < width; column++) {
      const start = column * perColumn;
      if (start > curve.length - 1) break;
      const left = heightAt(between(curve, start));
      const right = heightAt(between(curve, Math.min(curve.length - 1, start + perColumn)));
      if (!Number.isFinite(left) || !Number.isFinite(right)) continue;
      const first = Math.max(0, Math.round(Math.min(left, right)));
      const last = Math.min(height - 1, Math.round(Math.max(left, right)));
      for (let row = first; row <= last; row++) {
        const at = row * width + column;
        counts[at] = (counts[at] as number) + 1;
      }
    }
  }
  return { width, height, counts, curves: curves.length };
}

function between(curve: Float32Array, at: number): number {
  const before = Math.floor(at);
  const value = curve[before] as number;
  const next = curve[before + 1];
  return next === undefined ? value : value + (next - value) * (at - before);
}
