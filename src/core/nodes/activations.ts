/**
 * The activation functions: value, and the TensorFlow.js layer that computes the same. Adding one is one
 * entry here; the Activation node's form, the pictures and the conformance test follow.
 */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { Tf } from "./define";
import { sinLayer } from "./sin-layer";

export interface ActivationFunction {
  /** σ(x); `slope` is used by leaky relu only. */
  readonly value: (x: number, slope: number) => number;
  /** Never falls, for any slope a person can choose: it may press the plane flat but never folds it. */
  readonly monotone: boolean;
  /** One clause for sentences: "bends it into the box −1 to 1". */
  readonly effect: string;
  readonly layer: (tf: Tf, name: string, slope: number) => TensorFlow.layers.Layer;
}

const named =
  (activation: "linear" | "sigmoid" | "tanh" | "relu" | "softplus") =>
  (tf: Tf, name: string): TensorFlow.layers.Layer =>
    tf.layers.activation({ activation, name });

export const activations = {
  linear: { value: (x) => x, monotone: true, effect: "leaves it as it is", layer: named("linear") },
  sigmoid: {
    value: (x) => 1 / (1 + Math.exp(-x)),
    monotone: true,
    effect: "bends it into the box 0 to 1",
    layer: named("sigmoid"),
  },
  tanh: { value: Math.tanh, monotone: true, effect: "bends it into the box −1 to 1", layer: named("tanh") },
  relu: {
    value: (x) => Math.max(0, x),
    monotone: true,
    effect: "flattens every negative side onto zero",
    layer: named("relu"),
  },
  leakyRelu: {
    value: (x, slope) => (x >= 0 ? x : slope * x),
    monotone: true,
    effect: "presses every negative side closer to zero",
    layer: (tf, name, slope) => tf.layers.leakyReLU({ alpha: slope, name }),
  },
  elu: {
    value: (x) => (x >= 0 ? x : Math.expm1(x)),
    monotone: true,
    effect: "bends every negative side towards −1",
    layer: (tf, name) => tf.layers.elu({ alpha: 1, name }),
  },
  softplus: {
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    monotone: true,
    effect: "bends every negative side smoothly towards zero",
    layer: named("softplus"),
  },
  sin: { value: Math.sin, monotone: false, effect: "folds it to and fro between −1 and 1", layer: sinLayer },
} as const satisfies Record<string, ActivationFunction>;

export type ActivationName = keyof typeof activations;
export const activationNames = Object.keys(activations) as [ActivationName, ...ActivationName[]];
