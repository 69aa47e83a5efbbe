/** Both normalisations in the plain engine, forward and back, in 64 bits. Values are row-major, [count, units]. */
import type { Passed, PlainKind, PlainLayer, Variable } from "./plain-kind";

/** Rows of numbers by where they lie: a group is what one mean and one variance are taken of. */
interface Grouping {
  readonly groups: number;
  readonly size: number;
  /** Where the element of a group lies in [count, units]. */
  readonly at: (group: number, element: number) => number;
}

/** Every unit over the batch. */
const byUnit = ({ units, count }: PlainLayer): Grouping => ({
  groups: units,
  size: count,
  at: (unit, row) => row * units + unit,
});

/** Every example over its units. */
const byExample = ({ units, count }: PlainLayer): Grouping => ({
  groups: count,
  size: units,
  at: (row, unit) => row * units + unit,
});

interface Moments {
  readonly means: Float64Array;
  /** Over all of a group: biased. */
  readonly variances: Float64Array;
}

function momentsOf(x: Float32Array, { groups, size, at }: Grouping): Moments {
  const means = new Float64Array(groups);
  const variances = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    let sum = 0;
    for (let element = 0; element < size; element++) sum += x[at(group, element)] as number;
    const mean = sum / size;
    let squares = 0;
    for (let element = 0; element < size; element++)
      squares += ((x[at(group, element)] as number) - mean) ** 2;
    means[group] = mean;
    variances[group] = squares / size;
  }
  return { means, variances };
}

const named = ({ variables }: PlainLayer, name: string): Variable | undefined =>
  variables.find((variable) => variable.name === name);

/** γ·(x − mean)/√(variance + ε) + β, with each group's own mean and variance. */
function normalized(layer: PlainLayer, x: Float32Array, grouping: Grouping, moments: Moments): Float32Array {
  const gamma = named(layer, "gamma")?.values;
  const beta = named(layer, "beta")?.values;
  const { groups, size, at } = grouping;
  const y = new Float32Array(x.length);
  for (let group = 0; group < groups; group++) {
    const mean = moments.means[group] as number;
    const scale = inverseSpread(layer, moments, group);
    for (let element = 0; element < size; element++) {
      const index = at(group, element);
      const unit = index % layer.units;
      y[index] = ((x[index] as number) - mean) * scale * (gamma?.[unit] ?? 1) + (beta?.[unit] ?? 0);
    }
  }
  return y;
}

/** 1 / √(variance + ε). */
function inverseSpread({ params }: PlainLayer, { variances }: Moments, group: number): number {
  return 1 / Math.sqrt((variances[group] as number) + Number(params.epsilon));
}

/**
 * With x̂ the normalised x and g = γ·dY: dγ = Σ dY·x̂ and dβ = Σ dY over the examples, into the variables, and
 * dX = (g − mean g − x̂·mean(g·x̂)) / √(variance + ε), the means over a group (Ioffe & Szegedy 2015).
 */
function differentiated(layer: PlainLayer, { x, delta }: Passed, grouping: Grouping): Float32Array {
  const gamma = named(layer, "gamma");
  const beta = named(layer, "beta");
  const moments = momentsOf(x, grouping);
  const { groups, size, at } = grouping;
  gamma?.gradient.fill(0);
  beta?.gradient.fill(0);
  const dx = new Float32Array(x.length);
  for (let group = 0; group < groups; group++) {
    const mean = moments.means[group] as number;
    const scale = inverseSpread(layer, moments, group);
    let sum = 0;
    let product = 0;
    for (let element = 0; element < size; element++) {
      const index = at(group, element);
      const unit = index % layer.units;
      const d = delta[index] as number;
      const normal = ((x[index] as number) - mean) * scale;
      if (gamma) gamma.gradient[unit] = (gamma.gradient[unit] as number) + d * normal;
      if (beta) beta.gradient[unit] = (beta.gradient[unit] as number) + d;
      const g = d * (gamma?.values[unit] ?? 1);
      sum += g;
      product += g * normal;
    }
    for (let element = 0; element < size; element++) {
      const index = at(group, element);
      const g = (delta[index] as number) * (gamma?.values[index % layer.units] ?? 1);
      const normal = ((x[index] as number) - mean) * scale;
      dx[index] = scale * (g - sum / size - normal * (product / size));
    }
  }
  return dx;
}

/** What a step makes of the moving averages, where no step has been taken yet. */
function keepAverages(layer: PlainLayer, { means, variances }: Moments): void {
  const momentum = Number(layer.params.momentum);
  for (const [name, batch] of [
    ["moving_mean", means],
    ["moving_variance", variances],
  ] as const) {
    const average = named(layer, name);
    for (const [unit, value] of batch.entries()) {
      if (average) average.updated[unit] = momentum * (average.values[unit] ?? 0) + (1 - momentum) * value;
    }
  }
}

export const batchNormalization: PlainKind = {
  forward: (layer, x) => {
    const grouping = byUnit(layer);
    if (layer.isTraining) {
      const moments = momentsOf(x, grouping);
      keepAverages(layer, moments);
      return normalized(layer, x, grouping, moments);
    }
    const means = Float64Array.from(named(layer, "moving_mean")?.values ?? []);
    const variances = Float64Array.from(named(layer, "moving_variance")?.values ?? []);
    return normalized(layer, x, grouping, { means, variances });
  },
  backward: (layer, passed) => differentiated(layer, passed, byUnit(layer)),
};

export const layerNormalization: PlainKind = {
  forward: (layer, x) => {
    const grouping = byExample(layer);
    return normalized(layer, x, grouping, momentsOf(x, grouping));
  },
  backward: (layer, passed) => differentiated(layer, passed, byExample(layer)),
};
