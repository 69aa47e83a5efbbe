/** Dropout: while training, a random share of the coordinates is silenced; afterwards it does nothing. */

import { numberParam, paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import { onlyVector } from "../shapes";

export const dropout = defineNode({
  kind: "dropout",
  title: "Dropout",
  summary:
    "While training, silences a random share of the units and enlarges the rest; otherwise leaves the plane alone.",
  inputs: ["x"],
  params: paramsSchema({
    rate: numberParam({
      minimum: 0,
      below: 1,
      default: 0.5,
      title: "Rate",
      description: "Share of the units silenced at each training step.",
    }),
  }),
  label: ({ rate }) => `Dropout ${rate}`,
  layerType: () => "Dropout",
  sharesRow: false,
  inferShape: (inputs) => onlyVector("Dropout", inputs) ?? inputs[0] ?? [],
  weights: () => [],
  hasKernel: false,
  joins: "own",
  meaning: () => "numbers",
  warp: () => ({ kind: "keeps" }),
  layer: (tf, { rate }, name) => tf.layers.dropout({ rate, name }),
  training: {
    isRandom: true,
    // TensorFlow.js's own seeded layer repeats one mask for ever, so the mask is drawn here from this step's seed.
    forward: (tf, x, { rate }, _weights, seed) => ({
      values: (rate === 0 ? x : tf.dropout(x, rate, undefined, seed)) as typeof x,
    }),
  },
});
