/** What a kind of node is to the plain engine. Values are row-major, [count, units]. */
import type { Params } from "../../core/network/network";

/** A weight array with what its update needs. */
export interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  /** False for state, which a training pass writes to `updated` by itself. */
  readonly trainable: boolean;
  values: Float32Array;
  updated: Float32Array;
  readonly gradient: Float32Array;
  readonly slots: readonly Float32Array[];
}

/** A node and the pass it is computed in. */
export interface PlainLayer {
  readonly params: Params;
  readonly units: number;
  /** Examples. */
  readonly count: number;
  readonly variables: readonly Variable[];
  /** By the batch's own statistics, and keeping new averages of them: a step, or a gradient. */
  readonly isTraining: boolean;
  /** The step's, for dropout masks; undefined where dropout is off. */
  readonly seed: number | undefined;
  /** The node's place in the plan. */
  readonly salt: number;
}

/** What came in, what went out, and the loss's derivative by what went out. */
export interface Passed {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** May be written to. */
  readonly delta: Float32Array;
  /** Nothing before it has weights: the derivative by x is not asked for. */
  readonly isFirst: boolean;
}

export interface PlainKind {
  readonly forward: (layer: PlainLayer, x: Float32Array) => Float32Array;
  /** Writes the gradients into the variables. @returns the derivative by x */
  readonly backward: (layer: PlainLayer, passed: Passed) => Float32Array;
}
