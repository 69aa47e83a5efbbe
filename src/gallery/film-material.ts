/** The films that the gallery shows moments of: M2, and small networks for one motion each. */
import { makeFilm } from "../core/film/film";
import { chainFilm, chainMaterial, type Link, nextStop, stop } from "../core/film/testing/material";
import type { FilmMaterial } from "../core/film/types";
import { examples, shape } from "./material";
import { m2Links } from "./net";

const filmOf = (links: readonly Link[]) => chainFilm(links, { shape, points: examples.x });

const radians = (degrees: number) => (degrees * Math.PI) / 180;
/** A kernel [in, out] whose column matrix turns by an angle. */
const rotationKernel = (degrees: number) => {
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [
    [cos, sin],
    [-sin, cos],
  ];
};

export const m2 = filmOf(m2Links);
export const m2Explained = chainFilm(m2Links, { shape, points: examples.x, explain: true });

export const turned = filmOf([{ dense: rotationKernel(120), bias: [1, -0.5] }]);
export const stretched = filmOf([
  {
    dense: [
      [1.2, 0.5],
      [0.3, 0.4],
    ],
  },
]);
export const over = filmOf([
  {
    dense: [
      [0.5, 0.9],
      [0.8, -0.4],
    ],
    bias: [-0.7, 0],
  },
]);
export const nearlyFlat = filmOf([
  {
    dense: [
      [0.8, 0.52],
      [0.6, 0.4],
    ],
  },
]);
export const flat = filmOf([
  {
    dense: [
      [0.8, 0.4],
      [0.6, 0.3],
    ],
  },
]);
export const bent = filmOf([{ dense: rotationKernel(20) }, { activation: "tanh" }]);
export const creased = filmOf([{ dense: rotationKernel(30), bias: [0.8, 0] }, { activation: "relu" }]);
export const folded = filmOf([
  {
    dense: [
      [0.9, 0.2],
      [-0.2, 0.9],
    ],
  },
  { activation: "sin" },
]);
export const space = filmOf([
  {
    dense: [
      [0.5, 0.2, -0.6],
      [0.1, 0.7, 0.4],
    ],
    bias: [0.4, -0.2, 0.8],
  },
  { activation: "tanh" },
  {
    dense: [
      [1.1, -0.3],
      [0.4, 0.9],
      [-0.8, 0.6],
    ],
  },
]);
export const scaled = filmOf([
  { dense: rotationKernel(25), bias: [1.5, -1] },
  { batchNorm: { mean: [1.5, -1], variance: [12, 3], gamma: [1.4, 0.9], beta: [0.3, 0] } },
]);
/** LayerNorm of two units: onto a line, and out to its ends. */
export const lined = filmOf([{ dense: rotationKernel(25) }, { layerNorm: {} }]);
/** Of three: seen along (1, 1, 1) nearly a circle; then scaled and shifted. */
export const rounded = filmOf([
  {
    dense: [
      [0.5, 0.2, -0.6],
      [0.1, 0.7, 0.4],
    ],
    bias: [0.4, -0.2, 0.1],
  },
  { layerNorm: {} },
  {
    dense: [
      [1.1, -0.3],
      [0.4, 0.9],
      [-0.8, 0.6],
    ],
  },
]);
export const dipped = filmOf([{ dense: rotationKernel(30) }, { activation: "gelu" }]);
export const one = filmOf([{ dense: [[0.5], [-0.8]], bias: [0.3] }, { activation: "tanh" }]);
export const three = filmOf([
  {
    dense: [
      [0.8, -0.2, -0.6],
      [0.1, 0.7, -0.8],
    ],
  },
  { softmax: true },
]);
export const five = filmOf([
  {
    dense: [
      [0.9, 0.3, -0.7, -0.7, 0.3],
      [0, 0.85, 0.5, -0.5, -0.85],
    ],
  },
  { softmax: true },
]);
export const notFinite = filmOf([
  {
    dense: [
      [Number.NaN, 1],
      [0, 1],
    ],
  },
]);
export const huge = filmOf([
  {
    dense: [
      [3e20, 1e20],
      [-1e20, 2e20],
    ],
  },
]);
export const empty = chainFilm([{ dense: rotationKernel(40) }], { shape, points: new Float32Array() });

function residual(): FilmMaterial {
  const input = chainMaterial([], shape, examples.x).stops[0];
  if (!input) throw new Error("residual: no input");
  const inner = nextStop(
    "inner",
    {
      dense: [
        [0.4, 0.7],
        [-0.6, 0.3],
      ],
      bias: [0.3, 0],
    },
    input,
  );
  const bend = nextStop("bend", { activation: "tanh" }, inner);
  const branch = nextStop(
    "branch",
    {
      dense: [
        [1.2, -0.4],
        [0.5, 1.1],
      ],
    },
    bend,
  );
  const sum = (a: Float32Array, b: Float32Array) => a.map((value, index) => value + (b[index] ?? 0));
  const add = stop(
    "add",
    "add",
    {},
    [input.node, branch.node],
    2,
    sum(input.sheet, branch.sheet),
    sum(input.data, branch.data),
  );
  return { shape, stops: [input, inner, bend, branch, add], output: add.node };
}
export const added = makeFilm(residual(), { explain: false });

/** A layer of a thousand units, as it comes: laid flat on its principal axes. */
const wideInput = chainMaterial([{ activation: "tanh" }], shape, examples.x);
export const cut = makeFilm(
  {
    ...wideInput,
    stops: wideInput.stops.map((one, index) =>
      index === 0 ? one : { ...one, kind: "dense", params: { units: 1000 }, width: 1000, share: 0.87 },
    ),
  },
  { explain: false },
);
