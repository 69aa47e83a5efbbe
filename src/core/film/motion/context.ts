/** What every kind of chapter is planned from, and the camera's own motion, which all of them share. */
import { type FramePath, framePath, unitFrame } from "../../math/frames";
import type { SheetShape } from "../../math/sheet";
import { isDistribution } from "../../nodes";
import {
  type AreaRule,
  type Memory,
  type MiddleValues,
  type PhasePlan,
  type Pose,
  SECONDS,
  type Viewpoint,
} from "../chapter-plan";
import { simplexGuides, unitGuides } from "../guides";
import type { Spread } from "../spread";
import type { Camera, FilmProjection, Guide, NodeSample, PhaseKind } from "../types";
import type { SingularFrames } from "./singular-frames";

export interface ChapterContext {
  readonly before: NodeSample;
  readonly after: NodeSample;
  readonly shape: SheetShape;
  readonly explain: boolean;
  /** How the stop before is looked at when the chapter begins. */
  readonly start: Viewpoint & { readonly frame: Float64Array };
  /** How this stop is looked at when it ends. */
  readonly rest: Viewpoint & { readonly frame: Float64Array };
  readonly spreadBefore: Spread;
  /** Of a kernel: how it is looked at while it acts; undefined where its weights are absent or not finite. */
  readonly singular: SingularFrames | undefined;
  /** Of the chapter in the film of a moment before. */
  readonly memory: Memory | undefined;
}

export interface ChapterMotion {
  readonly phases: readonly PhasePlan[];
  readonly restGuides: readonly Guide[];
  readonly memory: Memory;
  /** What poses call `middle`. */
  readonly middle?: MiddleValues;
}

/** How a kind of node moves: what every kind's folder has for the film. */
export interface KindMotion {
  /** A chapter's motion, or why there is none to show. */
  readonly motion: (context: ChapterContext) => ChapterMotion | string;
  /**
   * How the picture looks at more than two units when the motion into them is done, given how it looked at those before;
   * undefined where that is not known. Absent where it looks as before.
   */
  readonly outputFrame?: (parts: {
    readonly before: NodeSample;
    readonly after: NodeSample;
    readonly frame: Float64Array;
    readonly singular: SingularFrames | undefined;
  }) => OutputFrame | undefined;
  /**
   * A camera of the kind's own for more than two units at rest.
   * @param from how the motion leaves the picture: to be seen from the same side
   */
  readonly restCamera?: (width: number, from: Float64Array | undefined) => Camera;
}

/** How a picture looks at a stop's units. */
export interface OutputFrame {
  /** [2, width]. */
  readonly frame: Float64Array;
  readonly camera: Camera["kind"];
}

/** For kinds of as many units as enter: a picture taken while the network was changed may have others. */
export function keepingWidth(motion: (context: ChapterContext) => ChapterMotion): KindMotion["motion"] {
  return (context) =>
    context.before.width === context.after.width
      ? motion(context)
      : `cut: ${context.before.width} units enter and ${context.after.width} leave`;
}

/** Probabilities that sum to one lie on a simplex. */
function isOnSimplex({ kind, params, width }: NodeSample): boolean {
  return width > 1 && isDistribution({ kind, params });
}

/** How a stop's units are shown: by their number, and probabilities on their simplex. */
export function viewKind(stop: NodeSample): FilmProjection["kind"] {
  const { width } = stop;
  if (isOnSimplex(stop)) return "simplex";
  if (width <= 2) return width === 1 ? "line" : "plane";
  return width === 3 ? "space" : "tour";
}

/** A stop seen along a frame [2, width]; a camera is named only beyond two units. */
export function viewpointAt(
  stop: NodeSample,
  of: Viewpoint["of"],
  frame: Float64Array,
  camera: Camera["kind"] | undefined,
): Viewpoint & { readonly frame: Float64Array } {
  return { of, kind: viewKind(stop), frame, camera: stop.width > 2 ? camera : undefined };
}

/** A node's own axes or corners, where the picture's axes are not they. */
export function spaceGuides(stop: NodeSample, frame: Float64Array, presence = 1): readonly Guide[] {
  if (isOnSimplex(stop)) return simplexGuides(frame, presence);
  return stop.width > 2 ? unitGuides(frame, presence) : [];
}

export interface PhasePlanParts {
  readonly kind: PhaseKind;
  readonly label: string;
  readonly areas: AreaRule;
  readonly pose: (u: number) => Pose;
  readonly viewpoint: (u: number) => Viewpoint;
  readonly guides?: (u: number) => readonly Guide[];
  readonly opacity?: (u: number) => number;
}

/** A phase with its kind's seconds, without guides where none are given. */
export function makePhasePlan({ guides = () => [], ...parts }: PhasePlanParts): PhasePlan {
  return { ...parts, guides, seconds: SECONDS[parts.kind] };
}

export interface CameraTurn {
  readonly stop: NodeSample;
  readonly of: Viewpoint["of"];
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly camera: Camera["kind"];
  readonly label: string;
  /** "turn" where the units are two and the camera's turn is the plane's own. */
  readonly kind?: "camera" | "turn";
  /** The picture that a frame makes. */
  readonly pose: (frame: Float64Array) => Pose;
  /** The turn of the same move a moment ago. */
  readonly near?: number | undefined;
  readonly guides?: (frame: Float64Array, u: number) => readonly Guide[];
}

/** The camera goes the shortest way; undefined where it stands there already. */
export function cameraPhase(
  turn: CameraTurn,
): { readonly phasePlan: PhasePlan; readonly path: FramePath } | undefined {
  const { stop, of, from, to, camera, label, pose, near, guides, kind = "camera" } = turn;
  if (isSame(from, to)) return undefined;
  const path = framePath(from, to, near);
  const phasePlan = makePhasePlan({
    kind,
    label,
    areas: { kind: of },
    pose: (u) => pose(path.at(u)),
    viewpoint: (u) => viewpointAt(stop, of, path.at(u), camera),
    guides: (u) => {
      const frame = path.at(u);
      return [...spaceGuides(stop, frame), ...(guides?.(frame, u) ?? [])];
    },
  });
  return { phasePlan, path };
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  return one.every((value, index) => Math.abs(value - (other[index] as number)) < 1e-9);
}

/** The frame of a stop of one or two units. */
export function ownFrame({ width }: NodeSample): Float64Array {
  return unitFrame(width);
}

/** A motion of points of the same width, straight from x to y under one frame. */
export function mixedPose(frame: Float64Array): (u: number) => Pose {
  return (u) => ({
    before: frame.map((value) => value * (1 - u)),
    after: frame.map((value) => value * u),
  });
}
