/**
 * Trained weights, keyed by the node they belong to. They live beside the network value, not in it:
 * an edit keeps those whose shapes survive, and every network value remembers its own.
 */
import type { NodeId } from "./network";

/** One array of weights, row-major; `kernel` is [inputs, units], `bias` is [units]. */
export interface WeightArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type Checkpoint = ReadonlyMap<NodeId, readonly WeightArray[]>;

/** What a node promises about one of its weight arrays. */
export interface WeightShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Keeps the weights of the nodes whose arrays still have the promised names and shapes. */
export function survivingWeights(
  checkpoint: Checkpoint,
  promised: ReadonlyMap<NodeId, readonly WeightShape[]>,
): Checkpoint {
  const kept = new Map<NodeId, readonly WeightArray[]>();
  for (const [node, arrays] of checkpoint) {
    const shapes = promised.get(node);
    if (shapes !== undefined && arraysFit(arrays, shapes)) kept.set(node, arrays);
  }
  return kept;
}

/** True where the arrays have exactly the promised names and shapes, in order. */
export function arraysFit(arrays: readonly WeightArray[], shapes: readonly WeightShape[]): boolean {
  return (
    arrays.length === shapes.length &&
    arrays.every((array, index) => {
      const promised = shapes[index];
      return (
        promised !== undefined &&
        array.name === promised.name &&
        array.shape.length === promised.shape.length &&
        array.shape.every((size, axis) => size === promised.shape[axis])
      );
    })
  );
}

/** Number of values in an array of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
