/** Activation, Softmax, Add, Concatenate, Dropout, and what no motion is known of. */
import { perpendicular } from "../../math/frames";
import { MAJOR_EVERY, pointsPerLine } from "../../math/sheet";
import type { Memory, PhasePlan, Pose, Viewpoint } from "../chapter-plan";
import { activationGuides, arrowGuides, crushGuide } from "../guides";
import type { NodeSample } from "../types";
import { bendLabel } from "../words";
import {
  type ChapterContext,
  type ChapterMotion,
  cameraPhase,
  makePhasePlan,
  mixedPose,
  spaceGuides,
  viewpointAt,
} from "./context";

const NOTHING: Memory = { angles: {}, frames: {} };

/**
 * Every unit through its curve: (1 − t)·x + t·σ(x), seen by a camera that stands still, which then turns to where
 * the film rests. Of curves whose slope σ′ is from 0 to 1 (all but the sine, which really folds) no area passes
 * through zero: on every unit the slope on the way is 1 − t + t·σ′ ≥ σ′, so the Jacobian only falls, to its end.
 */
export function activationMotion(context: ChapterContext): ChapterMotion {
  const { before, after, start, rest } = context;
  const name = String(after.params.function);
  const reach = before.width <= 2 ? largest(before.sheet) : 0;
  const marks = (frame: Float64Array, u: number) => [
    ...spaceGuides(after, frame),
    ...activationGuides(name, after.width, frame, reach, u),
  ];
  const bend = makePhasePlan({
    kind: "bend",
    label: bendLabel(name),
    areas: { kind: "mixed" },
    pose: mixedPose(start.frame),
    viewpoint: (u) => (u < 0.5 ? start : viewpointAt(after, "after", start.frame, start.camera)),
    guides: (u) => marks(start.frame, u),
  });
  const { phases, memory } = toRest(context, start.frame);
  return { phases: [bend, ...phases], restGuides: marks(rest.frame, 1), memory };
}

/** What the rest of the chapter needs where the points are already those of this stop: the camera's way to rest. */
function toRest(context: ChapterContext, from: Float64Array) {
  const { after, rest, memory } = context;
  const turn = cameraPhase({
    stop: after,
    of: "after",
    from,
    to: rest.frame,
    camera: rest.camera ?? "svd",
    label:
      rest.camera === "own" || rest.camera === "pair"
        ? "the view turns to your own"
        : rest.camera === "pca"
          ? "the view turns to where the sheet spreads most"
          : "the view turns to what the next layer sees",
    pose: (frame) => ({ after: frame }),
    near: memory?.angles.rest,
  });
  const kept: Memory = turn ? { angles: { rest: turn.path.turn }, frames: {} } : NOTHING;
  return { phases: turn ? [turn.phasePlan] : [], memory: kept };
}

/**
 * Softmax in its two parts. What all scores have in common does not count: along (1, …, 1) everything falls together.
 * What is left, z, bends onto the probabilities p by (1 − t)·z + t·p; softmax's Jacobian there is symmetric with
 * eigenvalues from 0 to ½, so areas only fall, to their end.
 */
export function softmaxMotion(context: ChapterContext): ChapterMotion {
  const { before, after, start, rest, memory } = context;
  const width = after.width;
  const turn = cameraPhase({
    stop: before,
    of: "before",
    from: start.frame,
    to: rest.frame,
    camera: rest.camera ?? "simplex",
    label: "the view turns to look along (1, …, 1): only differences of the scores count",
    pose: (frame) => ({ before: frame }),
    near: memory?.angles.into,
  });
  // Of one score nothing would be left.
  const without = width === 1 ? rest.frame : withoutMean(rest.frame, width);
  const flatten = makePhasePlan({
    kind: "flatten",
    label: "what the scores have in common does not count: it falls away",
    areas: { kind: "between" },
    pose: (u) => ({
      before: rest.frame.map((value, index) => value + u * ((without[index] as number) - value)),
    }),
    viewpoint: () => viewpointAt(before, "before", rest.frame, rest.camera),
    guides: () => [crushGuide([1, 1], "falls away")],
  });
  const simplex = makePhasePlan({
    kind: "simplex",
    label:
      width === 2
        ? "onto the segment of probabilities: bent to between 0 and 1"
        : width === 3
          ? "onto the triangle of probabilities"
          : `onto the simplex of ${width} probabilities`,
    areas: width === 2 ? { kind: "after" } : { kind: "between" },
    pose: (u) => ({
      before: without.map((value) => value * (1 - u)),
      after: rest.frame.map((value) => value * u),
    }),
    viewpoint: () => rest,
    guides: (u) => spaceGuides(after, rest.frame, Math.min(1, 3 * u)),
  });
  return {
    // Seen along (1, …, 1), as more than two are, nothing on the picture falls.
    phases: [...(turn ? [turn.phasePlan] : []), ...(width === 2 ? [flatten] : []), simplex],
    restGuides: spaceGuides(after, rest.frame),
    memory: { angles: turn ? { into: turn.path.turn } : {}, frames: {} },
  };
}

