/** How numbers lie in the kernels' memory: sizes of panels and kernels, and kernels to and from row-major arrays. */

/** Examples side by side in a panel of a small program. */
export const SMALL_COLUMNS = 32;
/** The same in a tiled one. */
export const TILED_COLUMNS = 8;

export const roundUp = (value: number, to: number): number => Math.ceil(value / to) * to;

/**
 * Rows of a panel. Tiled ones are odd multiples of four rows (of 32 bytes), so that the same row of many panels
 * does not fall on the same few lines of the cache.
 */
export function rowsOf(units: number, tiled: boolean): number {
  return tiled ? roundUp(units, 8) + 4 : units;
}

/** A kernel's place in the weights. */
export interface KernelShape {
  readonly inputs: number;
  readonly units: number;
  readonly tiled: boolean;
}

/** Floats of one strip of four units: tiles [4][8], an odd number of them for the same reason as above. */
function stripFloats(inputs: number): number {
  const tiles = roundUp(inputs, 8) / 8;
  return 32 * (tiles % 2 === 0 ? tiles + 1 : tiles);
}

export function kernelFloats({ inputs, units, tiled }: KernelShape): number {
  return tiled ? (roundUp(units, 4) / 4) * stripFloats(inputs) : roundUp(inputs * units, 4);
}

/** Index of a weight in its kernel's memory. */
function placeOf({ inputs, tiled }: KernelShape, input: number, unit: number): number {
  if (!tiled) return unit * inputs + input;
  return (unit >> 2) * stripFloats(inputs) + (input >> 3) * 32 + (unit & 3) * 8 + (input & 7);
}

/** Lays a row-major kernel [inputs, units] into the memory. */
export function layKernel(shape: KernelShape, values: Float32Array, memory: Float32Array): void {
  const { inputs, units } = shape;
  for (let input = 0; input < inputs; input++) {
    for (let unit = 0; unit < units; unit++) {
      memory[placeOf(shape, input, unit)] = values[input * units + unit] as number;
    }
  }
}

/** The memory's kernel as a row-major array [inputs, units]. */
export function readKernel(shape: KernelShape, memory: Float32Array): Float32Array {
  const { inputs, units } = shape;
  const values = new Float32Array(inputs * units);
  for (let input = 0; input < inputs; input++) {
    for (let unit = 0; unit < units; unit++) {
      values[input * units + unit] = memory[placeOf(shape, input, unit)] as number;
    }
  }
  return values;
}
