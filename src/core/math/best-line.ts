/**
 * The best straight line between the classes of a cloud of points, and how many it puts on the right side: the
 * measure of how far a network has untangled them (linear probes, Alain & Bengio 2016, "Understanding intermediate
 * layers using linear classifier probes"; here the line of fewest errors, which is not the likeliest one).
 *
 * 1. Where the points lie along one line, or where two classes lie in a plane and there is time for it, the best line is
 *    found exactly (plane-sweep.ts).
 * 2. Else by a search (line-search.ts), which says how much it may have missed.
 * 3. Lines that somebody knows of, such as the one that the rest of a network draws there, are tried too.
 * So the accuracy is always one that a line really has; `isExact` says that no line has more.
 */
import { errorStep, stepScratch } from "./error-step";
import { type SearchState, searchDoubt, searchLines } from "./line-search";
import type { SearchCloud } from "./line-starts";
import { countRight, exactScores, type LinearScores } from "./linear-scores";
import { sweepPlane } from "./plane-sweep";
import { createRandom } from "./random";
import { type Whitening, whiten, whitened } from "./whiten";

export interface BestLine extends LinearScores {
  /** Share of the points whose own class has the highest score, the first where equal. */
  readonly accuracy: number;
  /** No straight line is right for more of these points: it was proven, not only searched for. */
  readonly isExact: boolean;
  /** How much more, as a share of the points, a longer search might well find; 0 where it is exact. */
  readonly doubt: number;
  /** Axes that it was fitted in: fewer than the width where the points do not spread along all of them, or too many. */
  readonly axes: number;
  /** Share of the spread that they hold, 0 to 1. */
  readonly share: number;
  /** Where the search may go on; undefined where there is nothing to search for. */
  readonly search: SearchState | undefined;
}

/** How long to look. A larger effort begins with what a smaller one does. */
export interface LineEffort {
  /** Rounds of the search; fewer where there are many points or axes. */
  readonly rounds: number;
  /** Sweep the plane for the best line where there are no more points than this. */
  readonly sweep: number;
}

/** From a first answer while a network trains to all that is ever tried. */
export const lineEfforts: readonly LineEffort[] = [
  { rounds: 3, sweep: 0 },
  { rounds: 12, sweep: 2000 },
  { rounds: 48, sweep: 2000 },
  { rounds: 128, sweep: 2000 },
];

/** Points times coefficients beyond which rounds become fewer. */
const USUAL_WORK = 20_000;
const MIN_ROUNDS = 3;

export interface LineQuestion {
  /** [count, width] row-major. */
  readonly points: Float32Array;
  readonly width: number;
  /** [count], each below `classes`. */
  readonly labels: Uint8Array;
  readonly classes: number;
  /** Lines to try beside its own. */
  readonly known?: readonly LinearScores[];
  /** The least of lineEfforts where absent. */
  readonly effort?: LineEffort | undefined;
  /** The search of an answer to the same question with a smaller effort: it is gone on with. */
  readonly search?: SearchState | undefined;
}

/**
 * A generator that pauses often, so that a worker can handle messages between.
 * @returns undefined where there is no point, or one that is not finite
 */
export function* bestLine(question: LineQuestion): Generator<void, BestLine | undefined> {
  const { points, width, labels, classes, known = [] } = question;
  const count = labels.length;
  if (count === 0 || !points.every(Number.isFinite)) return undefined;
  const whitening = yield* whiten(points, width);
  const { count: axes, share } = whitening;
  const own = yield* ownLine(question, whitening);
  let best: { readonly right: number; readonly line: LinearScores } | undefined;
  for (const line of [own.line, ...known]) {
    const right = countRight(exactScores(line, points), labels, classes);
    if (!best || right > best.right) best = { right, line };
    yield;
  }
  if (!best) return undefined;
  const { right, line } = best;
  const isExact = right === count || (own.most !== undefined && right >= own.most);
  const doubt = isExact ? 0 : Math.max(0, own.right + own.doubt - right) / count;
  const { weights, bias } = line;
  return { accuracy: right / count, weights, bias, isExact, doubt, axes, share, search: own.search };
}

