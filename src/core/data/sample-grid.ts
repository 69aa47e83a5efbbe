/** The material's two-step sampler: first a row from the marginal, then a column from that row's conditional. */
import type { Random } from "../math/random";

/**
 * Draws points from a density known on a square grid. A row (y) is drawn from the marginal, then a column (x)
 * from the conditional of that row, so every point lies on the grid (material M1).
 *
 * @param domain [from, to] of both axes; the grid has `size` evenly spaced values from one to the other
 * @returns [count, 2] row-major: x, y
 * @throws Error where the density is zero all over the grid
 */
export function sampleGrid(
  density: (x: number, y: number) => number,
  [from, to]: readonly [number, number],
  size: number,
  count: number,
  random: Random,
): Float32Array {
  const coordinate = Float64Array.from(
    { length: size },
    (_, index) => from + ((to - from) * index) / (size - 1),
  );
  // A plain loop over a million densities: Float64Array.from with a callback takes twice as long.
  const cumulatedRow = (row: number) => {
    const y = coordinate[row] as number;
    const cumulated = new Float64Array(size);
    let sum = 0;
    for (let column = 0; column < size; column++) {
      sum += density(coordinate[column] as number, y);
      cumulated[column] = sum;
    }
    return cumulated;
  };
  let total = 0;
  const rows = Array.from({ length: size }, (_, row) => cumulatedRow(row));
  const marginal = Float64Array.from(rows, (row) => {
    total += row[size - 1] as number;
    return total;
  });
  if (!(total > 0)) throw new Error("sampleGrid: the density is zero on the whole grid");

  const points = new Float32Array(2 * count);
  for (let index = 0; index < count; index++) {
    const row = firstAbove(marginal, random.uniform() * total);
    const conditional = rows[row] as Float64Array;
    const column = firstAbove(conditional, random.uniform() * (conditional[size - 1] as number));
    points[2 * index] = coordinate[column] as number;
    points[2 * index + 1] = coordinate[row] as number;
  }
  return points;
}

/** Index of the first entry above `value` in a rising list (binary search). */
function firstAbove(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
