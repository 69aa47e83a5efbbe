/**
 * The largest singular values of a matrix too large for all of them: randomised subspace iteration (Halko,
 * Martinsson & Tropp 2011, algorithms 4.4 and 5.1). What it finds is never above the truth, and close to it once a
 * round changes nothing any more.
 */
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { createRandom } from "./random";
import { orthonormal } from "./vectors";

/** Vectors carried along beyond those asked for: they make it settle. */
const MORE = 8;
const MAX_ROUNDS = 30;
/** It ends when no value rises by more than this share in a round. */
const SETTLED = 1e-4;

/**
 * @param values [rows, columns] row-major
 * @param count how many; fewer where the matrix has fewer
 * @returns largest first; the same for the same matrix to the bit
 */
export function leadingSingularValues(
  values: ArrayLike<number>,
  rows: number,
  columns: number,
  count: number,
): readonly number[] {
  const wanted = Math.min(count, rows, columns);
  const block = Math.min(wanted + MORE, rows, columns);
  const random = createRandom(0, "leading singular values");
  let right = orthonormal(
    Array.from({ length: block }, () => Float64Array.from({ length: columns }, () => random.normal())),
  );
  let found: readonly number[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const left = orthonormal(times(values, rows, columns, right));
    const image = timesTransposed(values, rows, columns, left);
    const before = found;
    // QᵀA has the singular values of A as far as the vectors in Q span them.
    found = singularValuesOf(image).slice(0, wanted);
    const largest = found[0] ?? 0;
    if (found.every((value, index) => value - (before[index] ?? 0) <= SETTLED * largest)) break;
    right = orthonormal(image);
  }
  return found;
}

/** A v for each vector. */
function times(
  values: ArrayLike<number>,
  rows: number,
  columns: number,
  vectors: readonly Float64Array[],
): readonly Float64Array[] {
  return vectors.map((vector) => {
    const image = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      const at = row * columns;
      for (let column = 0; column < columns; column++) {
        sum += (values[at + column] as number) * (vector[column] as number);
      }
      image[row] = sum;
    }
    return image;
  });
}

/** Aᵀ v for each vector. */
function timesTransposed(
  values: ArrayLike<number>,
  rows: number,
  columns: number,
  vectors: readonly Float64Array[],
): readonly Float64Array[] {
  return vectors.map((vector) => {
    const image = new Float64Array(columns);
    for (let row = 0; row < rows; row++) {
      const factor = vector[row] as number;
      const at = row * columns;
      for (let column = 0; column < columns; column++) {
        image[column] = (image[column] as number) + factor * (values[at + column] as number);
      }
    }
    return image;
  });
}

function singularValuesOf(vectors: readonly Float64Array[]): readonly number[] {
  if (vectors.length === 0) return [0];
  const matrix = new Matrix(vectors.map((vector) => Array.from(vector)));
  return new SingularValueDecomposition(matrix, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  }).diagonal.slice(0, vectors.length);
}
