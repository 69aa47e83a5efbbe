/** How many seeds end where: bars over accuracy, and over the epoch of the first 100 %. */
import type { SeedOutcome } from "../../core/lottery/outcome";
import type { Label } from "../kit/labels";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { makeTicks, roundUp } from "../kit/ticks";
import { type Chart, type ChartSize, heightOf, layOutChart, placeAlong } from "./chart";

/** Outcomes that lie between two values; the last bar of each histogram is a case of its own and stands apart. */
export interface Bin {
  /** What it is, for people: "95 to 96 %", "100 %", "never". */
  readonly name: string;
  /** Below the bar, where it is written there. */
  readonly label: string | undefined;
  readonly count: number;
  readonly isApart: boolean;
}

export interface HistogramView {
  readonly chart: Chart;
  readonly bars: readonly (Rectangle & Bin)[];
  /** Counts above the bars. */
  readonly counts: readonly Label[];
}

const MOST_BINS = 20;
/** A bin that stands apart is written beside the last of the others only from so many bins away. */
const APART = 4;

/** By the accuracy of the end, in equal steps below 100 %; exactly 100 % is the bar that stands apart. */
export function accuracyBins(outcomes: readonly SeedOutcome[]): readonly Bin[] {
  const shares = outcomes.flatMap(({ accuracy }) => (Number.isFinite(accuracy) ? [accuracy] : []));
  const lowest = Math.min(0.9, ...shares);
  // Whole percents: steps of 1, 2 or 5 of them.
  const step = Math.max(1, roundUp((100 * (1 - lowest)) / MOST_BINS));
  const first = Math.floor((100 * lowest) / step + 1e-9) * step;
  const bins = Math.ceil((100 - first) / step);
  const counts = new Array<number>(bins + 1).fill(0);
  for (const share of shares) {
    const bin = share === 1 ? bins : Math.min(bins - 1, Math.floor((100 * share - first) / step + 1e-9));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return binsOf(counts, "100 %", (index) => {
    const from = first + index * step;
    return { from, name: `${from} to ${Math.min(100, from + step)} %` };
  });
}

/** By the first epoch that ended with everything right; "never" stands apart. */
export function epochBins(outcomes: readonly SeedOutcome[], epochs: number): readonly Bin[] {
  const step = Math.max(1, Math.ceil(roundUp(epochs / MOST_BINS)));
  const bins = Math.max(1, Math.ceil(epochs / step));
  const counts = new Array<number>(bins + 1).fill(0);
  for (const { perfectAt } of outcomes) {
    const bin = perfectAt === undefined ? bins : Math.min(bins - 1, Math.floor((perfectAt - 1) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return binsOf(counts, "never", (index) => {
    const from = index * step + 1;
    const to = Math.min(epochs, from + step - 1);
    return { from, name: from === to ? `epoch ${from}` : `epochs ${from} to ${to}` };
  });
}

/** @param counts of the bins one after the other, the one apart at last */
function binsOf(
  counts: readonly number[],
  apart: string,
  binAt: (index: number) => { readonly from: number; readonly name: string },
): readonly Bin[] {
  const bins = counts.length - 1;
  return counts.map((count, index) => {
    if (index === bins) return { name: apart, label: apart, count, isApart: true };
    const { from, name } = binAt(index);
    const isLabelled = index === 0 || (index % Math.ceil(bins / 3) === 0 && bins - index >= APART);
    return { name, label: isLabelled ? `${from}` : undefined, count, isApart: false };
  });
}

/** In words, for who does not see the bars: "95 to 96 %: 3, 100 %: 98". */
export function histogramWords(bins: readonly Bin[]): string {
  return bins
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name}: ${count}`)
    .join(", ");
}

export function histogramView(bins: readonly Bin[], size: ChartSize): HistogramView {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  // Half a bar's room before the one that stands apart.
  const x = { from: 0, to: bins.length + 0.5, ticks: [] };
  const top = most * 1.15;
  const y = {
    from: 0,
    to: top,
    ticks: makeTicks(0, most, Math.max(1, most / 3)).map(({ value, label }) => ({ value, label })),
  };
  const at = (index: number) => (index === bins.length - 1 ? index + 0.5 : index);
  const labelled = {
    ...x,
    ticks: bins.flatMap(({ label }, index) =>
      label === undefined ? [] : [{ value: at(index) + 0.5, label }],
    ),
  };
  const chart = layOutChart(size, labelled, y);
  const { plot } = chart;
  const bars = bins.map((bin, index) => {
    const left = placeAlong(plot, x, at(index)) + 0.5;
    const right = placeAlong(plot, x, at(index) + 1) - 0.5;
    const upper = heightOf(plot, y, bin.count);
    return {
      ...bin,
      left,
      top: upper,
      width: Math.max(1, right - left),
      height: plot.top + plot.height - upper,
    };
  });
  const counts = bars
    .filter(({ count, isApart, width }) => count > 0 && (isApart || width >= 14))
    .map(
      ({ count, left, width, top: upper }): Label => ({
        text: String(count),
        x: left + width / 2,
        y: upper - 2,
        align: "center",
        baseline: "bottom",
        size: TEXT_SIZE.tiny,
        font: "text",
      }),
    );
  return { chart, bars, counts };
}
