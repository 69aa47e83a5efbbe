/** A kernel as cells to look at: the whole matrix, pooled to the pixels there are; or one unit's weights as an image. */
import type { ImageSize } from "../../core/data/define";
import type { SignedCells } from "../kit/signed-pixels";

export interface Kernel {
  /** [inputs, units] row-major. */
  readonly values: Float32Array;
  readonly inputs: number;
  readonly units: number;
}

/**
 * The matrix with a row for each unit and a column for each input, as it acts (y = W x + b). Of more than `most` rows or
 * columns each cell stands for a block and shows its number of largest magnitude with its sign, so that nothing vanishes;
 * one that is no number (NaN) wins, so that it is seen.
 */
export function pooledKernel({ values, inputs, units }: Kernel, most: number): SignedCells {
  const columns = Math.min(inputs, most);
  const rows = Math.min(units, most);
  const cells = new Float32Array(rows * columns);
  const rowOf = Uint16Array.from({ length: units }, (_, unit) => Math.floor((unit * rows) / units));
  for (let input = 0; input < inputs; input++) {
    const column = Math.floor((input * columns) / inputs);
    for (let unit = 0; unit < units; unit++) {
      takeLargest(cells, (rowOf[unit] as number) * columns + column, values[input * units + unit] as number);
    }
  }
  return { columns, rows, values: cells };
}

/**
 * What enters one unit from an image, a cell for each pixel. Of a pixel's several channels the weight of largest magnitude
 * is shown with its sign: a colour here is a sign, and cannot be a channel as well.
 */
export function unitImage(
  { values, units }: Kernel,
  unit: number,
  { width, height, channels }: ImageSize,
): SignedCells {
  const cells = new Float32Array(width * height);
  for (let input = 0; input < cells.length * channels; input++) {
    takeLargest(cells, Math.floor(input / channels), values[input * units + unit] as number);
  }
  return { columns: width, rows: height, values: cells };
}

function takeLargest(cells: Float32Array, at: number, value: number): void {
  const known = cells[at] as number;
  if (Number.isNaN(value) || Math.abs(value) > Math.abs(known)) cells[at] = value;
}

/** The largest finite magnitude; 0 where there is none. */
export function largestMagnitude(tables: readonly SignedCells[]): number {
  let largest = 0;
  for (const { values } of tables) {
    for (const value of values) {
      const magnitude = Math.abs(value);
      if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude;
    }
  }
  return largest;
}