interface OwnLine {
  readonly line: LinearScores;
  readonly right: number;
  readonly doubt: number;
  /** No line is right for more points; undefined where none of that is known. */
  readonly most?: number;
  readonly search: SearchState | undefined;
}

function* ownLine(question: LineQuestion, whitening: Whitening): Generator<void, OwnLine> {
  const { points, width, labels, classes, search: before, effort = lineEfforts[0] as LineEffort } = question;
  const count = labels.length;
  const { count: axes } = whitening;
  // A cloud that is one point still has a most frequent class, which the bias alone can tell.
  if (axes === 0) return mostFrequent(labels, classes, width);
  const cloud: SearchCloud = { points: yield* whitened(whitening, points), width: axes, labels, classes };
  yield;
  if (classes === 2 && axes === 2 && count <= effort.sweep) {
    // The points' own coordinates, where they are two, are sorted without any rounding.
    const isOwn = width === 2;
    const { weights, bias, right } = yield* sweepPlane(isOwn ? points : cloud.points, labels);
    const coefficients = Float64Array.of(0, weights[0], 0, weights[1], 0, bias);
    const line = isOwn ? scoresIn(coefficients, 2) : unwhitened(whitening, coefficients, 2);
    return { line, right, doubt: 0, most: right, search: undefined };
  }
  if (classes === 2 && axes === 1) {
    const { coefficients, right } = threshold(cloud);
    const line = unwhitened(whitening, coefficients, 2);
    return { line, right, doubt: 0, most: right, search: undefined };
  }
  const search = yield* searchLines(cloud, roundsOf(effort, cloud), before);
  const line = unwhitened(whitening, search.coefficients, classes);
  return { line, right: search.right, doubt: searchDoubt(search), search };
}

function roundsOf({ rounds }: LineEffort, { width, labels, classes }: SearchCloud): number {
  const work = labels.length * width * (classes - 1);
  return Math.max(MIN_ROUNDS, Math.round(rounds * Math.min(1, USUAL_WORK / work)));
}

/** Two classes along one axis: the best place for the border, class 1 beyond it or before it. */
function threshold({ points, labels }: SearchCloud): {
  readonly coefficients: Float64Array;
  readonly right: number;
} {
  const random = createRandom(0, "threshold");
  const everywhere = new Float64Array(labels.length).fill(1);
  const [beyond, before] = [1, -1].map((sign) => {
    const scores = new Float64Array(2 * labels.length);
    for (const [point, x] of points.entries()) scores[2 * point + 1] = sign * x;
    const { t, right } = errorStep(scores, labels, 2, 1, everywhere, stepScratch(labels.length), random);
    return { coefficients: Float64Array.of(0, sign, 0, t), right };
  }) as [{ coefficients: Float64Array; right: number }, { coefficients: Float64Array; right: number }];
  return before.right > beyond.right ? before : beyond;
}

function mostFrequent(labels: Uint8Array, classes: number, width: number): OwnLine {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  const right = Math.max(...counts);
  const line = { weights: new Float64Array(width * classes), bias: counts };
  return { line, right, doubt: 0, most: right, search: undefined };
}

/** Coefficients [width + 1, classes] as scores. */
function scoresIn(coefficients: Float64Array, classes: number): LinearScores {
  const border = coefficients.length - classes;
  return { weights: coefficients.slice(0, border), bias: coefficients.slice(border) };
}

/** The same scores in the points' own coordinates. */
function unwhitened(
  { axes, mean, count }: Whitening,
  coefficients: Float64Array,
  classes: number,
): LinearScores {
  const width = mean.length;
  const weights = new Float64Array(width * classes);
  const bias = coefficients.slice(coefficients.length - classes);
  for (let k = 0; k < classes; k++) {
    for (let axis = 0; axis < count; axis++) {
      const weight = coefficients[axis * classes + k] as number;
      for (let unit = 0; unit < width; unit++) {
        const at = unit * classes + k;
        weights[at] = (weights[at] as number) + weight * (axes[axis * width + unit] as number);
      }
    }
    for (let unit = 0; unit < width; unit++) {
      bias[k] = (bias[k] as number) - (weights[unit * classes + k] as number) * (mean[unit] as number);
    }
  }
  return { weights, bias };
}
