/** For tests: the material of a chain of layers, worked out by plain arithmetic. */
import { type SheetShape, sheetPoints } from "../../math/sheet";
import type { WeightArray } from "../../network/checkpoint";
import type { NodeId, Params } from "../../network/network";
import type { NodeKind } from "../../nodes";
import { type ActivationName, activations } from "../../nodes/activation/functions";
import type { FilmMaterial, NodeSample } from "../types";

export type Link =
  | { readonly dense: readonly (readonly number[])[]; readonly bias?: readonly number[] }
  | { readonly activation: ActivationName }
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

export function softmax(values: Float32Array, width: number): Float32Array {
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
