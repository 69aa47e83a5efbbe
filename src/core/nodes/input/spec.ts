/** Input: where the examples enter. */
import { z } from "zod";
import { defineNode } from "../define";

export const input = defineNode({
  kind: "input",
  title: "Input",
  summary: "The data as it is: the flat plane before any layer has touched it.",
  inputs: [],
  params: z.object({
    features: z
      .int()
      .min(1)
      .default(2)
      .meta({ title: "Features", description: "Numbers in one example; must match the data." }),
  }),
  label: ({ features }) => `Input ${features}`,
  layerType: () => "InputLayer",
  sharesRow: false,
  inferShape: (_inputs, { features }) => [features],
  weights: () => [],
  hasKernel: false,
  joins: "own",
  meaning: () => "numbers",
  warp: () => ({ kind: "keeps" }),
});
