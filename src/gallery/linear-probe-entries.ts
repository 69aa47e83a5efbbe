/** The best straight line on the plane after a layer: of two units, of more, of one, of many classes. */
import { bestLine } from "../core/math/best-line";
import { finish } from "../core/math/finish";
import { lineScores } from "../core/math/linear-scores";
import { atCrossings, sheetPoints } from "../core/math/sheet";
import { sharedSpan } from "../viz/kit/scale";
import { bestLines } from "../viz/linear-probe/lines";
import { around } from "../viz/plane/around";
import { drawPlane } from "../viz/plane/draw";
import { drawAround } from "../viz/plane/draw-around";
import type { PlaneInput, PlaneProjection } from "../viz/plane/input";
import { planeView } from "../viz/plane/view-model";
import type { GalleryEntry } from "./entry";
import { classNames, domain, examples, nodes, shape, sheet, side, tenClasses, tenNames } from "./material";
import { runNet } from "./net";

const WIDTH = 320;
const HEIGHT = 348;
const shared = sharedSpan(domain);

interface Cell {
  readonly id: string;
  readonly title: string;
  readonly projection: PlaneProjection;
  readonly width: number;
  /** [examples, width] and [crossings, width]: what the line is fitted to and traced on. */
  readonly values: Float32Array;
  readonly crossings: Float32Array;
  /** [sheetSize, 2] and [examples, 2]: where the picture has them. */
  readonly sheet: Float32Array;
  readonly data: Float32Array;
  readonly labels: Uint8Array;
  readonly names: readonly string[];
}

function entry(cell: Cell): GalleryEntry {
  const { width, values, crossings, labels, names } = cell;
  const found = finish(bestLine({ points: values, width, labels, classes: names.length }));
  const scores = found && lineScores(found, crossings);
  return {
    id: `untangling-${cell.id}`,
    title: found ? `${cell.title}: ${(100 * found.accuracy).toFixed(1)} %` : `${cell.title}: no line`,
    width: WIDTH,
    height: HEIGHT,
    draw: (context, theme) => {
      const input: PlaneInput = {
        projection: cell.projection,
        sheet: cell.sheet,
        shape,
        side: names.length === 2 ? side : undefined,
        data: cell.data,
        labels,
        classNames: names,
        size: { width: WIDTH, height: HEIGHT },
        frame: { kind: "fit", shared },
        detail: "large",
        bestLines:
          found && ((span) => bestLines({ ...found, width, scores, sheet: cell.sheet, shape, span })),
      };
      drawPlane(context, planeView(input, around), theme, drawAround);
    },
  };
}

const plane = atCrossings(shape, sheetPoints(shape), 2);
const exampleValues = runNet(examples.x);
const crossingValues = runNet(plane);

function nodeEntry(index: number, id: string, title: string): readonly GalleryEntry[] {
  const node = nodes[index];
  const values = exampleValues[index]?.values;
  const crossings = crossingValues[index]?.values;
  if (!node || !values || !crossings) return [];
  const projection: PlaneProjection =
    node.name === "Softmax"
      ? { kind: "simplex" }
      : node.width > 2
        ? { kind: "principal", share: node.share }
        : { kind: "plane" };
  const { width, sheet, data } = node;
  const { labels } = examples;
  return [entry({ id, title, projection, width, values, crossings, sheet, data, labels, names: classNames })];
}

const one = (points: Float32Array) =>
  Float32Array.from(
    { length: points.length / 2 },
    (_, at) => 3 * Math.tanh(Math.hypot(points[2 * at] ?? 0, points[2 * at + 1] ?? 0) - 3.5),
  );
const onAxis = (values: Float32Array) =>
  Float32Array.from({ length: 2 * values.length }, (_, at) => (at % 2 === 0 ? (values[at / 2] ?? 0) : 0));

export const linearProbeEntries: readonly GalleryEntry[] = [
  ...nodeEntry(0, "rings", "the rings themselves"),
  ...nodeEntry(2, "four-units", "M2's first tanh, four units"),
  ...nodeEntry(4, "two-units", "M2's second tanh"),
  ...nodeEntry(6, "last-hidden", "M2's third tanh"),
  ...nodeEntry(8, "softmax", "two probabilities"),
  entry({
    id: "one-unit",
    title: "one unit",
    projection: { kind: "line" },
    width: 1,
    values: one(examples.x),
    crossings: one(plane),
    sheet: onAxis(one(sheet)),
    data: onAxis(one(examples.x)),
    labels: examples.labels,
    names: classNames,
  }),
  entry({
    id: "ten-classes",
    title: "ten classes",
    projection: { kind: "plane" },
    width: 2,
    values: tenClasses.x,
    crossings: plane,
    sheet,
    data: tenClasses.x,
    labels: tenClasses.labels,
    names: tenNames,
  }),
  entry({
    id: "nan",
    title: "an example not a number",
    projection: { kind: "plane" },
    width: 2,
    values: examples.x.map((value, at) => (at === 10 ? Number.NaN : value)),
    crossings: plane,
    sheet,
    data: examples.x,
    labels: examples.labels,
    names: classNames,
  }),
  entry({
    id: "huge",
    title: "coordinates of 1e30",
    projection: { kind: "plane" },
    width: 2,
    values: examples.x.map((value) => value * 1e30),
    crossings: plane.map((value) => value * 1e30),
    sheet: sheet.map((value) => value * 1e30),
    data: examples.x.map((value) => value * 1e30),
    labels: examples.labels,
    names: classNames,
  }),
  entry({
    id: "collapsed",
    title: "all in one point",
    projection: { kind: "plane" },
    width: 2,
    values: examples.x.map(() => 2.5),
    crossings: plane.map(() => 2.5),
    sheet: sheet.map(() => 2.5),
    data: examples.x.map(() => 2.5),
    labels: examples.labels,
    names: classNames,
  }),
];
