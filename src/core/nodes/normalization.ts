/** What both normalisations have in common: a scale γ and a shift β for every unit, by Keras's names and defaults. */
import type * as TensorFlow from "@tensorflow/tfjs";
import { numberParam, switchParam } from "../param-schema";
import type { Tf, WeightSpec } from "./define";

/** Their params beyond a kind's own: Keras 3's names and defaults. */
export const normalizationParams = {
  epsilon: numberParam({
    above: 0,
    maximum: 1,
    default: 1e-3,
    title: "Epsilon",
    description: "Added to the variance, so that nothing is divided by zero.",
  }),
  center: switchParam({
    default: true,
    title: "Center",
    description: "A shift (beta) of every unit, which is trained.",
  }),
  scale: switchParam({
    default: true,
    title: "Scale",
    description: "A factor (gamma) of every unit, which is trained.",
  }),
};

export interface NormalizationParams {
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
}

/** An array of one number for every unit. */
export function perUnit(name: string, units: number, value: number, trainable = true): WeightSpec {
  return { name, shape: [units], initialise: () => new Float32Array(units).fill(value), trainable };
}

/** γ, at first 1, and β, at first 0, as far as there are such: in Keras's order. */
export function scaleAndShift(units: number, { scale, center }: NormalizationParams): readonly WeightSpec[] {
  return [...(scale ? [perUnit("gamma", units, 1)] : []), ...(center ? [perUnit("beta", units, 0)] : [])];
}

/** ", no shift", ", no scale": what a label says beyond the kind. */
export function missingWords({ scale, center }: NormalizationParams): string {
  return `${scale ? "" : ", no scale"}${center ? "" : ", no shift"}`;
}

/**
 * γ·centred/√(variance + ε) + β, on TensorFlow.js's tape.
 * @param centred [batch, units]: the means taken out
 * @param variance of the same, as it is to be broadcast
 * @param weights γ and β, as far as there are such, and what follows them
 */
export function scaledAndShifted(
  tf: Tf,
  centred: TensorFlow.Tensor,
  variance: TensorFlow.Tensor,
  { epsilon, center, scale }: NormalizationParams,
  weights: readonly TensorFlow.Tensor[],
): TensorFlow.Tensor2D {
  const gamma = scale ? weights[0] : undefined;
  const beta = center ? weights[scale ? 1 : 0] : undefined;
  let values: TensorFlow.Tensor = tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)));
  if (gamma) values = tf.mul(values, gamma);
  if (beta) values = tf.add(values, beta);
  return values as TensorFlow.Tensor2D;
}
