/**
 * What a training engine can do; the trainer drives one and knows nothing of how it computes. All arrays are
 * row-major, one example a row. Engines draw no random numbers of their own: seeds are handed in.
 */
import type { Checkpoint } from "../core/network/checkpoint";
import type { NodeId } from "../core/network/network";

export interface Batch {
  readonly count: number;
  /** [count, features]. */
  readonly x: Float32Array;
  /** [count, outputs]: one-hot for classes. */
  readonly y: Float32Array;
}

export interface BatchResult {
  /** Mean over the batch. */
  readonly loss: number;
  /** Samples whose largest output is where the target's is (the first where equal). */
  readonly correct: number;
}

export interface Engine {
  /** For people: "TensorFlow.js, cpu". */
  readonly name: string;
  /**
   * One optimizer step. Loss and correct are from before the update, dropout on. Where the loss is not
   * finite the update is left out.
   * @param seed this step's own seed for dropout masks
   */
  step(batch: Batch, seed: number): BatchResult;
  /** Loss and correct with dropout off, nothing changed. */
  evaluate(batch: Batch): BatchResult;
  /** Every asked node's values for x [count, features], dropout off: [count, units]. */
  probe(x: Float32Array, count: number, nodes: readonly NodeId[]): Map<NodeId, Float32Array>;
  /** Gradient of the mean loss by every weight array, dropout off. */
  gradients(batch: Batch): Checkpoint;
  weights(): Checkpoint;
  setWeights(checkpoint: Checkpoint): void;
  dispose(): void;
}
