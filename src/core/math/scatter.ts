/** The scatter matrix XᵀX of a centred cloud, applied without ever being made. */

/**
 * XᵀX·v, by plain loops: every picture of a wide node comes through here.
 * @param centred [count, width] row-major, of mean 0
 * @param vector [width]
 */
export function timesScatter(centred: Float64Array, width: number, vector: Float64Array): Float64Array {
  const image = new Float64Array(width);
  for (let at = 0; at < centred.length; at += width) {
    let along = 0;
    for (let unit = 0; unit < width; unit++) {
      along += (centred[at + unit] as number) * (vector[unit] as number);
    }
    for (let unit = 0; unit < width; unit++) {
      image[unit] = (image[unit] as number) + along * (centred[at + unit] as number);
    }
  }
  return image;
}
