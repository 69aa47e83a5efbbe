/** A line after a Dense, told before it. */
import type { PullBack } from "../pull-back";

/** y = x·W + b, so y·V + c = x·(W V) + (b·V + c). */
export const pullBackThroughKernel: PullBack = ({ weights, bias }, { classes, arrays }) => {
  const kernel = arrays?.find(({ name }) => name === "kernel");
  const shift = arrays?.find(({ name }) => name === "bias")?.values;
  if (!kernel) return undefined;
  const [width = 0, units = 0] = kernel.shape;
  const before = new Float64Array(width * classes);
  const constant = bias.slice();
  for (let unit = 0; unit < units; unit++) {
    for (let k = 0; k < classes; k++) {
      const weight = weights[unit * classes + k] as number;
      constant[k] = (constant[k] as number) + (shift?.[unit] ?? 0) * weight;
      for (let input = 0; input < width; input++) {
        const at = input * classes + k;
        before[at] = (before[at] as number) + (kernel.values[input * units + unit] as number) * weight;
      }
    }
  }
  return { weights: before, bias: constant };
};
