/**
 * Multinomial logistic regression: the linear scores whose softmax makes the labels likeliest (Hastie, Tibshirani and
 * Friedman 2009, The Elements of Statistical Learning, 4.4). Fitted by Newton's method, each of whose equations is
 * solved by conjugate gradients without ever making the Hessian (Nocedal and Wright 2006, Numerical Optimization,
 * 7.1). In 64-bit numbers, without chance: the same points give the same fit.
 *
 * It is a generator that pauses after every pass over the points, so that a worker can handle messages between.
 */
import { dot, largestMagnitude } from "./vectors";

export interface LogisticProblem {
  /** [count, width] row-major; best of mean 0 and variance 1 along every axis, or the ridge favours some. */
  readonly points: Float64Array;
  readonly width: number;
  /** [count], each below `classes`. */
  readonly labels: Uint8Array;
  readonly classes: number;
  /**
   * ½ · ridge · (sum of squares of all weights and biases) is added to the mean loss: without it classes that a
   * line parts would ask for endless weights, and a class without examples for an endless bias.
   */
  readonly ridge: number;
}

export interface LogisticFit {
  /** [width + 1, classes] row-major: the score of class k is Σ x_i · coefficients[i, k] + coefficients[width, k]. */
  readonly coefficients: Float64Array;
  /** Largest magnitude in the gradient where the fit ended. */
  readonly gradient: number;
  /** Newton steps taken. */
  readonly rounds: number;
}

/** The fit ends where no entry of the gradient is larger than this, */
const FLAT = 1e-7;
/** or where rounding lets no step go further down, or after so many steps. */
const MAX_ROUNDS = 60;
const MAX_CONJUGATES = 80;
/** A step has to lower the loss by this share of what its slope promises (Armijo). */
const SUFFICIENT = 1e-4;

/**
 * Fits the likeliest scores, pausing after every pass over the points.
 * @returns where the gradient is flat (largest entry 1e−7), or as near as 60 steps or rounding let it come
 */
export function* fitLogistic(problem: LogisticProblem): Generator<void, LogisticFit> {
  const size = (problem.width + 1) * problem.classes;
  let coefficients = new Float64Array(size);
  let here = evaluate(problem, coefficients);
  let rounds = 0;
  for (; rounds < MAX_ROUNDS && largestMagnitude(here.gradient) > FLAT; rounds++) {
    yield;
    const step = yield* newtonStep(problem, here);
    const slope = dot(step, here.gradient);
    let length = 1;
    let next = here;
    let moved = coefficients;
    for (let halvings = 0; halvings < 30; halvings++, length /= 2) {
      const tried = coefficients.map((value, index) => value + length * (step[index] as number));
      const there = evaluate(problem, tried);
      yield;
      if (there.loss <= here.loss + SUFFICIENT * length * slope) {
        next = there;
        moved = tried;
        break;
      }
    }
    if (next === here) break;
    coefficients = moved;
    here = next;
  }
  return { coefficients, gradient: largestMagnitude(here.gradient), rounds };
}

export interface LogisticValue {
  readonly loss: number;
  /** Of the coefficients, [width + 1, classes]. */
  readonly gradient: Float64Array;
  /** [count, classes]. */
  readonly probabilities: Float64Array;
}

/**
 * The mean of −log p(label) and the ridge's part, and how they change with every coefficient.
 * @internal
 */
export function evaluate(problem: LogisticProblem, coefficients: Float64Array): LogisticValue {
  const { labels, classes, ridge } = problem;
  const count = labels.length;
  const probabilities = scoresOf(problem, coefficients);
  let loss = 0;
  for (let point = 0; point < count; point++) {
    const from = point * classes;
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) highest = Math.max(highest, probabilities[from + k] as number);
    let sum = 0;
    const own = (probabilities[from + (labels[point] as number)] as number) - highest;
    for (let k = 0; k < classes; k++) {
      const power = Math.exp((probabilities[from + k] as number) - highest);
      probabilities[from + k] = power;
      sum += power;
    }
    for (let k = 0; k < classes; k++) probabilities[from + k] = (probabilities[from + k] as number) / sum;
    loss += Math.log(sum) - own;
  }
  const residuals = probabilities.slice();
  for (let point = 0; point < count; point++) {
    const at = point * classes + (labels[point] as number);
    residuals[at] = (residuals[at] as number) - 1;
  }
  return {
    loss: loss / Math.max(1, count) + (ridge / 2) * dot(coefficients, coefficients),
    gradient: gathered(problem, residuals, coefficients),
    probabilities,
  };
}

