/** The lines of explanation on a film's picture, in plane units. */
import type { ActivationName } from "../nodes/activations";
import type { Guide } from "./types";
import { factor } from "./words";

type Point = readonly [number, number];

const ORIGIN: Point = [0, 0];
/** Points of a circle that is drawn as a polygon. */
const ROUND = 48;

/** Two stretches nearer than this share of the larger have no direction worth drawing. */
const TELLING = 0.04;

/**
 * The unit circle becoming its ellipse, and the two directions that it is stretched along, each with its factor.
 * @param first direction of the larger stretch, a unit vector of the picture; the other is at right angles to it
 */
export function stretchGuides(first: Point, s1: number, s2: number, u: number): readonly Guide[] {
  const second: Point = [-first[1], first[0]];
  const a = 1 + u * (s1 - 1);
  const b = 1 + u * (s2 - 1);
  const at = (along: number, across: number): Point => [
    along * first[0] + across * second[0],
    along * first[1] + across * second[1],
  ];
  const circle = Array.from({ length: ROUND }, (_, index) => {
    const angle = (2 * Math.PI * index) / ROUND;
    return at(a * Math.cos(angle), b * Math.sin(angle));
  });
  const telling = Math.min(1, (s1 - s2) / (TELLING * Math.max(s1, 1e-30)));
  const presence = Math.min(1, 8 * u) * telling;
  const axis = (points: readonly Point[], value: number): Guide => ({
    role: "stretch",
    shape: "segment",
    points,
    label: telling > 0.5 ? factor(value) : undefined,
    presence,
  });
  return [
    { role: "stretch", shape: "loop", points: circle, presence: Math.min(1, 8 * u) },
    axis([at(-a, 0), at(a, 0)], s1),
    axis([at(0, -b), at(0, b)], s2),
  ];
}

/** A direction that is crushed: an endless line through the origin. */
export function crushGuide(direction: Point, label: string, presence = 1): Guide {
  return { role: "crush", shape: "line", points: [ORIGIN, direction], label, presence };
}

export function mirrorGuide(angle: number, label: string): Guide {
  return {
    role: "mirror",
    shape: "line",
    points: [ORIGIN, [Math.cos(angle), Math.sin(angle)]],
    label,
    presence: 1,
  };
}

/** An arc of radius 1 from `from` by the part of the turn that is done. */
export function turnGuide(from: number, turn: number, u: number, label: string): Guide {
  const points = Array.from({ length: ROUND }, (_, index): Point => {
    const angle = from + (u * turn * index) / (ROUND - 1);
    return [Math.cos(angle), Math.sin(angle)];
  });
  // A turn too small to see has no arrow to point with.
  return { role: "turn", shape: "arrow", points, label, presence: Math.min(1, Math.abs(u * turn) * 10) };
}

export function biasGuide(shift: Point, label: string): Guide {
  return { role: "bias", shape: "arrow", points: [ORIGIN, shift], label, presence: 1 };
}

/** A wide layer's own axes as the picture sees them: from the origin to a unit vector each. */
export function unitGuides(frame: ArrayLike<number>, presence: number): readonly Guide[] {
  const width = frame.length / 2;
  return Array.from({ length: width }, (_, unit) => ({
    role: "unit",
    shape: "segment",
    points: [ORIGIN, [frame[unit] as number, frame[width + unit] as number]],
    label: `unit ${unit + 1}`,
    unit,
    presence,
  }));
}

/** What is special in an activation's curve: where it ends, where it has a kink, where it turns back. */
interface Landmarks {
  readonly box?: readonly [number, number];
  readonly floor?: number;
  readonly crease?: number;
  readonly folds?: boolean;
}

const LANDMARKS: Readonly<Record<ActivationName, Landmarks>> = {
  linear: {},
  tanh: { box: [-1, 1] },
  sigmoid: { box: [0, 1] },
  relu: { crease: 0 },
  leakyRelu: { crease: 0 },
  elu: { floor: -1 },
  softplus: { floor: 0 },
  sin: { box: [-1, 1], folds: true },
};
/** Folds of a sine beyond this are too close to tell apart. */
const MAX_FOLDS = 12;

/**
 * Box, kinks and folds of an activation on one, two or three units.
 * @param reach largest magnitude that enters: as far as folds are looked for
 */
