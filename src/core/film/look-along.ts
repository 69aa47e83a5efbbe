/** A layer's values as a picture has them that looks along two of its directions. */

/**
 * @param values [points, width] row-major
 * @param axes [2, width] row-major, orthonormal
 * @returns [points, 2]
 */
export function lookAlong(values: Float32Array, axes: ArrayLike<number>): Float32Array {
  const width = axes.length / 2;
  return Float32Array.from({ length: (2 * values.length) / width }, (_, index) => {
    const point = Math.floor(index / 2) * width;
    const axis = (index % 2) * width;
    let sum = 0;
    for (let unit = 0; unit < width; unit++)
      sum += (values[point + unit] as number) * (axes[axis + unit] as number);
    return sum;
  });
}
