/** The losses by Keras's names. Adding one is one entry here. */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { Tf } from "../nodes/define";

export interface LossSpec {
  readonly kind: string;
  readonly title: string;
  /** True where the loss reads probabilities, so that the network has to end in a Softmax. */
  readonly needsSoftmax: boolean;
  /**
   * Mean over the batch, a scalar. `output` and `target` are [batch, outputs]; `fromLogits` says that
   * `output` is what enters the final Softmax, which is the numerically safe way to the same value.
   */
  readonly mean: (
    tf: Tf,
    target: TensorFlow.Tensor2D,
    output: TensorFlow.Tensor2D,
    fromLogits: boolean,
  ) => TensorFlow.Scalar;
}

/** −Σ t·log p. From logits: log Σ exp z − Σ t·z, by tf's log-softmax. */
const categoricalCrossentropy: LossSpec = {
  kind: "categoricalCrossentropy",
  title: "Categorical cross-entropy",
  needsSoftmax: true,
  mean: (tf, target, output, fromLogits) => {
    const logs = fromLogits ? tf.logSoftmax(output) : tf.log(tf.clipByValue(output, 1e-7, 1 - 1e-7));
    return tf.neg(tf.mean(tf.sum(tf.mul(target, logs), -1)));
  },
};

/** Mean over outputs and batch of (t − y)². */
const meanSquaredError: LossSpec = {
  kind: "meanSquaredError",
  title: "Mean squared error",
  needsSoftmax: false,
  mean: (tf, target, output) => tf.mean(tf.square(tf.sub(target, output))),
};

export const lossSpecs = [categoricalCrossentropy, meanSquaredError] as const;

export function lossSpec(kind: string): LossSpec | undefined {
  return lossSpecs.find((spec) => spec.kind === kind);
}
