/** LayerNormalization's two halves in plain numbers. */
import type { WeightArray } from "../../network/checkpoint";

/**
 * (x − mean)/√(variance + ε) of every point over its own units, before scale and shift.
 * @param values [points, width]
 */
export function normalised(values: Float32Array, width: number, epsilon: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width) {
    let mean = 0;
    for (let at = row; at < row + width; at++) mean += (values[at] as number) / width;
    let variance = 0;
    for (let at = row; at < row + width; at++) variance += ((values[at] as number) - mean) ** 2 / width;
    const scale = 1 / Math.sqrt(variance + epsilon);
    for (let at = row; at < row + width; at++) result[at] = ((values[at] as number) - mean) * scale;
  }
  return result;
}

/** γ and β for every unit, 1 and 0 where the layer has none. */
export function scalesAndShifts(width: number, arrays: readonly WeightArray[] | undefined) {
  const named = (name: string, absent: number) =>
    arrays?.find((array) => array.name === name)?.values ?? new Float32Array(width).fill(absent);
  return { scales: named("gamma", 1), shifts: named("beta", 0) };
}
