/** Where an activation folds the plane on its way: the places at which (1 − u)·x + u·σ(x) turns back. */

/** Folds of a sine beyond so many turns are too close to tell apart. */
const MAX_TURNS = 12;

/** Of the sine: where 1 − u + u·cos x is zero, which it is nowhere before u = ½. Up to `reach` on both sides of 0. */
export function sineFolds(u: number, reach: number): readonly number[] {
  if (u <= 0.5) return [];
  const first = Math.acos(-(1 - u) / u);
  const places: number[] = [];
  for (let turn = 0; turn < MAX_TURNS && 2 * Math.PI * turn - first < reach; turn++) {
    for (const x of [2 * Math.PI * turn - first, 2 * Math.PI * turn + first]) {
      if (x >= 0 && x <= reach) places.push(x, -x);
    }
  }
  return places;
}

/** A curve whose slope dips below zero once, left of 0, as GELU's, SiLU's and mish's do. */
export interface Dip {
  /** Where the curve itself is lowest. */
  readonly bottom: number;
  /** Where (1 − u)·x + u·σ(x) turns back, with |x| ≤ reach. */
  readonly folds: (u: number, reach: number) => readonly number[];
}

/** Places searched for the dip; left of them the slopes are 0 to ten digits. */
const LEFT = -40;

/** @param slope σ′: falls from 0 at −∞ to its least value, below zero, and from there rises to more than zero at 0 */
export function dipOf(slope: (x: number) => number): Dip {
  const steepest = leastPlace(slope, -10, 0);
  const where = (level: number, from: number, to: number) => crossing((x) => slope(x) - level, from, to);
  return {
    bottom: where(0, steepest, 0),
    folds: (u, reach) => {
      // On its way the curve has the slope 1 − u + u·σ′.
      const level = u > 0 ? -(1 - u) / u : Number.NEGATIVE_INFINITY;
      if (slope(steepest) >= level) return [];
      const places = [where(level, steepest, 0)];
      // At the end the far side falls for ever: it has no second fold.
      if (level < slope(LEFT)) places.push(where(level, LEFT, steepest));
      return places.filter((x) => Math.abs(x) <= reach);
    },
  };
}

/** Where a function that falls and then rises is least, by thirds. */
function leastPlace(value: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 80; round++) {
    const third = (high - low) / 3;
    if (value(low + third) < value(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

/** Where a function crosses zero between two places that lie on its two sides, by halves. */
function crossing(value: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rises = value(to) > value(from);
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (value(middle) > 0 === rises) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
