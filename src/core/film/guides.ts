/** The lines of explanation on a film's picture, in plane units. */
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

/** The endless line that a half-turn goes about. @param angle radians */
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

/** The arrow from the origin to where the bias puts it. */
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

/** An endless line x = const. */
export function upright(role: Guide["role"], x: number, label: string | undefined): Guide {
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

/** An endless line y = const. */
export function level(role: Guide["role"], y: number, label: string | undefined): Guide {
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
