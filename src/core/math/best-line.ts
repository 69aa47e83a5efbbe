/**
 * The best straight line between the classes of a cloud of points, and how many it puts on the right side: the
 * measure of how far a network has untangled them.
 *
 * The line with the fewest errors cannot be computed in general, short of trying them all (Johnson and Preparata
 * 1978). So several are tried, and the one with the fewest errors is taken, the first where equal:
 * 1. the likeliest (logistic regression on whitened coordinates, ridge 1e-5), which of two classes is then moved along
 *    its normal to where it makes the fewest errors: likelihood gives way to far outliers, errors do not;
 * 2. of two classes in a plane, lines in 90 directions, each where it makes the fewest errors: nearly all there are;
 * 3. lines that somebody knows of, such as the one that the rest of a network draws there.
 * So the accuracy is one that a line really has, and no claim is made that no line has more.
 */
import { fitLogistic, scoresOf } from "./logistic";
import { type Whitening, whiten, whitened } from "./whiten";

/** Linear scores: x · weights + bias, and the highest score's class has the place. */
export interface LinearScores {
  /** [width, classes] row-major, in the points' own coordinates. */
  readonly weights: Float64Array;
  /** [classes]. */
  readonly bias: Float64Array;
}

export interface BestLine extends LinearScores {
  /** Share of the points whose own class has the highest score, the first where equal. */
  readonly accuracy: number;
  /** Axes that it was fitted in: fewer than the width where the points do not spread along all of them, or too many. */
  readonly axes: number;
  /** Share of the spread that they hold, 0 to 1. */
  readonly share: number;
}

/** Small enough to leave the likelihood's line alone, large enough for weights to end. */
const RIDGE = 1e-5;

/**
 * @param points [count, width] row-major
 * @param known lines to try beside its own
 * @returns undefined where there is no point, or one that is not finite
 */
export function* bestLine(
  points: Float32Array,
  width: number,
  labels: Uint8Array,
  classes: number,
  known: readonly LinearScores[] = [],
): Generator<void, BestLine | undefined> {
  if (labels.length === 0 || !points.every(Number.isFinite)) return undefined;
  const whitening = yield* whiten(points, width);
  const { count: axes, share } = whitening;
  // A cloud that is one point still has a most frequent class, which the bias alone can tell.
  const fitted: Whitened =
    axes > 0
      ? { points: yield* whitened(whitening, points), width: axes }
      : { points: new Float64Array(labels.length), width: 1 };
  yield;
  const { coefficients } = yield* fitLogistic({ ...fitted, labels, classes, ridge: RIDGE });
  const tried = [classes === 2 ? moved(fitted, coefficients, labels) : coefficients];
  if (classes === 2 && fitted.width === 2) tried.push(turned(fitted, labels));
  let best: { readonly accuracy: number; readonly scores: LinearScores } | undefined;
  for (const own of tried) {
    const accuracy = rightShare(scoresOf({ ...fitted, classes }, own), labels, classes);
    if (!best || accuracy > best.accuracy) best = { accuracy, scores: unwhitened(whitening, own, classes) };
    yield;
  }
  for (const scores of known) {
    const accuracy = rightShare(lineScores(scores, points), labels, classes);
    if (!best || accuracy > best.accuracy) best = { accuracy, scores };
    yield;
  }
  return best && { accuracy: best.accuracy, ...best.scores, axes, share };
}

interface Whitened {
  /** [count, width]. */
  readonly points: Float64Array;
  readonly width: number;
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

/** Two classes' coefficients, the line between them moved along its normal to where it makes the fewest errors. */
function moved(fitted: Whitened, coefficients: Float64Array, labels: Uint8Array): Float64Array {
  const scores = scoresOf({ ...fitted, classes: 2 }, coefficients);
  const margins = Float64Array.from(
    { length: labels.length },
    (_, point) => (scores[2 * point + 1] as number) - (scores[2 * point] as number),
  );
  const shift = fewestErrors(margins, labels);
  const result = coefficients.slice();
  const bias = 2 * fitted.width;
  result[bias] = (result[bias] as number) + shift / 2;
  result[bias + 1] = (result[bias + 1] as number) - shift / 2;
  return result;
}

const DIRECTIONS = 90;
const BINS = 512;

/** Of lines in many directions of a plane, the one with the fewest errors: in bins first, the best direction exactly. */
function turned({ points }: Whitened, labels: Uint8Array): Float64Array {
  let reach = 0;
  for (let at = 0; at < points.length; at += 2) {
    reach = Math.max(reach, Math.hypot(points[at] as number, points[at + 1] as number));
  }
  const ones = labels.reduce((sum, label) => sum + label, 0);
  let least = labels.length + 1;
  let best = { x: 1, y: 0 };
  const bins = new Int32Array(BINS);
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    const angle = (Math.PI * direction) / DIRECTIONS;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    bins.fill(0);
    for (let point = 0; point < labels.length; point++) {
      const along = (points[2 * point] as number) * x + (points[2 * point + 1] as number) * y;
      const bin = Math.min(BINS - 1, Math.floor(((along / reach + 1) / 2) * BINS));
      bins[bin] = (bins[bin] as number) + (labels[point] === 1 ? 1 : -1);
    }
    // With the threshold below all bins everything is class 1: each zero is an error.
    let errors = labels.length - ones;
    for (const bin of bins) {
      errors += bin;
      for (const sign of [1, -1]) {
        const there = sign === 1 ? errors : labels.length - errors;
        if (there < least) {
          least = there;
          best = { x: sign * x, y: sign * y };
        }
      }
    }
  }
  const { x, y } = best;
  return moved({ points, width: 2 }, Float64Array.of(-x / 2, x / 2, -y / 2, y / 2, 0, 0), labels);
}

/** Scores [count, classes] of points [count, width]. */
export function lineScores({ weights, bias }: LinearScores, points: Float32Array): Float32Array {
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
