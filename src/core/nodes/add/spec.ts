/** Add: the sum of two branches, as a residual block needs: the plane is moved by the branch's arrows, not replaced. */
import { paramsSchema } from "../../param-schema";
import { defineNode } from "../define";
import { onlyVector } from "../shapes";

export const add = defineNode({
  kind: "add",
  title: "Add",
  summary: "Adds two branches of the same width: the plane moves by what the branch says.",
  inputs: ["a", "b"],
  params: paramsSchema({}),
  label: () => "Add",
  layerType: () => "Add",
  sharesRow: false,
  inferShape: (inputs) => {
    const [a, b] = inputs;
    if (!a || !b) return { refusal: "Add needs two branches." };
    if (a[0] !== b[0]) {
      return {
        refusal: `Add needs two branches of one width but gets ${a[0]} and ${b[0]}. Make them equal.`,
      };
    }
    return onlyVector("Add", inputs) ?? a;
  },
  weights: () => [],
  hasKernel: false,
  joins: "own",
  meaning: () => "numbers",
  // x + f(x) may fold the plane where f does not.
  warp: () => ({ kind: "folds" }),
  layer: (tf, _params, name) => tf.layers.add({ name }),
});
