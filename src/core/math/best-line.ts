/**
 * The best straight line between the classes of a cloud of points, and how many it puts on the right side: the
 * measure of how far a network has untangled them.
 *
 * "Best" is by likelihood (logistic regression on whitened coordinates, ridge 1e-5), which can be computed; the line
 * with the fewest errors cannot, short of trying them all (Johnson and Preparata 1978). The two are not the same: where
 * a few points lie far on the wrong side, likelihood gives way to them. So of two classes the line is then moved
 * along its normal to where it makes the fewest errors, which sorting finds exactly; it is left where likelihood put
 * it unless that is strictly better. No claim is made that no line does better still.
 */
import { fitLogistic, scoresOf } from "./logistic";
import { whiten, whitened } from "./whiten";

export interface BestLine {
  /** Share of the points whose own class has the highest score, the first where equal. */
  readonly accuracy: number;
  /** [width, classes] row-major, in the points' own coordinates: score = x · weights + bias. */
  readonly weights: Float64Array;
  /** [classes]. */
  readonly bias: Float64Array;
  /** Axes that it was fitted in: fewer than the width where the points do not spread along all of them, or too many. */
  readonly axes: number;
  /** Share of the spread that they hold, 0 to 1. */
  readonly share: number;
}

/** Small enough to leave the likelihood's line alone, large enough for weights to end. */
const RIDGE = 1e-5;

/**
 * @param points [count, width] row-major
 * @returns undefined where there is no point, or one that is not finite
 */
export function* bestLine(
  points: Float32Array,
  width: number,
  labels: Uint8Array,
  classes: number,
): Generator<void, BestLine | undefined> {
  if (labels.length === 0 || !points.every(Number.isFinite)) return undefined;
  const whitening = yield* whiten(points, width);
  const { axes, mean, count, share } = whitening;
  // A cloud that is one point still has a most frequent class, which the bias alone can tell.
  const fitted =
    count > 0
      ? { points: yield* whitened(whitening, points), width: count }
      : { points: new Float64Array(labels.length), width: 1 };
  yield;
  const { coefficients } = yield* fitLogistic({ ...fitted, labels, classes, ridge: RIDGE });
  const shift = classes === 2 ? fewestErrors(marginsOf(fitted, coefficients), labels) : 0;
  const weights = new Float64Array(width * classes);
  const bias = new Float64Array(classes);
  for (let k = 0; k < classes; k++) {
    bias[k] =
      (coefficients[fitted.width * classes + k] as number) +
      (k === 0 ? shift / 2 : 0) -
      (k === 1 ? shift / 2 : 0);
    coefficients[fitted.width * classes + k] = bias[k] as number;
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
  const accuracy = rightShare(scoresOf({ ...fitted, classes }, coefficients), labels, classes);
  return { accuracy, weights, bias, axes: count, share };
}

/** Scores [count, classes] of points [count, width]. */
export function lineScores(
  { weights, bias }: Pick<BestLine, "weights" | "bias">,
  points: Float32Array,
): Float32Array {
  const classes = bias.length;
  const width = weights.length / classes;
  const count = points.length / width;
  const scores = new Float32Array(count * classes);
  for (let point = 0; point < count; point++) {
    for (let k = 0; k < classes; k++) {
      let sum = bias[k] as number;
      for (let unit = 0; unit < width; unit++) {
        sum += (points[point * width + unit] as number) * (weights[unit * classes + k] as number);
      }
      scores[point * classes + k] = sum;
    }
  }
  return scores;
}

/** Share of rows of scores [count, classes] whose largest, the first where equal, is the label's. */
export function rightShare(scores: ArrayLike<number>, labels: Uint8Array, classes: number): number {
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if ((scores[row * classes + k] as number) > (scores[row * classes + best] as number)) best = k;
    }
    if (best === labels[row]) right++;
  }
  return labels.length > 0 ? right / labels.length : Number.NaN;
}

/** How far each point's score for class 1 lies above that for class 0. */
function marginsOf(
  fitted: { readonly points: Float64Array; readonly width: number },
  coefficients: Float64Array,
) {
  const scores = scoresOf({ ...fitted, classes: 2 }, coefficients);
  return Float64Array.from(
    { length: scores.length / 2 },
    (_, point) => (scores[2 * point + 1] as number) - (scores[2 * point] as number),
  );
}

/**
 * The threshold on the margins (class 1 above it) with the fewest errors; 0 where none has fewer than it, else the
 * nearest to 0, in the middle of its gap.
 */
export function fewestErrors(margins: Float64Array, labels: Uint8Array): number {
  const order = [...margins.keys()].sort((a, b) => (margins[a] as number) - (margins[b] as number));
  let errors = 0;
  let atZero = 0;
  for (const [point, margin] of margins.entries()) {
    // Below all margins everything is class 1.
    if (labels[point] !== 1) errors++;
    if (margin > 0 !== (labels[point] === 1)) atZero++;
  }
  const lowest = margins[order[0] ?? 0] ?? 0;
  let least = atZero;
  let best = 0;
  const consider = (threshold: number) => {
    if (errors < least || (errors === least && least < atZero && Math.abs(threshold) < Math.abs(best))) {
      least = errors;
      best = threshold;
    }
  };
  consider(lowest - 1);
  order.forEach((point, rank) => {
    errors += labels[point] === 1 ? 1 : -1;
    const margin = margins[point] as number;
    const next = margins[order[rank + 1] ?? -1];
    if (next === undefined) consider(margin + 1);
    else if (next > margin) consider((margin + next) / 2);
  });
  return best;
}

/** Runs a generator to its end without pausing: for tests, and for what is small. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
