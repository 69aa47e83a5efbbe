/** What every kind computes in the plain engine, forward and back. Values are row-major, [count, units]. */
import type { NodeKind } from "../../core/nodes";
import { type ActivationName, activations } from "../../core/nodes/activation/functions";
import { stays } from "./plain-dropout";
import type { PlainKind, PlainLayer, Variable } from "./plain-kind";
import { batchNormalization, layerNormalization } from "./plain-normalization";

const unchanged: PlainKind = { forward: (_layer, x) => x, backward: (_layer, { delta }) => delta };
/** refusal.ts keeps plans with such nodes away. */
const branch: PlainKind = {
  forward: () => {
    throw new Error("internal: the fast engine takes chains");
  },
  backward: (_layer, { delta }) => delta,
};

const dense: PlainKind = {
  forward: ({ count, units, variables }, x) => affine(x, count, units, variables),
  backward: ({ units, variables }, { x, delta, isFirst }) => {
    affineGradient(x, delta, units, variables);
    return isFirst ? delta : affineBackward(delta, x.length, units, variables);
  },
};

const activation: PlainKind = {
  forward: ({ params }, x) => {
    const { value } = activations[params.function as ActivationName];
    const slope = Number(params.slope);
    return x.map((number) => value(number, slope));
  },
  backward: ({ params }, { x, y, delta }) => {
    const { derivative } = activations[params.function as ActivationName];
    const slope = Number(params.slope);
    for (let at = 0; at < delta.length; at++) {
      delta[at] = (delta[at] as number) * derivative(x[at] as number, y[at] as number, slope);
    }
    return delta;
  },
};

const dropout: PlainKind = {
  forward: (layer, x) => masked(layer, x),
  backward: (layer, { delta }) => masked(layer, delta),
};

const softmax: PlainKind = {
  forward: ({ units }, x) => softmaxOf(x, units),
  backward: ({ units }, { y, delta }) => {
    softmaxBackward(y, delta, units);
    return delta;
  },
};

export const plainLayers: Readonly<Record<NodeKind, PlainKind>> = {
  input: unchanged,
  dense,
  activation,
  batchNormalization,
  layerNormalization,
  dropout,
  softmax,
  add: branch,
  concatenate: branch,
};

/** x·W + b */
function affine(
  x: Float32Array,
  count: number,
  units: number,
  [kernel, bias]: readonly Variable[],
): Float32Array {
  const inputs = x.length / count;
  const y = new Float32Array(count * units);
  const w = kernel?.values ?? new Float32Array(0);
  for (let row = 0; row < count; row++) {
    const out = y.subarray(row * units, (row + 1) * units);
    if (bias) out.set(bias.values);
    for (let input = 0; input < inputs; input++) {
      const value = x[row * inputs + input] as number;
      const start = input * units;
      for (let unit = 0; unit < units; unit++) {
        out[unit] = (out[unit] as number) + value * (w[start + unit] as number);
      }
    }
  }
  return y;
}

/** dW = Xᵀ·dY and db = Σ dY, into the variables. */
function affineGradient(
  x: Float32Array,
  delta: Float32Array,
  units: number,
  [kernel, bias]: readonly Variable[],
): void {
  const count = delta.length / units;
  const inputs = x.length / count;
  const dw = kernel?.gradient.fill(0) ?? new Float32Array(0);
  bias?.gradient.fill(0);
  for (let row = 0; row < count; row++) {
    const out = delta.subarray(row * units, (row + 1) * units);
    for (let input = 0; input < inputs; input++) {
      const value = x[row * inputs + input] as number;
      const start = input * units;
      for (let unit = 0; unit < units; unit++) {
        dw[start + unit] = (dw[start + unit] as number) + value * (out[unit] as number);
      }
    }
    if (!bias) continue;
    for (let unit = 0; unit < units; unit++) {
      bias.gradient[unit] = (bias.gradient[unit] as number) + (out[unit] as number);
    }
  }
}

/** dX = dY·Wᵀ */
function affineBackward(
  delta: Float32Array,
  size: number,
  units: number,
  [kernel]: readonly Variable[],
): Float32Array {
  const count = delta.length / units;
  const inputs = size / count;
  const dx = new Float32Array(size);
  const w = kernel?.values ?? new Float32Array(0);
  for (let row = 0; row < count; row++) {
    for (let input = 0; input < inputs; input++) {
      let sum = 0;
      for (let unit = 0; unit < units; unit++) {
        sum += (delta[row * units + unit] as number) * (w[input * units + unit] as number);
      }
      dx[row * inputs + input] = sum;
    }
  }
  return dx;
}

/** x where the unit stays, enlarged by 1 / (1 − rate), else 0. */
function masked({ params, units, seed, salt }: PlainLayer, x: Float32Array): Float32Array {
  if (seed === undefined) return x;
  const rate = Number(params.rate);
  const scale = 1 / (1 - rate);
  return x.map((value, at) => {
    const row = Math.floor(at / units);
    return stays(rate, seed, salt, row, at - row * units) ? value * scale : 0;
  });
}

function softmaxOf(x: Float32Array, units: number): Float32Array {
  const y = new Float32Array(x.length);
  for (let row = 0; row < x.length; row += units) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let at = row; at < row + units; at++) largest = Math.max(largest, x[at] as number);
    let sum = 0;
    for (let at = row; at < row + units; at++) {
      y[at] = Math.exp((x[at] as number) - largest);
      sum += y[at] as number;
    }
    for (let at = row; at < row + units; at++) y[at] = (y[at] as number) / sum;
  }
  return y;
}

/** delta ← y · (delta − Σ delta·y), in place. */
function softmaxBackward(y: Float32Array, delta: Float32Array, units: number): void {
  for (let row = 0; row < y.length; row += units) {
    let sum = 0;
    for (let at = row; at < row + units; at++) sum += (delta[at] as number) * (y[at] as number);
    for (let at = row; at < row + units; at++) delta[at] = (y[at] as number) * ((delta[at] as number) - sum);
  }
}
