/**
 * The straight line in the plane that parts two classes with the fewest errors, exactly. Some best line passes as near as
 * one likes to one of the points, with every other point strictly on one side: a best line can be pushed until it touches
 * its first point. So it is enough to turn a line about every point in turn and count what changes sides at the directions of
 * the other points, sorted: O(n² log n) (Johnson & Preparata 1978, "The densest hemisphere problem"). Points in one
 * place, and points that lie along one line, change together.
 *
 * Directions are sorted by their slopes Δy/Δx. A quotient is rounded from the true one, so equal slopes are equal numbers;
 * slopes that differ stay apart where the coordinates' differences have no more than 26 digits in base two, as those of
 * 32-bit numbers of one size do. What is found is counted anew by whoever uses it.
 */

export interface SweptLine {
  /** Class 1 where x · weights[0] + y · weights[1] + bias > 0. */
  readonly weights: readonly [number, number];
  readonly bias: number;
  /** Points on their own class's side: no line has more. */
  readonly right: number;
}

/** Pivots between two pauses. */
const PIVOTS = 16;

interface Best {
  readonly pivot: number;
  /** Radians of the line's own direction. */
  readonly angle: number;
  /** 1 where class 1 lies to the line's left. */
  readonly side: 1 | -1;
  readonly right: number;
}

/**
 * @param points [count, 2], finite; at least one
 * @param labels 0 or 1
 */
export function* sweepPlane(points: ArrayLike<number>, labels: Uint8Array): Generator<void, SweptLine> {
  const count = labels.length;
  const gains = new Float64Array(count);
  const losses = new Float64Array(count);
  let best: Best = { pivot: 0, angle: 0, side: 1, right: -1 };
  for (let pivot = 0; pivot < count; pivot++) {
    if (pivot % PIVOTS === PIVOTS - 1) yield;
    best = turnAbout(points, labels, pivot, gains, losses, best);
  }
  return placed(points, labels, best);
}

/** The best direction of a line through one point, where it is better than the best so far. */
function turnAbout(
  points: ArrayLike<number>,
  labels: Uint8Array,
  pivot: number,
  gains: Float64Array,
  losses: Float64Array,
  before: Best,
): Best {
  const x0 = points[2 * pivot] as number;
  const y0 = points[2 * pivot + 1] as number;
  let gain = 0;
  let loss = 0;
  /** Right while the line's slope is below all others, class 1 above it. */
  let right = 0;
  const here = [0, 0];
  for (let point = 0; point < labels.length; point++) {
    const dx = (points[2 * point] as number) - x0;
    const dy = (points[2 * point + 1] as number) - y0;
    const isOne = labels[point] === 1;
    if (dx === 0 && dy === 0) {
      here[isOne ? 1 : 0] = (here[isOne ? 1 : 0] as number) + 1;
      continue;
    }
    // A line that is nearly upright, its slope −∞, has what lies to the right of the pivot above it.
    const startsAbove = dx > 0 || (dx === 0 && dy > 0);
    const slope = dx === 0 ? Infinity : dy / dx;
    if (startsAbove === isOne) {
      right++;
      losses[loss++] = slope;
    } else gains[gain++] = slope;
  }
  const up = gains.subarray(0, gain).sort();
  const down = losses.subarray(0, loss).sort();
  const others = gain + loss;
  // Points in the pivot's place go to whichever side the line is moved away from.
  const own = Math.max(here[0] as number, here[1] as number);
  let best = before;
  let from = -Infinity;
  for (let rise = 0, fall = 0; ; ) {
    const end = Math.min(
      rise < gain ? (up[rise] as number) : Infinity,
      fall < loss ? (down[fall] as number) : Infinity,
    );
    for (const side of [1, -1] as const) {
      const there = (side === 1 ? right : others - right) + own;
      if (there > best.right)
        best = { pivot, angle: (Math.atan(from) + Math.atan(end)) / 2, side, right: there };
    }
    if (end === Infinity) return best;
    for (; rise < gain && up[rise] === end; rise++) right++;
    for (; fall < loss && down[fall] === end; fall++) right--;
    from = end;
  }
}

/** The line of a direction through a point, moved a little so that the points in that place are on the better side. */
function placed(
  points: ArrayLike<number>,
  labels: Uint8Array,
  { pivot, angle, side, right }: Best,
): SweptLine {
  const weights = [-side * Math.sin(angle), side * Math.cos(angle)] as const;
  const across = (point: number) =>
    weights[0] * (points[2 * point] as number) + weights[1] * (points[2 * point + 1] as number);
  const at = across(pivot);
  let ones = 0;
  let here = 0;
  let above = Infinity;
  let below = Infinity;
  for (let point = 0; point < labels.length; point++) {
    const isHere = points[2 * point] === points[2 * pivot] && points[2 * point + 1] === points[2 * pivot + 1];
    if (isHere) {
      here++;
      if (labels[point] === 1) ones++;
      continue;
    }
    const distance = across(point) - at;
    if (distance > 0) above = Math.min(above, distance);
    else below = Math.min(below, -distance);
  }
  const isOne = 2 * ones >= here;
  const room = isOne ? below : above;
  const step = Number.isFinite(room) ? room / 2 : 1;
  return { weights, bias: -at + (isOne ? step : -step), right };
}
