/** Concatenate: two branches side by side, the first one's units first. */
import { paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import { onlyVector } from "../shapes";

export const concatenate = defineNode({
  kind: "concatenate",
  title: "Concatenate",
  summary: "Puts two branches side by side: the widths add up.",
  inputs: ["a", "b"],
  params: paramsSchema({}),
  label: () => "Concatenate",
  layerType: () => "Concatenate",
  sharesRow: false,
  inferShape: (inputs) =>
    onlyVector("Concatenate", inputs) ?? [inputs.reduce((sum, shape) => sum + (shape[0] ?? 0), 0)],
  weights: () => [],
  hasKernel: false,
  joins: "beside",
  meaning: () => "numbers",
  // More units than either branch has: what was inside may be lifted out.
  warp: () => ({ kind: "folds" }),
  layer: (tf, _params, name) => tf.layers.concatenate({ name }),
});
