/** The neuron picture in every state it can be in: M2's real weights, wide, diverged, branching, empty. */
import { createRandom } from "../core/math/random";
import { rasterPoints } from "../core/math/sheet";
import type { NodeId } from "../core/network/network";
import { drawMatrix } from "../viz/matrix/draw";
import { type MatrixInput, matrixView } from "../viz/matrix/view-model";
import { drawNeurons } from "../viz/neurons/draw";
import type { NeuronLayer } from "../viz/neurons/layers";
import { type NeuronsInput, neuronsView } from "../viz/neurons/view-model";
import type { GalleryEntry } from "./entry";
import { domain } from "./material";
import { runNet, layers as trained } from "./net";

const SIZE = 24;

function layer(index: number, units: number, change: Partial<NeuronLayer> = {}): NeuronLayer {
  const isInput = index === 0;
  return {
    id: `n${index}` as NodeId,
    dense: isInput ? undefined : (`n${index}` as NodeId),
    name: isInput ? "input" : `hidden${index}`,
    type: isInput ? "Input" : "Dense, tanh",
    units,
    depth: index,
    joins: isInput ? [] : [{ from: index - 1, kind: "weights", offset: 0 }],
    kernel: undefined,
    bias: undefined,
    ...change,
  };
}

const m2: readonly NeuronLayer[] = [
  layer(0, 2),
  ...trained.map(({ kernel, bias }, index) =>
    layer(index + 1, bias.length, {
      kernel: Float32Array.from(kernel.flat()),
      bias: Float32Array.from(bias),
      ...(index === trained.length - 1 && { name: "output", type: "Dense" }),
    }),
  ),
  layer(5, 2, {
    name: "softmax",
    type: "Softmax",
    dense: undefined,
    joins: [{ from: 4, kind: "all", offset: 0 }],
  }),
];

const maps = mapsOf();

function mapsOf() {
  const nodes = runNet(rasterPoints(domain, SIZE));
  // The summary's rows: the input, each Dense with its tanh, the last Dense, Softmax.
  const shown = [0, 2, 4, 6, 7, 8].flatMap((at) => nodes[at] ?? []);
  return {
    size: SIZE,
    nodes: new Map(
      shown.map(({ values, width }, index) => [
        `n${index}`,
        Float32Array.from(
          { length: values.length },
          (_, at) => values[(at % SIZE ** 2) * width + Math.floor(at / SIZE ** 2)] ?? 0,
        ),
      ]),
    ),
  };
}

const random = createRandom(8, "gallery", "wide");
const noise = (count: number, size: number) =>
  Float32Array.from({ length: count }, () => size * random.normal());
const wide: readonly NeuronLayer[] = [
  layer(0, 2),
  layer(1, 1000, { kernel: noise(2000, 0.4), bias: noise(1000, 0.1), type: "Dense, relu" }),
  layer(2, 12, { kernel: noise(12_000, 0.1), bias: noise(12, 0.1) }),
  layer(3, 2, { kernel: noise(24, 0.5), name: "output", type: "Dense" }),
];

function spoiled(value: number): readonly NeuronLayer[] {
  return m2.map((one, index) =>
    index === 2 && one.kernel
      ? { ...one, kernel: one.kernel.map((weight, at) => (at === 3 ? value : weight)) }
      : one,
  );
}

const branching: readonly NeuronLayer[] = [
  layer(0, 2),
  layer(1, 2, { kernel: noise(4, 0.8), bias: noise(2, 0.3), name: "branch" }),
  layer(2, 3, {
    kernel: noise(6, 0.8),
    bias: noise(3, 0.3),
    name: "other",
    depth: 1,
    joins: [{ from: 0, kind: "weights", offset: 0 }],
  }),
  layer(3, 5, {
    name: "concatenate",
    type: "Concatenate",
    dense: undefined,
    depth: 2,
    joins: [
      { from: 1, kind: "same", offset: 0 },
      { from: 2, kind: "same", offset: 2 },
    ],
  }),
  layer(4, 2, {
    kernel: noise(10, 0.7),
    name: "a name of eighty letters, which no column of a picture has any room for, ever",
    type: "Dense",
    depth: 3,
  }),
];

function neurons(id: string, title: string, change: Partial<NeuronsInput>): GalleryEntry {
  const input = { layers: m2, maps, width: 720, height: 360, ...change };
  const view = neuronsView(input);
  return {
    id: `neurons-${id}`,
    title,
    width: view.layout.width,
    height: view.layout.height,
    draw: (context, theme) => drawNeurons(context, view, theme),
  };
}

function matrix(id: string, title: string, change: Partial<MatrixInput>): GalleryEntry {
  const kernel = m2[2]?.kernel ?? new Float32Array();
  const input = { kernel, inputs: 4, units: 2, bias: m2[2]?.bias, width: 420, height: 240, ...change };
  const view = matrixView(input);
  return {
    id: `matrix-${id}`,
    title,
    width: view.width,
    height: view.height,
    draw: (context, theme) => drawMatrix(context, view, theme),
  };
}

export const neuronsEntries: readonly GalleryEntry[] = [
  neurons("m2", "M2, trained", { chosen: "n3" }),
  neurons("large", "M2, large: values stand on the weights", { width: 1200, height: 560 }),
  neurons("unit", "a unit looked at", { focus: { kind: "unit", layer: 2, unit: 0 } }),
  neurons("weight", "a weight looked at", {
    focus: { kind: "weight", layer: 2, from: 1, input: 2, unit: 0 },
  }),
  neurons("plain", "without maps", { maps: undefined }),
  neurons("narrow", "on a phone", { width: 366, height: 330 }),
  neurons("wide", "a thousand units", { layers: wide, maps: undefined }),
  neurons("fresh", "no weights yet", {
    layers: m2.map((one) => ({ ...one, kernel: undefined, bias: undefined })),
    maps: undefined,
  }),
  neurons("zero", "all weights zero", {
    layers: m2.map((one) => ({ ...one, kernel: one.kernel?.map(() => 0) })),
  }),
  neurons("nan", "a weight that is no number", { layers: spoiled(Number.NaN) }),
  neurons("huge", "a weight of 1e30", { layers: spoiled(1e30) }),
  neurons("branching", "two branches put side by side", { layers: branching, maps: undefined }),
  neurons("input", "an input alone", { layers: m2.slice(0, 1) }),
];

export const matrixEntries: readonly GalleryEntry[] = [
  matrix("two-by-four", "4 inputs, 2 units", { focus: { unit: 1, input: 2 } }),
  matrix("square", "2 × 2", { kernel: m2[3]?.kernel ?? new Float32Array(), inputs: 2, units: 2 }),
  matrix("twelve", "12 × 12", {
    kernel: noise(144, 0.5),
    inputs: 12,
    units: 12,
    bias: noise(12, 0.2),
    width: 700,
    height: 380,
  }),
  matrix("wide", "784 inputs, 128 units: blocks", {
    kernel: noise(784 * 128, 0.1),
    inputs: 784,
    units: 128,
    bias: noise(128, 0.1),
  }),
  matrix("tall", "2 inputs, 300 units", {
    kernel: noise(600, 0.5),
    inputs: 2,
    units: 300,
    bias: noise(300, 0.1),
  }),
  matrix("nan", "a weight that is no number", {
    kernel: Float32Array.of(1, Number.NaN, -0.5, 0.25, 0, 1e30, -2, 3e-9),
  }),
  matrix("one", "1 × 1, no bias", { kernel: Float32Array.of(-0.3), inputs: 1, units: 1, bias: undefined }),
];
