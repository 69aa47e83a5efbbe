/** What the seeds of each recipe came to, and which recipes the best one is better than by more than luck. */
import type { SeedOutcome } from "../lottery/outcome";
import { quantile } from "../math/quantile";
import { drawResamplings, type Interval, LEAST_SEEDS, meanInterval } from "./bootstrap";

/** Shares, 0 to 1, of the examples that are right in the end. */
export interface CellSummary {
  /** Seeds that have ended. */
  readonly count: number;
  readonly median: number;
  /** A quarter of the seeds lies below, and three. */
  readonly lower: number;
  readonly upper: number;
  readonly mean: number;
  /** Seeds whose loss was no longer finite: with nothing right. */
  readonly diverged: number;
  /** The run whose share is the median, the lower of the two middle ones where their number is even. */
  readonly middle: SeedOutcome;
}

/**
 * The share by which recipes are compared: of the part held back where there is one, else of the training part. A network that
 * gives numbers no longer is right for nothing.
 */
export function shareOf({ accuracy, validation, isDiverged }: SeedOutcome): number {
  const share = validation ? validation.accuracy : accuracy;
  return isDiverged || !Number.isFinite(share) ? 0 : share;
}

/** In any order of outcomes; undefined of none. */
export function summariseCell(outcomes: readonly SeedOutcome[]): CellSummary | undefined {
  const sorted = outcomes.toSorted((a, b) => shareOf(a) - shareOf(b) || a.seed - b.seed);
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  if (!middle) return undefined;
  const shares = Float64Array.from(sorted, shareOf);
  return {
    count: sorted.length,
    median: quantile(shares, 0.5),
    lower: quantile(shares, 0.25),
    upper: quantile(shares, 0.75),
    mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    diverged: outcomes.filter(({ isDiverged }) => isDiverged).length,
    middle,
  };
}

/** How much better the best recipe is than another. */
export interface Difference {
  /** Index of the other cell. */
  readonly cell: number;
  /** Of the mean of the differences, seed by seed, in shares. */
  readonly interval: Interval;
  /** The whole interval is above zero. */
  readonly isReal: boolean;
}

export interface Comparison {
  /** Seeds that have ended in every cell. */
  readonly seeds: number;
  /** Index of the cell whose seeds are right for most on average, the first of several. */
  readonly best: number;
  /** To each of the other cells, the nearest first; empty where the seeds are fewer than LEAST_SEEDS. */
  readonly differences: readonly Difference[];
}

/**
 * Seed by seed: whatever a seed does to all recipes alike is no luck between them.
 * @param cells outcomes of each recipe, in any order
 * @returns undefined where some cell has no seed that all have
 */
export function compareCells(cells: readonly (readonly SeedOutcome[])[]): Comparison | undefined {
  const tables = cells.map(
    (outcomes) => new Map(outcomes.map((outcome) => [outcome.seed, shareOf(outcome)])),
  );
  const seeds = [...(tables[0]?.keys() ?? [])]
    .filter((one) => tables.every((table) => table.has(one)))
    .sort((a, b) => a - b);
  if (seeds.length === 0) return undefined;
  const shares = tables.map((table) => Float64Array.from(seeds, (one) => table.get(one) ?? Number.NaN));
  const means = shares.map((all) => all.reduce((sum, share) => sum + share, 0) / all.length);
  const best = means.indexOf(Math.max(...means));
  if (seeds.length < LEAST_SEEDS) return { seeds: seeds.length, best, differences: [] };
  const resamplings = drawResamplings(seeds.length, 1);
  const ofBest = shares[best] as Float64Array;
  const differences = shares
    .flatMap((all, cell): Difference[] => {
      if (cell === best) return [];
      const interval = meanInterval(
        all.map((share, index) => (ofBest[index] as number) - share),
        resamplings,
      );
      return [{ cell, interval, isReal: interval.lower > 0 }];
    })
    .sort((a, b) => (means[b.cell] as number) - (means[a.cell] as number) || a.cell - b.cell);
  return { seeds: seeds.length, best, differences };
}
