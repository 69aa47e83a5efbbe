/** What a sweep came to, in plain words: which recipe is best, and whether that is more than luck. */
import { LEAST_SEEDS, WITHIN } from "../sweep/bootstrap";
import type { CellSummary, Comparison, Difference } from "../sweep/comparison";
import { showPercent } from "./percent";

const RESAMPLED = `in ${Math.round(100 * WITHIN)} of 100 resamplings`;

/** @param names of the cells, in their order */
export function sweepSentence({ seeds, best, differences }: Comparison, names: readonly string[]): string {
  const bestName = names[best] ?? "";
  if (seeds < LEAST_SEEDS)
    return `${seeds} ${seeds === 1 ? "seed is" : "seeds are"} too few to tell a difference from luck; ${LEAST_SEEDS} are the least.`;
  const real = differences.filter(({ isReal }) => isReal);
  const open = differences.filter(({ isReal }) => !isReal);
  const [nearest] = real;
  const to = ({ cell }: Difference) => names[cell] ?? "";
  if (!nearest) {
    const [next] = open;
    if (!next || open.every(({ interval }) => interval.lower === 0 && interval.upper === 0))
      return `These ${seeds} seeds end alike with every value: there is no difference to explain.`;
    return `These ${seeds} seeds cannot tell: ${bestName} is best on average, but from ${to(next)} it differs by ${points(next)} of accuracy ${RESAMPLED}, which may be luck${open.length > 1 ? ", as may its lead on every other" : ""}.`;
  }
  const than = `${bestName} is better than ${to(nearest)} by ${points(nearest)} of accuracy ${RESAMPLED}`;
  if (open.length === 0)
    return `Yes: ${than}${real.length > 1 ? ", and by more than luck than all others" : ""}.`;
  const others =
    open.length === 1 ? to(open[0] as Difference) : `${open.length} others, as ${to(open[0] as Difference)}`;
  return `In part: ${than}. From ${others} these ${seeds} seeds cannot tell it.`;
}

/** Of one cell, for who looks at it or does not see it. @param difference from the best, where this is another and that is known */
export function cellSentence(
  name: string,
  summary: CellSummary | undefined,
  difference: Difference | undefined,
): string {
  if (!summary) return `${name}: no seed has ended yet.`;
  const { median, lower, upper, count, diverged } = summary;
  const seeds = count === 1 ? "1 seed" : `${count} seeds`;
  const broken = diverged === 0 ? "" : `; ${diverged} with a loss that was no longer finite, counted as 0 %`;
  const less = difference
    ? `. ${difference.isReal ? `Below the best by ${points(difference)}` : `Against the best ${points(difference)} less, which may be luck`}`
    : "";
  return `${name}: half of ${seeds} reach ${showPercent(median)}, the middle half lies from ${showPercent(lower)} to ${showPercent(upper)}${broken}${less}.`;
}

/** "3.1 to 9.4 points", "−0.4 to 2 points". */
function points({ interval: { lower, upper } }: Difference): string {
  const [from, to] = [tenth(lower), tenth(upper)];
  if (from === to) return `${from} points`;
  // What is above zero is not said to begin there: that is all the difference.
  return `${lower > 0 && from === "0" ? "more than 0" : from} to ${to} points`;
}

function tenth(share: number): string {
  const rounded = Math.round(1000 * share) / 10;
  return String(rounded === 0 ? 0 : rounded).replace("-", "−");
}

/** What is said where a cell's recipe becomes the network. */
export function openedCell(
  name: string,
  { seed }: { readonly seed: number },
  share: number,
  isHeldBack: boolean,
): string {
  const of = isHeldBack ? " of the part held back" : "";
  return `The network has ${name} and seed ${seed} now and trains: it ends with ${showPercent(share)}${of} right, as in the sweep. Undo brings the network of before back.`;
}
