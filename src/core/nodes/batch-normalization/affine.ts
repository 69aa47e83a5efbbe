/** BatchNormalization outside of training: one factor and one shift for every unit. */
import type { WeightArray } from "../../network/checkpoint";
import type { Params } from "../../network/network";

/** y = factors·x + shifts, unit by unit: [units] each. */
export interface UnitMaps {
  readonly factors: Float64Array;
  readonly shifts: Float64Array;
}

/**
 * γ/√(variance + ε) and β − mean·γ/√(variance + ε), of the moving statistics.
 * @returns undefined where the weights are not known, or no such numbers come of them
 */
export function unitMaps(params: Params, arrays: readonly WeightArray[] | undefined): UnitMaps | undefined {
  const named = (name: string) => arrays?.find((array) => array.name === name)?.values;
  const mean = named("moving_mean");
  const variance = named("moving_variance");
  if (!mean || !variance) return undefined;
  const gamma = named("gamma");
  const beta = named("beta");
  const factors = Float64Array.from(
    variance,
    (value, unit) => (gamma?.[unit] ?? 1) / Math.sqrt(value + Number(params.epsilon)),
  );
  const shifts = factors.map((factor, unit) => (beta?.[unit] ?? 0) - (mean[unit] as number) * factor);
  return [...factors, ...shifts].every(Number.isFinite) ? { factors, shifts } : undefined;
}
