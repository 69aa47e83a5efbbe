/**
 * BatchNormalization (Ioffe & Szegedy 2015), as Keras 3 has it: while training every unit is brought to mean 0 and
 * variance 1 over the batch, and moving averages of both are kept; afterwards these stand in for the batch's own, so
 * that the layer is one factor and one shift for every unit.
 */
import { numberParam, paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import {
  missingWords,
  normalizationParams,
  perUnit,
  scaleAndShift,
  scaledAndShifted,
} from "../normalization";
import { onlyVector } from "../shapes";

export const batchNormalization = defineNode({
  kind: "batchNormalization",
  title: "BatchNorm",
  summary:
    "Brings every unit to mean 0 and variance 1 over the examples: a stretch along the axes and a shift.",
  inputs: ["x"],
  params: paramsSchema({
    momentum: numberParam({
      minimum: 0,
      below: 1,
      default: 0.99,
      title: "Momentum",
      description: "How much of the moving mean and variance stays at each step.",
    }),
    ...normalizationParams,
  }),
  label: (params) => `BatchNorm${missingWords(params)}`,
  layerType: () => "BatchNormalization",
  sharesRow: false,
  inferShape: (inputs) => onlyVector("BatchNorm", inputs) ?? inputs[0] ?? [],
  weights: ([shape], params) => {
    const units = shape?.[0] ?? 0;
    return [
      ...scaleAndShift(units, params),
      perUnit("moving_mean", units, 0, false),
      perUnit("moving_variance", units, 1, false),
    ];
  },
  hasKernel: false,
  joins: "own",
  meaning: () => "numbers",
  warp: () => ({ kind: "affine" }),
  hint: (_inputs, _params, { batchSize }) =>
    batchSize === 1
      ? "BatchNorm learns from batches of 1, in which every example is its own mean: all become the same. Make the batch size 2 or more."
      : undefined,
  layer: (tf, { momentum, epsilon, center, scale }, name) =>
    tf.layers.batchNormalization({ axis: -1, momentum, epsilon, center, scale, name }),
  training: {
    isRandom: false,
    // TensorFlow.js's own training pass needs both γ and β, and writes the averages while the tape is on.
    forward: (tf, x, { momentum, epsilon, center, scale }, weights) => {
      const mean = tf.mean(x, 0);
      const centred = tf.sub(x, mean);
      // Over all examples, not all but one: biased, as Keras keeps it too.
      const variance = tf.mean(tf.square(centred), 0);
      const values = scaledAndShifted(tf, centred, variance, { epsilon, center, scale }, weights);
      const [movingMean, movingVariance] = weights.slice(-2);
      const moved = (old: typeof mean | undefined, now: typeof mean) =>
        tf.add(tf.mul(old ?? now, momentum), tf.mul(now, 1 - momentum));
      return {
        values,
        state: { moving_mean: moved(movingMean, mean), moving_variance: moved(movingVariance, variance) },
      };
    },
  },
});
