/**
 * Whitening: a cloud's coordinates along its principal axes, each of mean 0 and variance 1. What is fitted there does
 * not hang on how the cloud was scaled, turned or sheared before. Of wide clouds the leading axes alone, by block
 * power iteration (Halko, Martinsson and Tropp 2011, Finding Structure with Randomness, algorithm 4.4).
 *
 * A generator, as core/math/logistic.ts is.
 */
import { createRandom } from "./random";
import { timesScatter } from "./scatter";
import { symmetricEigen } from "./symmetric-eigen";
import { combine, dot, orthonormal, unitVector } from "./vectors";

export interface Whitening {
  /** [width]. */
  readonly mean: Float64Array;
  /** [axes, width] row-major: z = axes · (x − mean). */
  readonly axes: Float64Array;
  /** Axes kept: those along which the cloud has more spread than rounding makes. */
  readonly count: number;
  /** Share of the cloud's spread that they hold, 0 to 1. */
  readonly share: number;
}

/** The most axes that are kept; up to this width, all of them exactly. */
const MAX_AXES = 64;
/** Further vectors in the iteration, because the last ones settle slowest. */
const SPARE = 8;
const POWERS = 2;
/** A direction with less than this share of the largest deviation is none, */
const MIN_DEVIATION_SHARE = 1e-5;
/** and so is one within a few roundings of the largest coordinate, which came as 32 bits. */
const ROUNDING = 8 * 2 ** -24;

/** Rows between two pauses. */
const ROWS = 100;

/** @param points [count, width] row-major, all finite */
export function* whiten(points: Float32Array, width: number): Generator<void, Whitening> {
  const count = points.length / width;
  const mean = new Float64Array(width);
  let most = 0;
  for (let at = 0; at < points.length; at += width) {
    for (let unit = 0; unit < width; unit++) {
      const value = points[at + unit] as number;
      mean[unit] = (mean[unit] as number) + value / count;
      if (Math.abs(value) > most) most = Math.abs(value);
    }
  }
  yield;
  const centred = new Float64Array(points.length);
  for (let at = 0; at < points.length; at += width) {
    for (let unit = 0; unit < width; unit++) {
      centred[at + unit] = (points[at + unit] as number) - (mean[unit] as number);
    }
  }
  yield;
  const vectors =
    width <= MAX_AXES
      ? Array.from({ length: width }, (_, index) => unitVector(width, index))
      : yield* leadingBlock(centred, width);
  const { values, along } = yield* principal(centred, width, vectors);
  const spread = centred.reduce((sum, value) => sum + value * value, 0) / count;
  const deviations = values.map((value) => Math.sqrt(Math.max(0, value) / count));
  const least = Math.max(MIN_DEVIATION_SHARE * (deviations[0] ?? 0), ROUNDING * most);
  const kept = deviations.filter((deviation) => deviation > least).slice(0, MAX_AXES);
  const axes = new Float64Array(kept.length * width);
  kept.forEach((deviation, axis) => {
    for (let unit = 0; unit < width; unit++) {
      axes[axis * width + unit] = ((along[axis] as Float64Array)[unit] as number) / deviation;
    }
  });
  const held = kept.reduce((sum, deviation) => sum + deviation * deviation, 0);
  return { mean, axes, count: kept.length, share: spread > 0 ? Math.min(1, held / spread) : 1 };
}

/** [count, axes]: where points lie along the axes. */
export function* whitened(
  { mean, axes, count }: Whitening,
  points: Float32Array,
): Generator<void, Float64Array> {
  const width = mean.length;
  const rows = points.length / width;
  const result = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) {
    if (row % ROWS === ROWS - 1) yield;
    for (let axis = 0; axis < count; axis++) {
      let sum = 0;
      for (let unit = 0; unit < width; unit++) {
        sum +=
          (axes[axis * width + unit] as number) *
          ((points[row * width + unit] as number) - (mean[unit] as number));
      }
      result[row * count + axis] = sum;
    }
  }
  return result;
}

/** The principal axes of a cloud within the span of orthonormal vectors (Rayleigh–Ritz), most spread first. */
function* principal(centred: Float64Array, width: number, vectors: readonly Float64Array[]) {
  const images: Float64Array[] = [];
  for (const vector of vectors) {
    images.push(timesScatter(centred, width, vector));
    yield;
  }
  const { values, vectors: weights } = symmetricEigen(
    vectors.map((vector) => images.map((image) => dot(vector, image))),
  );
  return { values, along: weights.map((each) => combine(vectors, each)) };
}

/** Orthonormal vectors that span nearly the leading axes of a wide cloud. */
function* leadingBlock(centred: Float64Array, width: number): Generator<void, readonly Float64Array[]> {
  const random = createRandom(0, "whitening");
  const size = Math.min(MAX_AXES + SPARE, width, centred.length / width);
  let block: Float64Array[] = Array.from({ length: size }, () =>
    Float64Array.from({ length: width }, () => random.normal()),
  );
  for (let power = 0; power < POWERS; power++) {
    const images: Float64Array[] = [];
    for (const vector of block) {
      images.push(timesScatter(centred, width, vector));
      yield;
    }
    block = orthonormal(images);
    yield;
  }
  return block;
}
