/** Where a search for lines may begin (line-search.ts): the best of a few simple ones. */
import { errorStep, stepScratch } from "./error-step";
import { scoresOf } from "./logistic";
import type { Random } from "./random";

/** Points in coordinates of mean 0 and variance 1 along every axis (whiten.ts). */
export interface SearchCloud {
  /** [count, width] */
  readonly points: Float64Array;
  readonly width: number;
  /** [count], each below `classes`. */
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** Directions of a fan. */
const FAN = 24;

/**
 * Of the classes' means, the axes and random directions, each with its best borders, the one that is right for most:
 * quickly made, and in few dimensions seldom far off.
 */
export function* bestOfFan(cloud: SearchCloud, random: Random): Generator<void, Float64Array> {
  const { width, labels, classes } = cloud;
  const size = (width + 1) * classes;
  const scratch = stepScratch(labels.length);
  const slopes = new Float64Array(labels.length).fill(1);
  let best = { coefficients: nearestMean(cloud), right: -1 };
  for (let index = -1; index < FAN; index++) {
    const coefficients = index < 0 ? best.coefficients : new Float64Array(size);
    if (index >= 0) {
      const changed = classes === 2 ? 1 : random.integer(classes);
      for (let axis = 0; axis < width; axis++) {
        coefficients[axis * classes + changed] = index < 2 * width ? 0 : random.normal();
      }
      // Every axis both ways round.
      if (index < 2 * width) coefficients[(index >> 1) * classes + changed] = index % 2 === 0 ? 1 : -1;
    }
    let right = 0;
    for (let k = classes === 2 ? 1 : 0; k < classes; k++) {
      const scores = scoresOf(cloud, coefficients);
      const step = errorStep(scores, labels, classes, k, slopes, scratch, random);
      coefficients[width * classes + k] = (coefficients[width * classes + k] as number) + step.t;
      right = step.right;
    }
    yield;
    if (right > best.right) best = { coefficients, right };
  }
  return best.coefficients;
}

/** Every point to the class whose mean is nearest: x · μ − ½ |μ|². */
function nearestMean({ points, width, labels, classes }: SearchCloud): Float64Array {
  const means = new Float64Array((width + 1) * classes);
  const counts = new Float64Array(classes);
  for (const [point, label] of labels.entries()) {
    counts[label] = (counts[label] as number) + 1;
    for (let axis = 0; axis < width; axis++) {
      const at = axis * classes + label;
      means[at] = (means[at] as number) + (points[point * width + axis] as number);
    }
  }
  for (let k = 0; k < classes; k++) {
    let square = 0;
    for (let axis = 0; axis < width; axis++) {
      const mean = (means[axis * classes + k] as number) / Math.max(1, counts[k] as number);
      means[axis * classes + k] = mean;
      square += mean * mean;
    }
    means[width * classes + k] = -square / 2;
  }
  return means;
}
