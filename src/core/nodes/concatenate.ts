/** Concatenate: two branches side by side, the first one's units first. */
import { z } from "zod";
import { defineNode } from "./define";
import { onlyVector } from "./shapes";

export const concatenate = defineNode({
  kind: "concatenate",
  title: "Concatenate",
  summary: "Puts two branches side by side: the widths add up.",
  inputs: ["a", "b"],
  params: z.object({}),
  short: () => "",
  layerType: () => "Concatenate",
  inferShape: (inputs) =>
    onlyVector("Concatenate", inputs) ?? [inputs.reduce((sum, shape) => sum + (shape[0] ?? 0), 0)],
  weights: () => [],
  layer: (tf, _params, name) => tf.layers.concatenate({ name }),
});
