/**
 * Penalties on the kernels, as Keras's `kernel_regularizer` of every layer that has one (keras.regularizers.L1, L2, L1L2): added to
 * the loss that is shown, of evaluations too. Adding one is one entry here, as long as it is a sum of these two.
 */
import { numberParam, paramsSchema } from "../../param-schema";
import { type ChosenOptions, numberOf, type TrainingOption } from "./define";

const weight = (title: string) =>
  numberParam({
    minimum: 0,
    maximum: 1000,
    default: 0.01,
    title,
    description: "What the sum is multiplied by.",
  });

export const regularizers = [
  {
    kind: "l2",
    title: "L2",
    sentence: "Adds l2 · Σ w² over all kernels to the loss: keeps weights small.",
    params: paramsSchema({ l2: weight("Weight of L2") }),
  },
  {
    kind: "l1",
    title: "L1",
    sentence: "Adds l1 · Σ |w| over all kernels to the loss: presses weights to zero.",
    params: paramsSchema({ l1: weight("Weight of L1") }),
  },
  {
    kind: "l1L2",
    title: "L1 and L2",
    sentence: "Adds l1 · Σ |w| + l2 · Σ w² over all kernels to the loss.",
    params: paramsSchema({ l1: weight("Weight of L1"), l2: weight("Weight of L2") }),
  },
] as const satisfies readonly TrainingOption[];

/** The arrays of this name are penalised. */
export const PENALISED = "kernel";

export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** undefined where nothing is penalised. */
export function penaltyOf({ regularizer }: ChosenOptions): Penalty | undefined {
  const penalty = { l1: numberOf(regularizer, "l1"), l2: numberOf(regularizer, "l2") };
  return penalty.l1 > 0 || penalty.l2 > 0 ? penalty : undefined;
}

/**
 * l1 · Σ |w| + l2 · Σ w² of one kernel.
 * @param gradient where given, has the derivative l1 · sign w + 2 · l2 · w added
 */
export function penalize({ l1, l2 }: Penalty, kernel: Float32Array, gradient?: Float32Array): number {
  let ones = 0;
  let squares = 0;
  for (let index = 0; index < kernel.length; index++) {
    const value = kernel[index] as number;
    ones += Math.abs(value);
    squares += value * value;
    if (gradient) gradient[index] = (gradient[index] as number) + l1 * Math.sign(value) + 2 * l2 * value;
  }
  return l1 * ones + l2 * squares;
}
