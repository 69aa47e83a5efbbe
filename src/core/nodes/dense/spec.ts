/** Dense: the affine motion y = x·W + b and nothing else; bending is left to Activation nodes. */
import type { Random } from "../../math/random";
import { choiceParam, integerParam, paramsSchema, switchParam } from "../../param-schema";
import { type InitialiserName, initialiserNames, initialisers } from "../../training/initialisers";
import { defineNode } from "../define";
import { onlyVector } from "../shapes";

export const dense = defineNode({
  kind: "dense",
  title: "Dense",
  summary: "Turns, stretches, flips and shifts the plane: y = W x + b.",
  inputs: ["x"],
  params: paramsSchema({
    units: integerParam({
      minimum: 1,
      default: 2,
      title: "Units",
      description: "Numbers that leave the layer.",
    }),
    useBias: switchParam({
      default: true,
      title: "Bias",
      description: "The shift b. Without it the origin stays where it is.",
    }),
    initialiser: choiceParam(initialiserNames, {
      default: "glorotUniform",
      title: "Initialiser",
      description: "How the kernel starts; the bias starts at zero.",
    }),
  }),
  label: ({ units, useBias }) => `Dense ${units}${useBias ? "" : ", no bias"}`,
  layerType: () => "Dense",
  sharesRow: false,
  inferShape: (inputs, { units }) => onlyVector("Dense", inputs) ?? [units],
  weights: ([shape], { units, useBias, initialiser }) => {
    const width = shape?.[0] ?? 0;
    const draw = fill(width, units, initialiser);
    const kernel = { name: "kernel", shape: [width, units], initialise: draw, trainable: true };
    const zeros = () => new Float32Array(units);
    const bias = { name: "bias", shape: [units], initialise: zeros, trainable: true };
    return useBias ? [kernel, bias] : [kernel];
  },
  hasKernel: true,
  joins: "kernel",
  meaning: () => "numbers",
  warp: () => ({ kind: "affine" }),
  // The engine sets every weight itself from the seeded generator, so TensorFlow.js need not draw any.
  layer: (tf, { units, useBias }, name) =>
    tf.layers.dense({ units, useBias, name, kernelInitializer: "zeros", biasInitializer: "zeros" }),
});

function fill(width: number, units: number, initialiser: InitialiserName) {
  const { draw } = initialisers[initialiser];
  return (random: Random) => Float32Array.from({ length: width * units }, () => draw(width, units, random));
}