export function activationGuides(
  name: string,
  width: number,
  frame: ArrayLike<number>,
  reach: number,
  u: number,
): readonly Guide[] {
  const marks = LANDMARKS[name as ActivationName] ?? {};
  const guides: Guide[] = [];
  if (marks.box) guides.push(...boxGuides(marks.box, width, frame));
  if (width > 2) return guides;
  const across = (role: Guide["role"], value: number, label: string | undefined) => {
    guides.push(upright(role, value, label));
    if (width === 2) guides.push(level(role, value, undefined));
  };
  if (marks.floor !== undefined) across("box", marks.floor, `never below ${marks.floor}`.replace("-", "−"));
  if (marks.crease !== undefined) across("crease", marks.crease, "crease");
  if (marks.folds) {
    for (const fold of sineFolds(reach, u))
      across("crease", fold, guides.some(({ label }) => label === FOLDS) ? undefined : FOLDS);
  }
  return guides;
}

const FOLDS = "folds here";

/**
 * Where (1 − u)·x + u·sin x turns back, as drawn: where its slope 1 − u + u·cos x is zero, which it is nowhere
 * before u = ½. At the end, every fold lies on the box.
 */
function sineFolds(reach: number, u: number): readonly number[] {
  if (u <= 0.5) return [];
  const first = Math.acos(-(1 - u) / u);
  const places = new Set<number>();
  for (let turn = 0; turn < MAX_FOLDS && 2 * Math.PI * turn - first < reach; turn++) {
    for (const x of [2 * Math.PI * turn - first, 2 * Math.PI * turn + first]) {
      if (x < 0 || x > reach) continue;
      const at = (1 - u) * x + u * Math.sin(x);
      for (const place of [at, -at]) places.add(Math.round(1e6 * place) / 1e6);
    }
  }
  return [...places];
}

function upright(role: Guide["role"], x: number, label: string | undefined): Guide {
  return {
    role,
    shape: "line",
    points: [
      [x, 0],
      [x, 1],
    ],
    label,
    presence: 1,
  };
}

function level(role: Guide["role"], y: number, label: string | undefined): Guide {
  return {
    role,
    shape: "line",
    points: [
      [0, y],
      [1, y],
    ],
    label,
    presence: 1,
  };
}

function boxGuides(
  [low, high]: readonly [number, number],
  width: number,
  frame: ArrayLike<number>,
): readonly Guide[] {
  const words = `box ${low} to ${high}`.replace("-", "−");
  if (width === 1) return [upright("box", low, words), upright("box", high, undefined)];
  if (width === 2) {
    const points: readonly Point[] = [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
    ];
    return [{ role: "box", shape: "loop", points, label: words, presence: 1 }];
  }
  if (width !== 3) return [];
  const corner = (index: number): Point => {
    const at = [index & 1, index & 2, index & 4].map((bit) => (bit ? high : low));
    return [0, 1].map((row) =>
      at.reduce((sum, value, unit) => sum + value * (frame[3 * row + unit] as number), 0),
    ) as unknown as Point;
  };
  const edges: Guide[] = [];
  for (let from = 0; from < 8; from++) {
    for (const bit of [1, 2, 4]) {
      if (from & bit) continue;
      const label = edges.length === 0 ? words : undefined;
      edges.push({
        role: "box",
        shape: "segment",
        points: [corner(from), corner(from | bit)],
        label,
        presence: 1,
      });
    }
  }
  return edges;
}

/** The simplex of probabilities: its edges, and its corners for their names. */
export function simplexGuides(frame: ArrayLike<number>, presence: number): readonly Guide[] {
  const width = frame.length / 2;
  const corner = (unit: number): Point => [frame[unit] as number, frame[width + unit] as number];
  const guides: Guide[] = [];
  for (let from = 0; from < width; from++) {
    for (let to = from + 1; to < width; to++) {
      guides.push({ role: "simplex", shape: "segment", points: [corner(from), corner(to)], presence });
    }
  }
  for (let unit = 0; unit < width; unit++) {
    guides.push({ role: "simplex", shape: "point", points: [corner(unit)], unit, presence });
  }
  return guides;
}

/** A branch's arrows, from where points are to where it takes them. @param ends [arrows, 4] */
export function arrowGuides(ends: Float64Array): readonly Guide[] {
  return Array.from({ length: ends.length / 4 }, (_, index) => ({
    role: "arrow",
    shape: "arrow",
    points: [
      [ends[4 * index] as number, ends[4 * index + 1] as number],
      [ends[4 * index + 2] as number, ends[4 * index + 3] as number],
    ],
    presence: 1,
  }));
}
