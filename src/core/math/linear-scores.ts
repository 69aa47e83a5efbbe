/** Linear scores of the classes, and how many points they are right for. */

/** x · weights + bias for every class; the highest score's class has the place, the first where equal. */
export interface LinearScores {
  /** [width, classes] row-major, in the points' own coordinates. */
  readonly weights: Float64Array;
  /** [classes]. */
  readonly bias: Float64Array;
}

/**
 * The scores as 32-bit numbers, for pictures.
 * @param points [count, width]
 * @returns [count, classes]
 */
export function lineScores(line: LinearScores, points: ArrayLike<number>): Float32Array {
  return Float32Array.from(exactScores(line, points));
}

/**
 * The scores in 64 bits.
 * @param points [count, width]
 * @returns [count, classes]
 */
export function exactScores({ weights, bias }: LinearScores, points: ArrayLike<number>): Float64Array {
  const classes = bias.length;
  const width = weights.length / classes;
  const count = points.length / width;
  const scores = new Float64Array(count * classes);
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

/**
 * How many rows of scores [count, classes] have their largest, the first where equal, at the label.
 * @param labels [count]
 */
export function countRight(scores: ArrayLike<number>, labels: Uint8Array, classes: number): number {
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if ((scores[row * classes + k] as number) > (scores[row * classes + best] as number)) best = k;
    }
    if (best === labels[row]) right++;
  }
  return right;
}

/** The same as a share, 0 to 1; NaN of no rows. */
export function rightShare(scores: ArrayLike<number>, labels: Uint8Array, classes: number): number {
  return labels.length > 0 ? countRight(scores, labels, classes) / labels.length : Number.NaN;
}
