/**
 * The exact best step of linear scores along a direction. Where only one class's score changes, by t · slope, every point
 * is right on one side of one value of t. So the number of errors is piecewise constant in t, and sorting those values
 * finds the interval with the fewest, without any derivative (an exact line search on the 0-1 loss; Nguyen & Sanner
 * 2013, "Algorithms for direct 0–1 loss optimization in binary classification", do the same one weight at a time).
 */
import type { Random } from "./random";

/** Room for the values of t, used again for every step. */
export interface StepScratch {
  readonly rising: Float64Array;
  readonly falling: Float64Array;
}

/** @param count points */
export function stepScratch(count: number): StepScratch {
  return { rising: new Float64Array(count), falling: new Float64Array(count) };
}

export interface ErrorStep {
  readonly t: number;
  /** Points that are right there. */
  readonly right: number;
}

/**
 * Where scores + t · slopes, in the column of one class alone, is right for most points.
 * @param scores [count, classes]
 * @param changed the class whose score changes
 * @param slopes [count]: how that score changes with t
 * @param random draws among equally good intervals, so that a search does not stand still on a plateau
 */
export function errorStep(
  scores: Float64Array,
  labels: Uint8Array,
  classes: number,
  changed: number,
  slopes: Float64Array,
  { rising, falling }: StepScratch,
  random: Random,
): ErrorStep {
  let rise = 0;
  let fall = 0;
  let always = 0;
  for (let point = 0; point < labels.length; point++) {
    const from = point * classes;
    const label = labels[point] as number;
    let rival = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      if (k !== changed && k !== label) rival = Math.max(rival, scores[from + k] as number);
    }
    const own = scores[from + label] as number;
    const isOwn = label === changed;
    // Another class than the changed one is above it whatever the step.
    if (!isOwn && rival >= own) continue;
    // Right where isOwn ? slope · t > gap : slope · t < gap.
    const gap = isOwn ? rival - own : own - (scores[from + changed] as number);
    const slope = slopes[point] as number;
    if (slope === 0) {
      if (isOwn ? gap < 0 : gap > 0) always++;
    } else if (slope > 0 === isOwn) rising[rise++] = gap / slope;
    else falling[fall++] = gap / slope;
  }
  const up = rising.subarray(0, rise).sort();
  const down = falling.subarray(0, fall).sort();
  return bestInterval(up, down, always, random);
}

/**
 * The interval of t with most points right, and a place in its middle.
 * @param up sorted: a point becomes right there; @param down sorted: a point ceases to be
 */
function bestInterval(up: Float64Array, down: Float64Array, always: number, random: Random): ErrorStep {
  const next = (at: number, other: number) =>
    Math.min(
      at < up.length ? (up[at] as number) : Infinity,
      other < down.length ? (down[other] as number) : Infinity,
    );
  let right = always + down.length;
  let here = next(0, 0);
  let best: ErrorStep = { t: Number.isFinite(here) ? here - 1 - Math.abs(here) : 0, right };
  let equal = 1;
  for (let rise = 0, fall = 0; rise < up.length || fall < down.length; ) {
    for (; rise < up.length && up[rise] === here; rise++) right++;
    for (; fall < down.length && down[fall] === here; fall++) right--;
    const end = next(rise, fall);
    const t = end === Infinity ? here + 1 + Math.abs(here) : here / 2 + end / 2;
    // Between values that are neighbours in 64 bits there is no place for a line.
    if (t > here && t < end) {
      if (right > best.right) {
        best = { t, right };
        equal = 1;
      } else if (right === best.right && random.uniform() * ++equal < 1) best = { t, right };
    }
    here = end;
  }
  return best;
}
