/** Vectors of any length as arrays of numbers: products, sums, orthonormal sets. */

/** Σ aᵢ·bᵢ over the first one's length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

/** Euclidean length. */
export function lengthOf(vector: ArrayLike<number>): number {
  return Math.sqrt(dot(vector, vector));
}

/** Largest magnitude among the numbers, 0 of none. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++)
    largest = Math.max(largest, Math.abs(values[index] as number));
  return largest;
}

/** Σ weightᵢ·vectorᵢ of vectors of one length. */
export function combine(vectors: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const [index, vector] of vectors.entries()) {
    const weight = (weights[index] as number | undefined) ?? 0;
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + weight * (vector[at] as number);
  }
  return sum;
}

/** The vector's rejection from orthonormal ones: what is left without its parts along them. Twice, for accuracy (Golub & Van Loan 2013, 5.2.9). */
export function rejectionFrom(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (let pass = 0; pass < 2; pass++) {
    for (const other of others) {
      const along = dot(rest, other);
      for (let at = 0; at < rest.length; at++)
        rest[at] = (rest[at] as number) - along * (other[at] as number);
    }
  }
  return rest;
}

/** A vector that keeps less than this share of its length depends on those before it. */
const DEPENDS = 1e-10;

/** Gram–Schmidt in the order given; vectors that depend on those before them are left out. */
export function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const result: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = rejectionFrom(vector, result);
    const length = lengthOf(rest);
    if (length > DEPENDS * lengthOf(vector)) result.push(rest.map((value) => value / length));
  }
  return result;
}

/** The i-th unit vector of so many dimensions. */
export function unitVector(width: number, index: number): Float64Array {
  const vector = new Float64Array(width);
  vector[index] = 1;
  return vector;
}