/** frame·(1 − 11ᵀ/n) */
function withoutMean(frame: Float64Array, width: number): Float64Array {
  return frame.map((value, index) => {
    const row = Math.floor(index / width) * width;
    let sum = 0;
    for (let unit = 0; unit < width; unit++) sum += frame[row + unit] as number;
    return value - sum / width;
  });
}

/**
 * Add: every point of the trunk goes along its own arrow, x + t·f(x). The arrows are what a residual block is; two
 * of them may cross, and then the sheet passes through itself on the way.
 */
export function addMotion(context: ChapterContext): ChapterMotion {
  const { before, after, start, rest } = context;
  const arrows = arrowGuides(arrowEnds(context));
  const phasePlan = makePhasePlan({
    kind: "arrows",
    label: "every point goes along the arrow that its branch gives",
    areas: { kind: "mixed" },
    pose: mixedPose(start.frame),
    viewpoint: (u) => (u < 0.5 ? start : viewpointAt(after, "after", start.frame, start.camera)),
    guides: () => [...spaceGuides(before, start.frame), ...arrows],
  });
  const { phases, memory } = toRest(context, start.frame);
  return { phases: [phasePlan, ...phases], restGuides: spaceGuides(after, rest.frame), memory };
}

/** The arrows of every major crossing, as seen: [arrows, 4]. */
function arrowEnds({ before, after, shape, start }: ChapterContext): Float64Array {
  const along = pointsPerLine(shape);
  const { width } = before;
  const ends: number[] = [];
  const seen = (values: Float32Array, point: number, row: number) => {
    let sum = 0;
    for (let unit = 0; unit < width; unit++) {
      sum += (values[point * width + unit] as number) * (start.frame[row * width + unit] as number);
    }
    return sum;
  };
  for (let line = 0; line < shape.lines; line += MAJOR_EVERY) {
    for (let column = 0; column < shape.lines; column += MAJOR_EVERY) {
      const point = line * along + column * shape.refine;
      for (const values of [before.sheet, after.sheet])
        ends.push(seen(values, point, 0), seen(values, point, 1));
    }
  }
  return Float64Array.from(ends);
}

/** Concatenate: the trunk's picture stays, now in more units; then the view turns so that the others are seen too. */
export function concatenateMotion(context: ChapterContext): ChapterMotion {
  const { before, after, start, rest } = context;
  const frame = placedFrame(before, after, start.frame);
  // A trunk of one unit had no second axis: that of the other branch opens.
  const opening = (u: number): Pose => ({
    after: before.width > 1 ? frame : frame.map((value, index) => (index < after.width ? value : u * value)),
  });
  const more = after.width - before.width;
  const viewpoint = viewpointAt(after, "after", frame, "pair");
  const place = makePhasePlan({
    kind: "place",
    label: `${more} more unit${more === 1 ? "" : "s"} beside these: ${after.width} in all`,
    areas: { kind: "between" },
    pose: opening,
    viewpoint: () => viewpoint,
    guides: (u) => spaceGuides(after, frame, u),
  });
  const { phases, memory } = toRest(context, frame);
  return { phases: [place, ...phases], restGuides: spaceGuides(after, rest.frame), memory };
}

/** The trunk's frame in the units of both branches: the others are not looked along. */
export function placedFrame(before: NodeSample, after: NodeSample, frame: Float64Array): Float64Array {
  const offset = after.from[0] === before.node ? 0 : after.width - before.width;
  const placed = new Float64Array(2 * after.width);
  for (let row = 0; row < 2; row++) {
    placed.set(frame.subarray(row * before.width, (row + 1) * before.width), row * after.width + offset);
  }
  if (before.width > 1) return placed;
  // One unit has no second axis of its own: the first of the others is looked along in its place.
  const second = perpendicular([placed.slice(0, after.width)], after.width);
  if (second) placed.set(second, after.width);
  return placed;
}

/** Dropout outside of training. */
export function stillMotion(context: ChapterContext): ChapterMotion {
  const { after, start, rest } = context;
  const pose: Pose = { after: start.frame };
  const still = makePhasePlan({
    kind: "still",
    label: "nothing moves: it acts while training only",
    areas: { kind: "after" },
    pose: () => pose,
    viewpoint: () => viewpointAt(after, "after", start.frame, start.camera),
    guides: () => spaceGuides(after, start.frame),
  });
  const { phases, memory } = toRest(context, start.frame);
  return { phases: [still, ...phases], restGuides: spaceGuides(after, rest.frame), memory };
}

/** One picture gives way to the next: faded out, changed, faded in. */
export function cutMotion(before: Viewpoint, after: Viewpoint, why: string): readonly PhasePlan[] {
  return [
    makePhasePlan({
      kind: "cut",
      label: why,
      areas: { kind: "between" },
      pose: (u) => (u < 0.5 ? poseAtRest(before, "before") : poseAtRest(after, "after")),
      viewpoint: (u) => (u < 0.5 ? { ...before, of: "before" } : after),
      opacity: (u) => Math.abs(1 - 2 * u),
    }),
  ];
}

/** A stop at rest: its frame, or the two axes it came laid flat on. */
export function poseAtRest({ frame }: Viewpoint, of: Viewpoint["of"]): Pose {
  const axes = frame ?? Float64Array.of(1, 0, 0, 1);
  return of === "before" ? { before: axes } : { after: axes };
}

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}
