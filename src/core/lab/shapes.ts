/** The figures that a matrix is tried on: curves as polylines, examples as points with their classes. */
import type { Vector2 } from "../math/matrix2";
import { createRandom } from "../math/random";
import type { LabData, LabState, ShapeId } from "./state";

export interface LabFigure {
  /** Lines, each [n, 2]; a closed one ends where it begins. */
  readonly lines: readonly Float32Array[];
  /** A few points of the lines to follow by eye, [n, 2]. */
  readonly tracers: Float32Array;
  /** Examples, where the figure is made of them. */
  readonly examples: LabData | undefined;
}

/** How the figures are called. */
export const shapeTitles: Readonly<Record<ShapeId, string>> = {
  circle: "Circle",
  ellipse: "Ellipse",
  parabola: "Parabola",
  unitSquare: "Unit square",
  grid: "Grid",
  letterF: "Letter F",
  segment: "Segment",
  blobs: "Two clouds",
  rings: "Two rings",
  data: "Current data",
  drawn: "Drawn by hand",
};

/** Points of the circle and the ellipse, both ends of [0, 2π] among them (material M4). */
const CURVE_POINTS = 100;
/** Points of the parabola (material M4). */
const PARABOLA_POINTS = 10;
const CIRCLE_TRACERS = 16;
const NO_POINTS = new Float32Array();
const NO_DATA: LabData = { points: NO_POINTS, labels: new Uint8Array(), classNames: [] };

/** The figure of a state. `data` has no points where there is no data set on the plane. */
export function labFigure(
  { shape, drawn }: Pick<LabState, "shape" | "drawn">,
  data: LabData | undefined,
): LabFigure {
  switch (shape) {
    case "circle":
      return curve((t) => [Math.cos(t), Math.sin(t)]);
    case "ellipse":
      return curve((t) => [2 * Math.cos(t), Math.sin(t)]);
    case "parabola": {
      const points = Float32Array.from({ length: 2 * PARABOLA_POINTS }, (_, at) => {
        const x = -1 + (2 * Math.floor(at / 2)) / (PARABOLA_POINTS - 1);
        return at % 2 === 0 ? x : x * x;
      });
      return { lines: [points], tracers: points, examples: undefined };
    }
    case "unitSquare":
      return figure([[0, 0, 1, 0, 1, 1, 0, 1, 0, 0]]);
    case "grid":
      return figure(gridLines());
    case "letterF":
      return figure([
        [0, 0, 0, 2, 1.2, 2, 1.2, 1.6, 0.4, 1.6, 0.4, 1.2, 1, 1.2, 1, 0.8, 0.4, 0.8, 0.4, 0, 0, 0],
      ]);
    case "segment":
      return {
        ...figure([[-3, 0, 3, 0]]),
        tracers: Float32Array.from({ length: 14 }, (_, at) => (at % 2 === 0 ? at / 2 - 3 : 0)),
      };
    case "blobs":
      return examples(blobs());
    case "rings":
      return examples(ringExamples());
    case "data":
      return examples(data ?? NO_DATA);
    case "drawn":
      return { lines: [], tracers: Float32Array.from(drawn), examples: undefined };
  }
}

/** Every point of a figure, [n, 2]: what a scale is chosen by. */
export function figurePoints({ lines, tracers, examples }: LabFigure): readonly Float32Array[] {
  return [...lines, tracers, ...(examples ? [examples.points] : [])];
}

/** The largest |coordinate| among finite ones: not the largest coordinate, which misses what lies left and below. */
export function largestCoordinate(lists: readonly Float32Array[]): number {
  let largest = 0;
  for (const list of lists) {
    for (const value of list) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

function curve(at: (t: number) => Vector2): LabFigure {
  const sample = (count: number, last: number) => {
    const points = new Float32Array(2 * count);
    for (let index = 0; index < count; index++) points.set(at((2 * Math.PI * index) / last), 2 * index);
    return points;
  };
  const line = sample(CURVE_POINTS, CURVE_POINTS - 1);
  // Closed to the bit: sin 2π is not quite 0.
  line.set(line.subarray(0, 2), line.length - 2);
  return { lines: [line], tracers: sample(CIRCLE_TRACERS, CIRCLE_TRACERS), examples: undefined };
}

function figure(lines: readonly (readonly number[])[]): LabFigure {
  return { lines: lines.map((line) => Float32Array.from(line)), tracers: NO_POINTS, examples: undefined };
}

function examples(data: LabData): LabFigure {
  return { lines: [], tracers: NO_POINTS, examples: data };
}

/** Whole lines from −3 to 3 both ways. */
function gridLines(): number[][] {
  return Array.from({ length: 7 }, (_, index) => index - 3).flatMap((at) => [
    [-3, at, 3, at],
    [at, -3, at, 3],
  ]);
}

const CLOUD_EXAMPLES = 60;
const CLOUD_CENTRES: readonly Vector2[] = [
  [1.3, 1.1],
  [3.3, 3],
];
const CLOUD_WIDTH = 0.45;

/** Two clouds, one behind the other as seen from the origin: no line through the origin parts them. */
function blobs(): LabData {
  const points = new Float32Array(4 * CLOUD_EXAMPLES);
  const labels = new Uint8Array(2 * CLOUD_EXAMPLES);
  CLOUD_CENTRES.forEach(([x, y], label) => {
    const random = createRandom(1, "lab", "cloud", label);
    for (let index = 0; index < CLOUD_EXAMPLES; index++) {
      const row = label * CLOUD_EXAMPLES + index;
      points[2 * row] = x + CLOUD_WIDTH * random.normal();
      points[2 * row + 1] = y + CLOUD_WIDTH * random.normal();
      labels[row] = label;
    }
  });
  return { points, labels, classNames: ["near cloud", "far cloud"] };
}

const RING_EXAMPLES = 100;
const RING_RADII = [2, 5] as const;
const RING_WIDTH = 0.5;
let knownRings: LabData | undefined;

/**
 * Points from the material's two rings (M1), density ∝ exp(−(r − R)² / s²), drawn by rejection on the radius, whose
 * own density is r · exp(−(r − R)² / s²): the material's sampler needs a million values, which a page has no time for.
 */
function ringExamples(): LabData {
  if (knownRings) return knownRings;
  const points = new Float32Array(4 * RING_EXAMPLES);
  const labels = new Uint8Array(2 * RING_EXAMPLES);
  RING_RADII.forEach((radius, label) => {
    const random = createRandom(1, "lab", "ring", label);
    const furthest = radius + 4 * RING_WIDTH;
    for (let index = 0; index < RING_EXAMPLES; index++) {
      let r: number;
      do r = furthest * random.uniform();
      while (random.uniform() > (r / furthest) * Math.exp(-(((r - radius) / RING_WIDTH) ** 2)));
      const angle = 2 * Math.PI * random.uniform();
      const row = label * RING_EXAMPLES + index;
      points[2 * row] = r * Math.cos(angle);
      points[2 * row + 1] = r * Math.sin(angle);
      labels[row] = label;
    }
  });
  knownRings = { points, labels, classNames: ["inner ring", "outer ring"] };
  return knownRings;
}
