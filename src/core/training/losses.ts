/**
 * The losses by Keras's names, over plain arrays: value and derivative in one go. Adding one is one entry here.
 * Made of tensor operations instead, a loss took two fifths of M2's training step in TensorFlow.js.
 */

import type { Meaning } from "../nodes/define";

export interface LossSpec {
  readonly kind: string;
  readonly title: string;
  /**
   * What the network has to end in, where the loss is one of probabilities: a distribution (a Softmax), or one
   * probability (a sigmoid over one output). It then reads the scores that enter there, which is the same value without overflow or log 0.
   */
  readonly needs: Exclude<Meaning, "numbers"> | undefined;
  /**
   * Mean over the batch.
   * @param output [batch, width] row-major: the network's output, or the scores before its probabilities
   * @param target [batch, width]
   * @param slope where given, receives the derivative of the mean by every output, [batch, width]
   */
  readonly mean: (output: Float32Array, target: Float32Array, width: number, slope?: Float32Array) => number;
}

/** Mean of −Σ t·log p with p = softmax z. By a score: (p·Σt − t) / batch. */
const categoricalCrossentropy: LossSpec = {
  kind: "categoricalCrossentropy",
  title: "Categorical cross-entropy",
  needs: "distribution",
  mean: (scores, target, width, slope) => {
    const count = scores.length / width;
    let total = 0;
    for (let row = 0; row < scores.length; row += width) {
      // log Σ exp z, the largest score taken out first so that no power overflows.
      let largest = Number.NEGATIVE_INFINITY;
      for (let at = row; at < row + width; at++) largest = Math.max(largest, scores[at] as number);
      let powers = 0;
      for (let at = row; at < row + width; at++) powers += Math.exp((scores[at] as number) - largest);
      const logSum = largest + Math.log(powers);
      let targetSum = 0;
      for (let at = row; at < row + width; at++) {
        total += (target[at] as number) * (logSum - (scores[at] as number));
        targetSum += target[at] as number;
      }
      if (!slope) continue;
      for (let at = row; at < row + width; at++) {
        const probability = Math.exp((scores[at] as number) - logSum);
        slope[at] = (probability * targetSum - (target[at] as number)) / count;
      }
    }
    return total / count;
  },
};

/**
 * Mean of −t·log p − (1 − t)·log(1 − p) with p = σ(z), written max(z, 0) − z·t + log(1 + e^−|z|). By a score:
 * (p − t) / (batch · width).
 */
const binaryCrossentropy: LossSpec = {
  kind: "binaryCrossentropy",
  title: "Binary cross-entropy",
  needs: "probability",
  mean: (scores, target, _width, slope) => {
    let total = 0;
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at] as number;
      const wanted = target[at] as number;
      total += Math.max(score, 0) - score * wanted + Math.log1p(Math.exp(-Math.abs(score)));
      if (slope) slope[at] = (1 / (1 + Math.exp(-score)) - wanted) / scores.length;
    }
    return total / scores.length;
  },
};

/** Mean over outputs and batch of (y − t)². By an output: 2(y − t) / (batch · width). */
const meanSquaredError: LossSpec = {
  kind: "meanSquaredError",
  title: "Mean squared error",
  needs: undefined,
  mean: (output, target, _width, slope) => {
    let total = 0;
    for (let at = 0; at < output.length; at++) {
      const error = (output[at] as number) - (target[at] as number);
      total += error * error;
      if (slope) slope[at] = (2 * error) / output.length;
    }
    return total / output.length;
  },
};

export const lossSpecs = [categoricalCrossentropy, binaryCrossentropy, meanSquaredError] as const;

export function lossSpec(kind: string): LossSpec | undefined {
  return lossSpecs.find((spec) => spec.kind === kind);
}
