/**
 * Whitening: a cloud's coordinates along its principal axes, each of mean 0 and variance 1. What is fitted there does
 * not hang on how the cloud was scaled, turned or sheared before. Of wide clouds the leading axes alone, by block
 * power iteration (Halko, Martinsson and Tropp 2011, Finding Structure with Randomness, algorithm 4.4).
 *
 * A generator, as core/math/logistic.ts is.
 */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { createRandom } from "./random";

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
export const MAX_AXES = 64;
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
  const vectors = width <= MAX_AXES ? unitVectors(width) : yield* leadingBlock(centred, width);
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
  const small = new Matrix(vectors.map((vector) => images.map((image) => dot(vector, image))));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(small, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, index) => index);
  order.sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  return {
    values: order.map((index) => realEigenvalues[index] ?? 0),
    along: order.map((index) => {
      const axis = new Float64Array(width);
      vectors.forEach((vector, at) => {
        const weight = eigenvectorMatrix.get(at, index);
        for (let unit = 0; unit < width; unit++)
          axis[unit] = (axis[unit] as number) + weight * (vector[unit] as number);
      });
      return axis;
    }),
  };
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

/** XᵀX·v. */
function timesScatter(centred: Float64Array, width: number, vector: Float64Array): Float64Array {
  const image = new Float64Array(width);
  for (let at = 0; at < centred.length; at += width) {
    let along = 0;
    for (let unit = 0; unit < width; unit++)
      along += (centred[at + unit] as number) * (vector[unit] as number);
    for (let unit = 0; unit < width; unit++) {
      image[unit] = (image[unit] as number) + along * (centred[at + unit] as number);
    }
  }
  return image;
}

/** Gram–Schmidt, twice for accuracy; what depends on the vectors before is left out. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const result: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    const before = Math.sqrt(dot(rest, rest));
    for (let pass = 0; pass < 2; pass++) {
      for (const other of result) {
        const along = dot(rest, other);
        for (let unit = 0; unit < rest.length; unit++) {
          rest[unit] = (rest[unit] as number) - along * (other[unit] as number);
        }
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-9 * before) result.push(rest.map((value) => value / length));
  }
  return result;
}

function unitVectors(width: number): readonly Float64Array[] {
  return Array.from({ length: width }, (_, index) => {
    const vector = new Float64Array(width);
    vector[index] = 1;
    return vector;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
