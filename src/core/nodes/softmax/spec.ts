/** Softmax: turns the last coordinates into probabilities that sum to one. */
import { paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import { onlyVector } from "../shapes";

export const softmax = defineNode({
  kind: "softmax",
  title: "Softmax",
  summary:
    "Turns scores into probabilities: the plane lands on the segment, triangle or simplex where they sum to one.",
  inputs: ["x"],
  params: paramsSchema({}),
  label: () => "Softmax",
  layerType: () => "Softmax",
  sharesRow: false,
  inferShape: (inputs) => onlyVector("Softmax", inputs) ?? inputs[0] ?? [],
  weights: () => [],
  hasKernel: false,
  joins: "all",
  meaning: () => "distribution",
  // What all scores have in common counts for nothing; of the rest it is one-to-one.
  warp: () => ({ kind: "bends", lost: 1 }),
  layer: (tf, _params, name) => tf.layers.softmax({ name }),
});
