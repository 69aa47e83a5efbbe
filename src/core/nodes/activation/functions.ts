/**
 * The activation functions: value, slope, what is special in the curve, words, and the TensorFlow.js layer that computes
 * the same. Adding one is one entry here; the Activation node's form, the film's guides, the topological obstruction,
 * the plain engine and the conformance tests follow. The fast engine's kernels name theirs (engine/fast/operations.ts).
 */
import type * as TensorFlow from "@tensorflow/tfjs";
import { erf } from "../../math/erf";
import type { Meaning, Tf } from "../define";
import { dipOf, sineFolds } from "./folds";
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
  /** What the values are to a loss; numbers where absent. Only the logistic function gives a probability: of it alone a loss may read the scores. */
  readonly meaning?: Meaning;
  readonly layer: (tf: Tf, name: string, slope: number) => TensorFlow.layers.Layer;
}

const named =
  (activation: NonNullable<Parameters<Tf["layers"]["activation"]>[0]>["activation"]) =>
  (tf: Tf, name: string): TensorFlow.layers.Layer =>
    tf.layers.activation({ activation, name });

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Self-normalizing networks' α and λ (Klambauer et al. 2017), as Keras has them. */
const ALPHA = 1.6732632423543772;
const LAMBDA = 1.0507009873554805;

/** x·Φ(x) with Φ the normal distribution's share below x (Hendrycks & Gimpel 2016), exact: no tanh in erf's place. */
const gelu = (x: number) => 0.5 * x * (1 + erf(x * Math.SQRT1_2));
const geluSlope = (x: number) =>
  0.5 * (1 + erf(x * Math.SQRT1_2)) + (x * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
const geluDip = dipOf(geluSlope);

/** x·σ(x) (Elfwing et al. 2017; swish). */
const silu = (x: number) => x * logistic(x);
const siluSlope = (x: number) => logistic(x) * (1 + x * (1 - logistic(x)));
const siluDip = dipOf(siluSlope);

/** x·tanh(ln(1 + eˣ)) (Misra 2019). With n = e²ˣ + 2eˣ the tanh is n / (n + 2); beyond 20 it is 1 in 64 bits. */
const mish = (x: number) => {
  const power = Math.exp(Math.min(x, 20));
  const n = power * (power + 2);
  return (x * n) / (n + 2);
};
const mishSlope = (x: number) => {
  const power = Math.exp(Math.min(x, 20));
  const n = power * (power + 2);
  return n / (n + 2) + (x * 4 * power * (1 + power)) / (n + 2) ** 2;
};
const mishDip = dipOf(mishSlope);

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
  relu6: {
    value: (x) => Math.min(Math.max(0, x), 6),
    derivative: (x) => (x > 0 && x < 6 ? 1 : 0),
    bounds: { low: 0, high: 6 },
    kinks: [0, 6],
    effect: "presses what lies outside of the box 0 to 6 onto its sides",
    layer: named("relu6"),
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
  selu: {
    value: (x) => LAMBDA * (x > 0 ? x : ALPHA * Math.expm1(x)),
    derivative: (x, y) => (x > 0 ? LAMBDA : y + LAMBDA * ALPHA),
    bounds: { low: -LAMBDA * ALPHA },
    kinks: [0],
    effect: "bends every negative side towards −1.76 and stretches the others ×1.05",
    layer: named("selu"),
  },
  softplus: {
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    derivative: logistic,
    bounds: { low: 0 },
    kinks: [],
    effect: "bends every negative side smoothly towards zero",
    layer: named("softplus"),
  },
  gelu: {
    value: gelu,
    derivative: geluSlope,
    bounds: { low: gelu(geluDip.bottom) },
    kinks: [],
    folds: geluDip.folds,
    effect: "bends every negative side towards zero, folded: down to −0.17 and back up",
    layer: named("gelu"),
  },
  silu: {
    value: silu,
    derivative: siluSlope,
    bounds: { low: silu(siluDip.bottom) },
    kinks: [],
    folds: siluDip.folds,
    effect: "bends every negative side towards zero, folded: down to −0.28 and back up",
    // The name that TensorFlow.js has for it.
    layer: named("swish"),
  },
  mish: {
    value: mish,
    derivative: mishSlope,
    bounds: { low: mish(mishDip.bottom) },
    kinks: [],
    folds: mishDip.folds,
    effect: "bends every negative side towards zero, folded: down to −0.31 and back up",
    layer: named("mish"),
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
