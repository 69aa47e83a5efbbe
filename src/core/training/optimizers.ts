/**
 * The optimizers by Keras's names, formulas and defaults, over plain arrays. Adding one is one entry here.
 *
 * TensorFlow.js's own are not used: its Adam adds epsilon to the square root after the bias correction, Keras 3
 * before it (so Keras's epsilon weighs some thirty times as much at the first step), and its update of M2's eight
 * small arrays takes a hundred tensor operations, which is half of a training step's time.
 */
import { numberParam, type ParamsOf, type ParamsSchema, paramsSchema } from "../param-schema";

const learningRate = (value: number) =>
  numberParam({
    above: 0,
    maximum: 100,
    default: value,
    title: "Learning rate",
    description: "Size of a step.",
  });
const share = (value: number, title: string, description: string) =>
  numberParam({ minimum: 0, below: 1, default: value, title, description });
const epsilon = (description: string) =>
  numberParam({ above: 0, maximum: 1, default: 1e-7, title: "Epsilon", description });

export interface OptimizerSpec<Kind extends string = string, Schema extends ParamsSchema = ParamsSchema> {
  readonly kind: Kind;
  readonly title: string;
  readonly params: Schema;
  /** Arrays of state it keeps for each weight: what the memory estimate counts. */
  readonly slots: number;
  /** One step of one weight array. Computed in 64 bits, kept in 32. */
  readonly update: (params: ParamsOf<Schema>, arrays: UpdateArrays) => void;
}

/** What an update works on; all arrays have the weights' length. */
export interface UpdateArrays {
  /** This step's number, 1 for the first. */
  readonly step: number;
  readonly weights: Float32Array;
  /** Gradient of the mean loss by each weight. */
  readonly gradient: Float32Array;
  /** The optimizer's memory of this weight array: `slots` arrays, zero before the first step, written to. */
  readonly slots: readonly Float32Array[];
  /** Where the new weights go. */
  readonly updated: Float32Array;
}

const define = <const Kind extends string, Schema extends ParamsSchema>(spec: OptimizerSpec<Kind, Schema>) =>
  spec;

export const adam = define({
  kind: "adam",
  title: "Adam",
  params: paramsSchema({
    learningRate: learningRate(0.001),
    beta1: share(0.9, "Beta 1", "Memory of the gradient."),
    beta2: share(0.999, "Beta 2", "Memory of the squared gradient."),
    epsilon: epsilon("Keeps the division finite."),
  }),
  slots: 2,
  /** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − l·√(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√v + ε). Kingma & Ba 2015. */
  update: ({ learningRate, beta1, beta2, epsilon }, { step, weights, gradient, slots, updated }) => {
    const [mean, square] = slots as [Float32Array, Float32Array];
    const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
    for (let index = 0; index < weights.length; index++) {
      const slope = gradient[index] as number;
      const m = beta1 * (mean[index] as number) + (1 - beta1) * slope;
      const v = beta2 * (square[index] as number) + (1 - beta2) * slope * slope;
      mean[index] = m;
      square[index] = v;
      updated[index] = (weights[index] as number) - (rate * m) / (Math.sqrt(v) + epsilon);
    }
  },
});

/** Loshchilov & Hutter 2019, as Keras has it: of every trained array, biases too. */
const adamW = define({
  kind: "adamW",
  title: "AdamW",
  params: paramsSchema({
    ...adam.params.shape,
    weightDecay: numberParam({
      minimum: 0,
      maximum: 100,
      default: 0.004,
      title: "Weight decay",
      description: "Share of every weight taken away at a step, times the learning rate.",
    }),
  }),
  slots: 2,
  /** w ← w − l·λ·w, then Adam's step. */
  update: (params, arrays) => {
    const kept = 1 - params.learningRate * params.weightDecay;
    adam.update(params, { ...arrays, weights: arrays.weights.map((weight) => weight * kept) });
  },
});

export const rmsprop = define({
  kind: "rmsprop",
  title: "RMSprop",
  params: paramsSchema({
    learningRate: learningRate(0.001),
    rho: share(0.9, "Rho", "Memory of the squared gradient."),
    momentum: share(0, "Momentum", "How much of the last step is carried on."),
    epsilon: epsilon(
      "Added inside the root, as Keras 3 does; 1e-14 acts like Keras 2, which added it outside.",
    ),
  }),
  slots: 2,
  /** v ← ρv + (1−ρ)g², p ← μp + l·g / √(v + ε), w ← w − p. */
  update: ({ learningRate, rho, momentum, epsilon }, { weights, gradient, slots, updated }) => {
    const [square, push] = slots as [Float32Array, Float32Array];
    for (let index = 0; index < weights.length; index++) {
      const slope = gradient[index] as number;
      const v = rho * (square[index] as number) + (1 - rho) * slope * slope;
      const p = momentum * (push[index] as number) + (learningRate * slope) / Math.sqrt(v + epsilon);
      square[index] = v;
      push[index] = p;
      updated[index] = (weights[index] as number) - p;
    }
  },
});

const sgd = define({
  kind: "sgd",
  title: "SGD",
  params: paramsSchema({
    learningRate: learningRate(0.01),
    momentum: share(0, "Momentum", "How much of the last step is carried on."),
  }),
  slots: 1,
  /** p ← μp − l·g, w ← w + p. */
  update: ({ learningRate, momentum }, { weights, gradient, slots, updated }) => {
    const [push] = slots as [Float32Array];
    for (let index = 0; index < weights.length; index++) {
      const p = momentum * (push[index] as number) - learningRate * (gradient[index] as number);
      push[index] = p;
      updated[index] = (weights[index] as number) + p;
    }
  },
});

export const optimizerSpecs = [adam, adamW, rmsprop, sgd] as const;

const byKind = new Map<string, OptimizerSpec>(
  optimizerSpecs.map((spec) => [spec.kind, spec as unknown as OptimizerSpec]),
);

export function optimizerSpec(kind: string): OptimizerSpec | undefined {
  return byKind.get(kind);
}
