/** Figure A, the prediction over the plane, in every state it can be in. */
import { rasterPoints } from "../core/math/sheet";
import { drawPrediction } from "../viz/prediction/draw";
import { type PredictionInput, predictionView } from "../viz/prediction/view-model";
import type { GalleryEntry } from "./entry";
import { classNames, domain, examples, tenClasses, tenNames, tenOutputs } from "./material";
import { runNet } from "./net";

const size = 120;
const raster = rasterPoints(domain, size);
const trained = runNet(raster).at(-1)?.values ?? new Float32Array();

const usual = {
  values: trained,
  size,
  outputs: 2,
  domain,
  data: examples.x,
  labels: examples.labels,
  classIndex: 0,
  classNames,
  width: 380,
  height: 460,
} as const;

function entry(id: string, title: string, change: Partial<Omit<PredictionInput, "theme">>): GalleryEntry {
  const input = { ...usual, ...change };
  return {
    id: `prediction-${id}`,
    title,
    width: input.width,
    height: input.height,
    draw: (context, theme) => drawPrediction(context, predictionView({ ...input, theme }), theme),
  };
}

const twoOutputs = (chance: (x: number, y: number) => number) => {
  const values = new Float32Array(raster.length);
  for (let index = 0; index < raster.length; index += 2) {
    values[index] = chance(raster[index] ?? 0, raster[index + 1] ?? 0);
    values[index + 1] = 1 - (values[index] ?? 0);
  }
  return values;
};

export const predictionEntries: readonly GalleryEntry[] = [
  entry("trained", "trained", { highlight: 3 }),
  entry("other-class", "the other class's probability", { classIndex: 1 }),
  entry("half", "one half everywhere: no boundary", {
    // As a real network's answers come out: one half give or take rounding.
    values: twoOutputs((x, y) => 0.5 + 3e-8 * Math.sign(Math.sin(40 * x * y))),
  }),
  entry("line", "a straight boundary", {
    values: twoOutputs((x, y) => 1 / (1 + Math.exp(-0.7 * x - 0.4 * y))),
  }),
  entry("nan", "a part not a number", {
    values: trained.map((value, index) =>
      (raster[2 * Math.floor(index / 2)] ?? 0) > 2 ? Number.NaN : value,
    ),
  }),
  entry("ten-classes", "ten classes", {
    values: tenOutputs(raster),
    outputs: 10,
    data: tenClasses.x,
    labels: tenClasses.labels,
    classNames: tenNames,
    height: 500,
  }),
  entry("ten-undecided", "ten classes, no lead", {
    values: new Float32Array(10 * size * size).fill(0.1),
    outputs: 10,
    data: new Float32Array(),
    labels: new Uint8Array(),
    classNames: tenNames,
    height: 500,
  }),
  entry("empty", "no examples", { data: new Float32Array(), labels: new Uint8Array() }),
  entry("nothing", "no plane yet", { values: new Float32Array(), size: 0 }),
  entry("one-point", "one example", { data: Float32Array.of(1, 2), labels: Uint8Array.of(1) }),
  entry("narrow", "narrow", { width: 240, height: 320 }),
  entry("wide", "wide and low", { width: 420, height: 260 }),
];
