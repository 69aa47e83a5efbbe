/**
 * LayerNormalization in the film. A point's mean falls away, along (1, …, 1); then every point z that is left is
 * divided by its own spread, along its own ray: (1 − t)·z + t·z/√(|z|²/n + ε). On the way a ray's points keep their
 * order, and no area passes through zero: along the ray the slope is 1 − t + t·ε/(|z|²/n + ε)^(3/2), across it
 * 1 − t + t/√(|z|²/n + ε), both from 1 to their ends, so their product is never less than at the smaller end (as in
 * plane-map.ts). What is drawn at the end is what ε leaves: no point and no line, but nearly.
 */
import { centredCamera, centring } from "../../film/motion/centre";
import {
  type ChapterContext,
  type ChapterMotion,
  type KindMotion,
  keepingWidth,
  makePhasePlan,
  spaceGuides,
} from "../../film/motion/context";
import { diagonalMotion } from "../../film/motion/diagonal";
import { shiftPhase } from "../../film/motion/shift";
import type { Guide } from "../../film/types";
import { normalised, scalesAndShifts } from "./normalise";

/** Centred, every point out along its ray, scaled, shifted; at rest more than two units are seen along (1, …, 1). */
export const layerNormalizationMotion: KindMotion = {
  motion: keepingWidth(normaliseMotion),
  restCamera: centredCamera,
};

function normaliseMotion(context: ChapterContext): ChapterMotion {
  const { before, after, rest } = context;
  const { width, params } = after;
  const epsilon = Number(params.epsilon);
  const { scales, shifts } = scalesAndShifts(width, after.weights);
  const middle = {
    sheet: normalised(before.sheet, width, epsilon),
    data: normalised(before.data, width, epsilon),
  };
  const centred = centring(context, {
    turn: "the view turns to look along (1, …, 1): only differences of the units count",
    fall: "what a point’s units have in common does not count: it falls away",
    camera: "centred",
  });
  const bend = makePhasePlan({
    kind: "bend",
    label: "every point divided by its own spread, along its own ray",
    // Of two units nothing is left; of more the picture looks along what has fallen away.
    areas: width <= 2 ? { kind: "after" } : { kind: "between" },
    pose: (u) => ({
      before: centred.frame.map((value) => value * (1 - u)),
      middle: rest.frame.map((value) => value * u),
    }),
    viewpoint: () => rest,
    guides: (u) => [...spaceGuides(after, rest.frame), ...limitGuides(rest.frame, width, u)],
  });
  const scaled = diagonalMotion({
    after,
    factors: Float64Array.from(scales),
    viewpoint: rest,
    pose: (frame) => ({ middle: frame }),
    areas: { kind: "after" },
    why: "by gamma",
  });
  const shift = shiftPhase({ after, viewpoint: rest, bias: Float32Array.from(shifts), pose: scaled.pose });
  return {
    phases: [
      ...centred.phases,
      bend,
      ...(params.scale ? scaled.phases : []),
      ...(params.center ? [shift] : []),
    ],
    restGuides: spaceGuides(after, rest.frame),
    memory: { angles: centred.angles, frames: {} },
    middle,
  };
}

/** Points of a circle that is drawn as a polygon. */
const ROUND = 72;

/**
 * What a point of no other spread than its own would land on: of two units the two points ±(1, −1), of more the sphere
 * of radius √n, whose outline a camera along (1, …, 1) sees as a circle.
 */
function limitGuides(frame: Float64Array, width: number, presence: number): readonly Guide[] {
  if (width === 1) return [];
  const guide = (shape: Guide["shape"], points: Guide["points"], label: string): Guide => ({
    role: "box",
    shape,
    points,
    label,
    presence,
  });
  if (width === 2) {
    const seen = (x: number, y: number) =>
      [0, 2].map((row) => x * (frame[row] as number) + y * (frame[row + 1] as number)) as [number, number];
    return [guide("segment", [seen(-1, 1), seen(1, -1)], "from (−1, 1) to (1, −1)")];
  }
  const radius = Math.sqrt(width);
  const points = Array.from({ length: ROUND }, (_, index) => {
    const angle = (2 * Math.PI * index) / ROUND;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
  return [guide("loop", points, `radius √${width}`)];
}