/** [count, classes]: X·C. */
export function scoresOf(
  { points, width, classes }: Pick<LogisticProblem, "points" | "width" | "classes">,
  coefficients: Float64Array,
): Float64Array {
  const count = points.length / width;
  const scores = new Float64Array(count * classes);
  const bias = width * classes;
  for (let point = 0; point < count; point++) {
    const to = point * classes;
    for (let k = 0; k < classes; k++) scores[to + k] = coefficients[bias + k] as number;
    for (let axis = 0; axis < width; axis++) {
      const x = points[point * width + axis] as number;
      const from = axis * classes;
      for (let k = 0; k < classes; k++) {
        scores[to + k] = (scores[to + k] as number) + x * (coefficients[from + k] as number);
      }
    }
  }
  return scores;
}

/** [width + 1, classes]: Xᵀ·R / count + ridge · C, of values R for every point and class. */
function gathered(
  { points, width, classes, ridge }: LogisticProblem,
  values: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  const count = values.length / classes;
  const sums = new Float64Array((width + 1) * classes);
  const bias = width * classes;
  for (let point = 0; point < count; point++) {
    const from = point * classes;
    for (let axis = 0; axis < width; axis++) {
      const x = points[point * width + axis] as number;
      const to = axis * classes;
      for (let k = 0; k < classes; k++) {
        sums[to + k] = (sums[to + k] as number) + x * (values[from + k] as number);
      }
    }
    for (let k = 0; k < classes; k++) {
      sums[bias + k] = (sums[bias + k] as number) + (values[from + k] as number);
    }
  }
  for (let index = 0; index < sums.length; index++) {
    sums[index] = (sums[index] as number) / Math.max(1, count) + ridge * (coefficients[index] as number);
  }
  return sums;
}

/**
 * Solves H·s = −g, H the Hessian here, as far as the gradient is worth it: to a tenth of it at first and closer as
 * it flattens. H is positive definite because of the ridge, so s always leads down.
 */
function* newtonStep(
  problem: LogisticProblem,
  { gradient, probabilities }: LogisticValue,
): Generator<void, Float64Array> {
  const size = gradient.length;
  const step = new Float64Array(size);
  const rest = gradient.map((value) => -value);
  const direction = rest.slice();
  let squares = dot(rest, rest);
  const enough = (Math.min(0.1, Math.sqrt(Math.sqrt(squares))) * Math.sqrt(squares)) ** 2;
  for (let round = 0; round < MAX_CONJUGATES && squares > enough; round++) {
    const image = timesHessian(problem, probabilities, direction);
    yield;
    const along = squares / dot(direction, image);
    for (let index = 0; index < size; index++) {
      step[index] = (step[index] as number) + along * (direction[index] as number);
      rest[index] = (rest[index] as number) - along * (image[index] as number);
    }
    const before = squares;
    squares = dot(rest, rest);
    for (let index = 0; index < size; index++) {
      direction[index] = (rest[index] as number) + (squares / before) * (direction[index] as number);
    }
  }
  return step;
}

/** H·v: the Hessian's block of a point is x xᵀ ⊗ (diag p − p pᵀ). */
function timesHessian(
  problem: LogisticProblem,
  probabilities: Float64Array,
  vector: Float64Array,
): Float64Array {
  const { classes } = problem;
  const values = scoresOf(problem, vector);
  for (let from = 0; from < values.length; from += classes) {
    let mean = 0;
    for (let k = 0; k < classes; k++) {
      mean += (probabilities[from + k] as number) * (values[from + k] as number);
    }
    for (let k = 0; k < classes; k++) {
      values[from + k] = (probabilities[from + k] as number) * ((values[from + k] as number) - mean);
    }
  }
  return gathered(problem, values, vector);
}
