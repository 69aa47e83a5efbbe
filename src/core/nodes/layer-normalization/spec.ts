/**
 * LayerNormalization (Ba, Kiros & Hinton 2016), as Keras 3 has it: every example by itself is brought to mean 0 and
 * variance 1 over its units, in training as in evaluation.
 */
import { paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import { missingWords, normalizationParams, scaleAndShift, scaledAndShifted } from "../normalization";
import { onlyVector } from "../shapes";

export const layerNormalization = defineNode({
  kind: "layerNormalization",
  title: "LayerNorm",
  summary:
    "Brings every point to mean 0 and variance 1 over its own units: all of them onto nearly one circle.",
  inputs: ["x"],
  params: paramsSchema(normalizationParams),
  label: (params) => `LayerNorm${missingWords(params)}`,
  layerType: () => "LayerNormalization",
  sharesRow: false,
  inferShape: (inputs) => onlyVector("LayerNorm", inputs) ?? inputs[0] ?? [],
  weights: ([shape], params) => scaleAndShift(shape?.[0] ?? 0, params),
  hasKernel: false,
  joins: "all",
  meaning: () => "numbers",
  // The mean of a point's units counts for nothing; of what is left, z, z/√(|z|²/n + ε) is one-to-one.
  warp: () => ({ kind: "bends", lost: 1 }),
  hint: ([shape]) =>
    shape?.[0] === 1
      ? "LayerNorm gets one unit, which by itself has no spread: every point becomes the same. Give the layer before it 2 units or more."
      : undefined,
  layer: (tf, { epsilon, center, scale }, name) =>
    tf.layers.layerNormalization({ axis: -1, epsilon, center, scale, name }),
  training: {
    isRandom: false,
    // The same values; TensorFlow.js's own layer has no gradient where there is no γ.
    forward: (tf, x, { epsilon, center, scale }, weights) => {
      const centred = tf.sub(x, tf.mean(x, 1, true));
      const variance = tf.mean(tf.square(centred), 1, true);
      return { values: scaledAndShifted(tf, centred, variance, { epsilon, center, scale }, weights) };
    },
  },
});
