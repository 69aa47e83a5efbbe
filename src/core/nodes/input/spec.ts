/** Input: where the examples enter. */
import { integerParam, paramsSchema } from "../../param-schema";
import { defineNode } from "../define";

export const input = defineNode({
  kind: "input",
  title: "Input",
  summary: "The data as it is: the flat plane before any layer has touched it.",
  inputs: [],
  params: paramsSchema({
    features: integerParam({
      minimum: 1,
      default: 2,
      title: "Features",
      description: "Numbers in one example; must match the data.",
    }),
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
