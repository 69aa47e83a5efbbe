/** For tests: the material of a chain of layers, worked out by plain arithmetic. */
import { type SheetShape, sheetPoints } from "../../math/sheet";
import type { WeightArray } from "../../network/checkpoint";
import type { NodeId, Params } from "../../network/network";
import type { NodeKind } from "../../nodes";
import { type ActivationName, activations } from "../../nodes/activation/functions";
import { type Film, type FilmOptions, makeFilm } from "../film";
import type { FilmMaterial, NodeSample } from "../types";

interface UnitNumbers {
  readonly gamma?: readonly number[];
  readonly beta?: readonly number[];
}

export type Link =
  | { readonly dense: readonly (readonly number[])[]; readonly bias?: readonly number[] }
  | { readonly activation: ActivationName }
  | {
      readonly batchNorm: UnitNumbers & {
        readonly mean: readonly number[];
        readonly variance: readonly number[];
      };
    }
  | { readonly layerNorm: UnitNumbers }
  | { readonly softmax: true }
  | { readonly dropout: true };

export const smallShape: SheetShape = { domain: [-2, 2], lines: 9, refine: 1 };

/** @param points [samples, 2] carried along as examples */
export function chainMaterial(
  links: readonly Link[],
  shape: SheetShape = smallShape,
  points: Float32Array = Float32Array.of(0.5, 0.25, -1, 1.5),
): FilmMaterial {
  const input = stop("n0", "input", {}, [], 2, sheetPoints(shape), points);
  const stops = [input];
  for (const [index, link] of links.entries()) {
    const before = stops.at(-1) ?? input;
    stops.push(nextStop(`n${index + 1}`, link, before));
  }
  return { shape, stops, output: (stops.at(-1) ?? input).node };
}

/** The film of a chain of layers; on the small sheet with two examples where not told otherwise. */
export function chainFilm(
  links: readonly Link[],
  {
    shape,
    points,
    ...options
  }: Partial<FilmOptions> & {
    readonly shape?: SheetShape;
    readonly points?: Float32Array;
  } = {},
): Film {
  return makeFilm(chainMaterial(links, shape, points), { explain: false, ...options });
}

export function stop(
  id: string,
  kind: NodeKind,
  params: Params,
  from: readonly string[],
  width: number,
  sheet: Float32Array,
  data: Float32Array,
  weights?: readonly WeightArray[],
): NodeSample {
  return {
    node: id as NodeId,
    kind,
    name: id,
    params,
    from: from as readonly NodeId[],
    width,
    sheet,
    data,
    weights,
  };
}

export function nextStop(id: string, link: Link, before: NodeSample): NodeSample {
  const { width } = before;
  if ("dense" in link) {
    const units = link.dense[0]?.length ?? 0;
    const kernel = Float32Array.from(link.dense.flat());
    const bias = Float32Array.from(link.bias ?? new Array(units).fill(0));
    const run = (values: Float32Array) => affine(values, width, kernel, bias);
    return stop(id, "dense", { units }, [before.node], units, run(before.sheet), run(before.data), [
      { name: "kernel", shape: [width, units], values: kernel },
      { name: "bias", shape: [units], values: bias },
    ]);
  }
  if ("activation" in link) {
    const { value } = activations[link.activation];
    const run = (values: Float32Array) => values.map((x) => value(x, 0.2));
    const params = { function: link.activation, slope: 0.2 };
    return stop(id, "activation", params, [before.node], width, run(before.sheet), run(before.data));
  }
  if ("batchNorm" in link) {
    const { mean, variance } = link.batchNorm;
    const { gamma, beta } = unitNumbers(link.batchNorm, width);
    const run = (values: Float32Array) =>
      values.map((value, index) => {
        const unit = index % width;
        const normal = (value - (mean[unit] ?? 0)) / Math.sqrt((variance[unit] ?? 1) + EPSILON);
        return normal * (gamma[unit] ?? 1) + (beta[unit] ?? 0);
      });
    const arrays = { gamma, beta, moving_mean: mean, moving_variance: variance };
    return normalised(id, "batchNormalization", before, run, arrays);
  }
  if ("layerNorm" in link) {
    const { gamma, beta } = unitNumbers(link.layerNorm, width);
    const run = (values: Float32Array) =>
      values.map((value, index) => {
        const row = Array.from(values.subarray(index - (index % width), index - (index % width) + width));
        const mean = row.reduce((sum, one) => sum + one / width, 0);
        const variance = row.reduce((sum, one) => sum + (one - mean) ** 2 / width, 0);
        const normal = (value - mean) / Math.sqrt(variance + EPSILON);
        return normal * (gamma[index % width] ?? 1) + (beta[index % width] ?? 0);
      });
    return normalised(id, "layerNormalization", before, run, { gamma, beta });
  }
  const kind = "softmax" in link ? "softmax" : "dropout";
  const run = (values: Float32Array) => (kind === "softmax" ? softmax(values, width) : values);
  return stop(
    id,
    kind,
    kind === "dropout" ? { rate: 0.5 } : {},
    [before.node],
    width,
    run(before.sheet),
    run(before.data),
  );
}

/** Of both normalisations: Keras's own. */
const EPSILON = 1e-3;

function unitNumbers({ gamma, beta }: UnitNumbers, width: number) {
  return {
    gamma: gamma ?? new Array<number>(width).fill(1),
    beta: beta ?? new Array<number>(width).fill(0),
  };
}

function normalised(
  id: string,
  kind: NodeKind,
  before: NodeSample,
  run: (values: Float32Array) => Float32Array,
  arrays: Readonly<Record<string, readonly number[]>>,
): NodeSample {
  const params = { epsilon: EPSILON, center: true, scale: true };
  const weights = Object.entries(arrays).map(([name, values]) => ({
    name,
    shape: [before.width],
    values: Float32Array.from(values),
  }));
  return stop(id, kind, params, [before.node], before.width, run(before.sheet), run(before.data), weights);
}

export function affine(
  values: Float32Array,
  width: number,
  kernel: Float32Array,
  bias: Float32Array,
): Float32Array {
  const units = bias.length;
  return Float32Array.from({ length: (values.length / width) * units }, (_, index) => {
    const unit = index % units;
    const row = Math.floor(index / units) * width;
    let sum = bias[unit] as number;
    for (let input = 0; input < width; input++) {
      sum += (values[row + input] as number) * (kernel[input * units + unit] as number);
    }
    return sum;
  });
}

function softmax(values: Float32Array, width: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width) {
    const scores = Array.from(values.subarray(row, row + width));
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    for (const [unit, power] of powers.entries()) result[row + unit] = power / sum;
  }
  return result;
}
