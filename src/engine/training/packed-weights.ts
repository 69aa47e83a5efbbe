/**
 * Several checkpoints as one array of numbers: thousands of moments are kept, and an array for each layer of each would take
 * more memory than the numbers, and more of the collector's time than the steps between them.
 */
import { type Checkpoint, sizeOf, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";

/** The nodes of each checkpoint with their arrays, in the order in which their numbers lie. */
export interface PackedLayout {
  readonly checkpoints: readonly (readonly (readonly [NodeId, readonly Omit<WeightArray, "values">[]])[])[];
  readonly numbers: number;
}

/** That of these checkpoints, and of all others with the same arrays. */
export function layoutOf(checkpoints: readonly Checkpoint[]): PackedLayout {
  const laid = checkpoints.map((checkpoint) =>
    [...checkpoint].map(
      ([node, arrays]) => [node, arrays.map(({ name, shape }) => ({ name, shape }))] as const,
    ),
  );
  const all = laid.flatMap((nodes) => nodes.flatMap(([, arrays]) => arrays));
  return { checkpoints: laid, numbers: all.reduce((sum, { shape }) => sum + sizeOf(shape), 0) };
}

/** A copy of the numbers of checkpoints of this layout. */
export function pack({ numbers }: PackedLayout, checkpoints: readonly Checkpoint[]): Float32Array {
  const packed = new Float32Array(numbers);
  let at = 0;
  for (const checkpoint of checkpoints) {
    for (const arrays of checkpoint.values()) {
      for (const { values } of arrays) {
        packed.set(values, at);
        at += values.length;
      }
    }
  }
  return packed;
}

/** The checkpoints of before, in arrays of their own. */
export function unpack({ checkpoints }: PackedLayout, packed: Float32Array): readonly Checkpoint[] {
  let at = 0;
  return checkpoints.map(
    (nodes) =>
      new Map(
        nodes.map(([node, arrays]) => [
          node,
          arrays.map((array): WeightArray => {
            const start = at;
            at += sizeOf(array.shape);
            return { ...array, values: packed.slice(start, at) };
          }),
        ]),
      ),
  );
}
