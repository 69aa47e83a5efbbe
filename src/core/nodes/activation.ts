/** Activation: the same curve applied to every coordinate; the bend that makes a network more than one matrix. */
import { z } from "zod";
import { activationNames, activations } from "./activations";
import { defineNode } from "./define";
import { onlyVector } from "./shapes";

export const activation = defineNode({
  kind: "activation",
  title: "Activation",
  summary: "Bends the plane: the same curve on every coordinate.",
  inputs: ["x"],
  params: z.object({
    function: z
      .enum(activationNames)
      .default("tanh")
      .meta({ title: "Function", description: "The curve that every coordinate goes through." }),
    slope: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .meta({
        title: "Slope",
        description: "Leaky relu's slope below zero (Keras's activation uses 0.2).",
        onlyWhen: { param: "function", is: "leakyRelu" },
      }),
  }),
  short: ({ function: name }) => activationTitle(name),
  layerType: ({ function: name }) => activationTitle(name),
  inferShape: (inputs) => onlyVector("Activation", inputs) ?? inputs[0] ?? [],
  weights: () => [],
  layer: (tf, { function: name, slope }, layerName) => activations[name].layer(tf, layerName, slope),
});

/** "leakyRelu" as people write it: "leaky relu". */
export function activationTitle(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
