/**
 * Why two units are too few: the plane with one ring inside another; what a layer of two units makes of it, which
 * the best line still cuts through; and what a layer of three does, which lifts the outer ring off a flat plane. All
 * three are real layers on real points, not sketches: tests hold them to what their captions say.
 */
import { type BestLine, bestLine } from "../../core/math/best-line";
import { finish } from "../../core/math/finish";

/** The three pictures, in the order they are read. */
export const obstructionPanels = ["plane", "two", "three"] as const;
export type ObstructionPanel = (typeof obstructionPanels)[number];

/** What each picture shows, in words. */
export const obstructionCaptions: Readonly<Record<ObstructionPanel, string>> = {
  plane: "The plane: one class around the other",
  two: "2 units: bent, and still around it; no line comes between",
  three: "3 units, from the side: lifted, and a flat cut comes between",
};

export interface ObstructionView {
  /** [points, 2] in CSS pixels, closed: the rings. */
  readonly inner: Float32Array;
  readonly outer: Float32Array;
  /** Lines of the sheet, each [points, 2] in CSS pixels. */
  readonly sheet: readonly Float32Array[];
  /** What parts the classes, or fails to: a line, or a plane from its edge; empty for the plane itself. */
  readonly cut: Float32Array;
}

const INNER = 2;
const OUTER = 5;
/** Points of a ring; the marks stand on some of them. */
export const RING_POINTS = 96;
const REACH = 6;
const SHEET_LINES = 7;
const LINE_POINTS = 25;
const MARGIN = 8;

type Pair = readonly [number, number];
type Layer = (x: number, y: number) => readonly number[];

const layers: Readonly<Record<ObstructionPanel, Layer>> = {
  plane: (x, y) => [x, y],
  two: (x, y) => [Math.tanh(0.3 * x + 0.12 * y + 0.35), Math.tanh(-0.14 * x + 0.28 * y - 0.3)],
  // Three units that look in three directions, a third of a turn apart.
  three: (x, y) =>
    [90, 210, 330].map((degrees) => {
      const angle = (degrees * Math.PI) / 180;
      return Math.tanh(0.5 * (x * Math.cos(angle) + y * Math.sin(angle)) - 0.8);
    }),
};

/** Camera of the three units: up is where all three grow alike, seen from the side, so that a level plane is a line. */
const UP: Point = [1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)];
const RIGHT: Point = [1 / Math.sqrt(2), -1 / Math.sqrt(2), 0];

type Point = readonly number[];

function dot(a: Point, b: Point): number {
  return a.reduce((sum, value, unit) => sum + value * (b[unit] ?? 0), 0);
}

/** Where a layer's values are on the picture, y upwards. */
function flatten(values: Point): readonly [number, number] {
  const [a = 0, b = 0, c] = values;
  if (c === undefined) return [a, b];
  return [dot(RIGHT, values), dot(UP, values)];
}

function circle(radius: number): readonly Pair[] {
  return Array.from({ length: RING_POINTS }, (_, index) => {
    const angle = (2 * Math.PI * index) / RING_POINTS;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/**
 * The best cut between the rings where the layer puts them.
 * @internal
 */
export function obstructionCut(panel: ObstructionPanel): BestLine {
  const layer = layers[panel];
  const values = [...circle(INNER), ...circle(OUTER)].map(([x, y]) => layer(x, y));
  const labels = Uint8Array.from(values, (_, index) => (index < RING_POINTS ? 0 : 1));
  const width = values[0]?.length ?? 0;
  const found = finish(bestLine({ points: Float32Array.from(values.flat()), width, labels, classes: 2 }));
  if (!found) throw new Error("obstructionCut: the rings are not finite");
  return found;
}

/** @param width, height of the picture in CSS pixels */
export function obstructionView(panel: ObstructionPanel, width: number, height: number): ObstructionView {
  const layer = layers[panel];
  const move = (points: readonly Pair[]) => points.map(([x, y]) => flatten(layer(x, y)));
  const along = (index: number, count: number) => -REACH + (2 * REACH * index) / (count - 1);
  const lines = Array.from({ length: SHEET_LINES }, (_, line) => along(line, SHEET_LINES)).flatMap(
    (fixed) => {
      const run = Array.from({ length: LINE_POINTS }, (_, index) => along(index, LINE_POINTS));
      return [move(run.map((t) => [t, fixed])), move(run.map((t) => [fixed, t]))];
    },
  );
  const cut = panel === "plane" ? [] : panel === "two" ? flatCut() : planeCut();
  const toPixels = fitted([...lines.flat(), ...cut], width, height);
  return {
    inner: toPixels(move(circle(INNER))),
    outer: toPixels(move(circle(OUTER))),
    sheet: lines.map(toPixels),
    cut: toPixels(cut),
  };
}

/** The line where the scores are equal, across the box −1 to 1. */
function flatCut(): readonly Pair[] {
  const { weights, bias } = obstructionCut("two");
  const [a, b] = [0, 1].map((unit) => (weights[2 * unit + 1] ?? 0) - (weights[2 * unit] ?? 0)) as [
    number,
    number,
  ];
  const c = (bias[1] ?? 0) - (bias[0] ?? 0);
  const square = a * a + b * b;
  const [x, y] = [(-c * a) / square, (-c * b) / square];
  const [dx, dy] = [-b / Math.sqrt(square), a / Math.sqrt(square)];
  return [-1.15, 1.15].map((t) => [x + t * dx, y + t * dy]);
}

/** The plane where the scores are equal, from its edge: by the layer's symmetry all units count alike, so it is level. */
function planeCut(): readonly Pair[] {
  const { weights, bias } = obstructionCut("three");
  const gap = [0, 1, 2].map((unit) => (weights[2 * unit + 1] ?? 0) - (weights[2 * unit] ?? 0));
  const all = ((bias[0] ?? 0) - (bias[1] ?? 0)) / gap.reduce((sum, value) => sum + value, 0);
  const level = dot(
    UP,
    UP.map(() => all),
  );
  return [
    [-1.5, level],
    [1.5, level],
  ];
}

/** Equal axes, all points in the picture. */
function fitted(points: readonly Pair[], width: number, height: number) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (high - low));
  const [cx, cy] = [(left + right) / 2, (low + high) / 2];
  return (moved: readonly Pair[]) =>
    Float32Array.from(
      moved.flatMap(([x, y]) => [width / 2 + scale * (x - cx), height / 2 - scale * (y - cy)]),
    );
}
