/**
 * The activation functions: value, slope, what is special in the curve, words, and the TensorFlow.js layer that computes
 * the same. Adding one is one entry here; the Activation node's form, the film's guides, the topological obstruction,
 * the plain engine and the conformance tests follow. The fast engine's kernels name theirs (engine/fast/operations.ts).
 */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { Meaning, Tf } from "../define";
import { sineFolds } from "./folds";
import { sinLayer } from "./sin-layer";

export interface ActivationFunction {
  /** σ(x); `slope` is used by leaky relu only. */
  readonly value: (x: number, slope: number) => number;
  /** σ′(x), told from x and y = σ(x); at a kink the slope on one of its sides. */
  readonly derivative: (x: number, y: number, slope: number) => number;
  /** No value is smaller than `low` or larger than `high`, and values come as near as one likes; absent where none is. */
  readonly bounds: { readonly low?: number; readonly high?: number };
  /** Places x where the slope jumps. */
  readonly kinks: readonly number[];
  /**
   * Where (1 − u)·x + u·σ(x) turns back, for u in [0, 1]: places x with |x| ≤ reach. Absent where σ never falls, for any
   * slope a person can choose: it may press the plane flat but never folds it.
   */
  readonly folds?: (u: number, reach: number) => readonly number[];
  /** One clause for sentences: "bends it into the box −1 to 1". */
  readonly effect: string;
  /** True where σ(x) = x. */
  readonly isIdentity?: boolean;
  /** What the values are to a loss; numbers where absent. */
  readonly meaning?: Meaning;
  readonly layer: (tf: Tf, name: string, slope: number) => TensorFlow.layers.Layer;
}

const named =
  (activation: "linear" | "sigmoid" | "tanh" | "relu" | "softplus") =>
  (tf: Tf, name: string): TensorFlow.layers.Layer =>
    tf.layers.activation({ activation, name });

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

const entries = {
  linear: {
    value: (x) => x,
    derivative: () => 1,
    bounds: {},
    kinks: [],
    effect: "leaves it as it is",
    isIdentity: true,
    layer: named("linear"),
  },
  sigmoid: {
    value: logistic,
    derivative: (_x, y) => y * (1 - y),
    bounds: { low: 0, high: 1 },
    kinks: [],
    effect: "bends it into the box 0 to 1",
    meaning: "probability",
    layer: named("sigmoid"),
  },
  tanh: {
    value: Math.tanh,
    derivative: (_x, y) => 1 - y * y,
    bounds: { low: -1, high: 1 },
    kinks: [],
    effect: "bends it into the box −1 to 1",
    layer: named("tanh"),
  },
  relu: {
    value: (x) => Math.max(0, x),
    derivative: (x) => (x > 0 ? 1 : 0),
    bounds: { low: 0 },
    kinks: [0],
    effect: "flattens every negative side onto zero",
    layer: named("relu"),
  },
  leakyRelu: {
    value: (x, slope) => (x >= 0 ? x : slope * x),
    derivative: (x, _y, slope) => (x > 0 ? 1 : slope),
    bounds: {},
    kinks: [0],
    effect: "presses every negative side closer to zero",
    layer: (tf, name, slope) => tf.layers.leakyReLU({ alpha: slope, name }),
  },
  elu: {
    value: (x) => (x >= 0 ? x : Math.expm1(x)),
    derivative: (x, y) => (x >= 0 ? 1 : y + 1),
    bounds: { low: -1 },
    kinks: [],
    effect: "bends every negative side towards −1",
    layer: (tf, name) => tf.layers.elu({ alpha: 1, name }),
  },
  softplus: {
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    derivative: logistic,
    bounds: { low: 0 },
    kinks: [],
    effect: "bends every negative side smoothly towards zero",
    layer: named("softplus"),
  },
  sin: {
    value: Math.sin,
    derivative: (x) => Math.cos(x),
    bounds: { low: -1, high: 1 },
    kinks: [],
    folds: sineFolds,
    effect: "folds it to and fro between −1 and 1",
    layer: sinLayer,
  },
} satisfies Record<string, ActivationFunction>;

export type ActivationName = keyof typeof entries;
export const activations: Readonly<Record<ActivationName, ActivationFunction>> = entries;
export const activationNames = Object.keys(entries) as [ActivationName, ...ActivationName[]];

/** Never falls: may press the plane flat but never folds it. */
export function isMonotone({ folds }: ActivationFunction): boolean {
  return folds === undefined;
}

/** "leakyRelu" as people write it: "leaky relu". */
export function activationTitle(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
