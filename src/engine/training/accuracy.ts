/** How many examples of a batch are right. */
import type { Batch } from "../engine";

/**
 * Rows whose largest output is where the target's is, the first where equal; with one output, rows on the
 * target's side of the border.
 * @param output [count, outputs] row-major
 * @param border what parts the classes where there is one output: 0 for scores, ½ for probabilities
 */
export function countCorrect(output: Float32Array, { count, y }: Batch, border: number): number {
  const width = output.length / count;
  let correct = 0;
  for (let row = 0; row < count; row++) {
    const isRight =
      width === 1
        ? (output[row] as number) > border === (y[row] as number) > 0.5
        : largest(output, row * width, width) === largest(y, row * width, width);
    if (isRight) correct++;
  }
  return correct;
}

/** Offset of the largest of `width` values, the first where equal. */
function largest(values: Float32Array, start: number, width: number): number {
  let best = 0;
  for (let offset = 1; offset < width; offset++) {
    if ((values[start + offset] as number) > (values[start + best] as number)) best = offset;
  }
  return best;
}
