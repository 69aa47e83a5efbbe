/** Activation: the same curve applied to every coordinate; the bend that makes a network more than one matrix. */

import { choiceParam, numberParam, paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import { onlyVector } from "../shapes";
import { activationNames, activations, activationTitle, isMonotone } from "./functions";

export const activation = defineNode({
  kind: "activation",
  title: "Activation",
  summary: "Bends the plane: the same curve on every coordinate.",
  inputs: ["x"],
  params: paramsSchema({
    function: choiceParam(activationNames, {
      default: "tanh",
      title: "Function",
      description: "The curve that every coordinate goes through.",
    }),
    slope: numberParam({
      minimum: 0,
      maximum: 1,
      default: 0.2,
      title: "Slope",
      description: "Leaky relu's slope below zero (Keras's activation uses 0.2).",
      onlyWhen: { param: "function", is: "leakyRelu" },
    }),
  }),
  label: ({ function: name }) => activationTitle(name),
  layerType: ({ function: name }) => activationTitle(name),
  sharesRow: true,
  inferShape: (inputs) => onlyVector("Activation", inputs) ?? inputs[0] ?? [],
  weights: () => [],
  hasKernel: false,
  joins: "own",
  meaning: ({ function: name }) => activations[name]?.meaning ?? "numbers",
  warp: ({ function: name }) => {
    const curve = activations[name];
    if (curve?.isIdentity) return { kind: "keeps" };
    return curve && isMonotone(curve) ? { kind: "bends", lost: 0 } : { kind: "folds" };
  },
  layer: (tf, { function: name, slope }, layerName) => activations[name].layer(tf, layerName, slope),
});
