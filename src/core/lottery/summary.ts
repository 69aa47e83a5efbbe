/** Many seeds in a few numbers: how many get everything right and when, and the quartiles of their curves by epoch. */
import { quantile } from "../math/quantile";
import type { SeedOutcome } from "./outcome";

/** A run that ends below this share is stuck. */
export const STUCK_BELOW = 0.9;

export interface LotterySummary {
  readonly count: number;
  /** Seeds that had every example right at the end of some epoch. */
  readonly perfect: number;
  /** Of those: the epoch by which half of them had. */
  readonly medianEpoch: number | undefined;
  /** Seeds that end below STUCK_BELOW, those that diverged among them. */
  readonly stuck: number;
  readonly diverged: number;
  /** Accuracy in the end, of those that came through an epoch; NaN where none did. */
  readonly best: number;
  readonly worst: number;
  readonly median: number;
  /** Accuracy of the part held back; undefined where no seed has it. */
  readonly heldBack: { readonly worst: number; readonly median: number } | undefined;
}

/** In any order of outcomes. */
export function summariseLottery(outcomes: readonly SeedOutcome[]): LotterySummary {
  const epochs = outcomes.flatMap(({ perfectAt }) => perfectAt ?? []).sort((a, b) => a - b);
  const ended = outcomes.filter(({ accuracy }) => !Number.isNaN(accuracy));
  const accuracies = Float64Array.from(ended, ({ accuracy }) => accuracy).sort();
  return {
    count: outcomes.length,
    perfect: epochs.length,
    medianEpoch: epochs[Math.ceil(epochs.length / 2) - 1],
    stuck: outcomes.filter(isStuck).length,
    diverged: outcomes.filter(({ isDiverged }) => isDiverged).length,
    best: accuracies.at(-1) ?? Number.NaN,
    worst: accuracies[0] ?? Number.NaN,
    median: quantile(accuracies, 0.5),
    heldBack: heldBackOf(outcomes),
  };
}

function heldBackOf(outcomes: readonly SeedOutcome[]): LotterySummary["heldBack"] {
  const [worst, ...others] = outcomes
    .flatMap(({ validation }) => validation?.accuracy ?? [])
    .sort((a, b) => a - b);
  return worst === undefined
    ? undefined
    : { worst, median: quantile(Float64Array.of(worst, ...others), 0.5) };
}

/** Whether it ends below STUCK_BELOW. */
export function isStuck({ accuracy }: SeedOutcome): boolean {
  return !(accuracy >= STUCK_BELOW);
}

export type OutcomeOrder = "worst" | "best" | "seed";

/** Outcomes in the order that a person asks for. */
export function inOrder(outcomes: readonly SeedOutcome[], order: OutcomeOrder): readonly SeedOutcome[] {
  if (order === "seed") return outcomes.toSorted((a, b) => a.seed - b.seed);
  const sorted = outcomes.toSorted(byOutcome);
  return order === "worst" ? sorted : sorted.reverse();
}

/** The unluckiest first: by accuracy, then the later at 100 %, then the larger loss, then by seed. */
function byOutcome(a: SeedOutcome, b: SeedOutcome): number {
  return (
    compare(a.accuracy, b.accuracy) ||
    compare(b.perfectAt ?? Number.POSITIVE_INFINITY, a.perfectAt ?? Number.POSITIVE_INFINITY) ||
    compare(b.loss, a.loss) ||
    a.seed - b.seed
  );
}

/** NaN before all numbers. */
function compare(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  return Number.isNaN(a) || a < b ? -1 : 1;
}

/** The quarters of many curves at each epoch: [epochs] each, NaN where no curve is that long. */
export interface Quartiles {
  readonly lower: Float32Array;
  readonly median: Float32Array;
  readonly upper: Float32Array;
}

/** Of the curves that reach each epoch; numbers that are not finite are left out. */
export function quartilesOf(curves: readonly Float32Array[]): Quartiles {
  const epochs = curves.reduce((most, { length }) => Math.max(most, length), 0);
  const answer = {
    lower: new Float32Array(epochs),
    median: new Float32Array(epochs),
    upper: new Float32Array(epochs),
  };
  const room = new Float32Array(curves.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let count = 0;
    for (const curve of curves) {
      const value = curve[epoch];
      if (value !== undefined && Number.isFinite(value)) room[count++] = value;
    }
    const sorted = room.subarray(0, count).sort();
    answer.lower[epoch] = quantile(sorted, 0.25);
    answer.median[epoch] = quantile(sorted, 0.5);
    answer.upper[epoch] = quantile(sorted, 0.75);
  }
  return answer;
}
