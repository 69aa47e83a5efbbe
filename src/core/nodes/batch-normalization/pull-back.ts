/** A line behind a BatchNormalization, told before it. */
import type { PullBack } from "../pull-back";
import { unitMaps } from "./affine";

/** y = f·x + s unit by unit, so y·V + c = x·(f V) + (s·V + c). */
export const pullBackThroughUnits: PullBack = ({ weights, bias }, { params, classes, arrays }) => {
  const maps = unitMaps(params, arrays);
  if (!maps) return undefined;
  const before = new Float64Array(weights.length);
  const constant = bias.slice();
  for (const [unit, factor] of maps.factors.entries()) {
    for (let k = 0; k < classes; k++) {
      const weight = weights[unit * classes + k] as number;
      before[unit * classes + k] = factor * weight;
      constant[k] = (constant[k] as number) + (maps.shifts[unit] as number) * weight;
    }
  }
  return { weights: before, bias: constant };
};
