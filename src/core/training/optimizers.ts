/** The optimizers by Keras's names, formulas and defaults. Adding one is one entry here. */
import type * as TensorFlow from "@tensorflow/tfjs";
import { z } from "zod";
import type { Tf } from "../nodes/define";

const learningRate = (value: number) =>
  z.number().gt(0).max(100).default(value).meta({ title: "Learning rate", description: "Size of a step." });
const share = (value: number, title: string, description: string) =>
  z.number().min(0).lt(1).default(value).meta({ title, description });
const epsilon = z.number().gt(0).max(1).default(1e-7).meta({
  title: "Epsilon",
  description: "Keeps the division finite.",
});

export interface OptimizerSpec<Kind extends string = string, Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: Kind;
  readonly title: string;
  readonly params: Schema;
  /** Arrays of state it keeps for each weight: what the memory estimate counts. */
  readonly slots: number;
  readonly create: (tf: Tf, params: z.output<Schema>) => TensorFlow.Optimizer;
}

const define = <const Kind extends string, Schema extends z.ZodObject>(spec: OptimizerSpec<Kind, Schema>) =>
  spec;

export const adam = define({
  kind: "adam",
  title: "Adam",
  params: z.object({
    learningRate: learningRate(0.001),
    beta1: share(0.9, "Beta 1", "Memory of the gradient."),
    beta2: share(0.999, "Beta 2", "Memory of the squared gradient."),
    epsilon,
  }),
  slots: 2,
  create: (tf, params) => tf.train.adam(params.learningRate, params.beta1, params.beta2, params.epsilon),
});

export const rmsprop = define({
  kind: "rmsprop",
  title: "RMSprop",
  params: z.object({
    learningRate: learningRate(0.001),
    rho: share(0.9, "Rho", "Memory of the squared gradient."),
    momentum: share(0, "Momentum", "How much of the last step is carried on."),
    epsilon: epsilon.meta({
      title: "Epsilon",
      description: "Added inside the root, as Keras 3 does; 1e-14 acts like Keras 2, which added it outside.",
    }),
  }),
  slots: 2,
  create: (tf, params) => tf.train.rmsprop(params.learningRate, params.rho, params.momentum, params.epsilon),
});

export const sgd = define({
  kind: "sgd",
  title: "SGD",
  params: z.object({
    learningRate: learningRate(0.01),
    momentum: share(0, "Momentum", "How much of the last step is carried on."),
  }),
  slots: 1,
  create: (tf, params) =>
    params.momentum === 0
      ? tf.train.sgd(params.learningRate)
      : tf.train.momentum(params.learningRate, params.momentum),
});

export const optimizerSpecs = [adam, rmsprop, sgd] as const;

const byKind = new Map<string, OptimizerSpec>(
  optimizerSpecs.map((spec) => [spec.kind, spec as unknown as OptimizerSpec]),
);

export function optimizerSpec(kind: string): OptimizerSpec | undefined {
  return byKind.get(kind);
}
