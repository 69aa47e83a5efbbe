/**
 * What all units of a point have in common falls away: the first half of a Softmax and of a LayerNormalization, for which
 * only a point's differences from its own mean count.
 */
import { perpendicular, withoutParts } from "../../math/frames";
import type { PhasePlan } from "../chapter-plan";
import { crushGuide } from "../guides";
import type { Camera } from "../types";
import { type ChapterContext, cameraPhase, makePhasePlan, viewpointAt } from "./context";

/** What centring adds to a chapter. */
export interface Centring {
  readonly phases: readonly PhasePlan[];
  /** [2, width]: what then shows the points before, their means taken out. */
  readonly frame: Float64Array;
  /** The camera's turn, for the film's memory. */
  readonly angles: Readonly<Record<string, number>>;
}

/** What is said of the turn and of what falls away, and the camera it is turned to. */
export interface CentringWords {
  readonly turn: string;
  readonly fall: string;
  readonly camera: Camera["kind"];
}

/** Turns the view to the chapter's last one, and takes out the means as far as that is seen. */
export function centring(context: ChapterContext, words: CentringWords): Centring {
  const { before, start, rest, memory } = context;
  const { width } = before;
  const turn = cameraPhase({
    stop: before,
    of: "before",
    from: start.frame,
    to: rest.frame,
    camera: rest.camera ?? words.camera,
    label: words.turn,
    pose: (frame) => ({ before: frame }),
    near: memory?.angles.into,
  });
  const frame = withoutMean(rest.frame, width);
  const isSeen = frame.some((value, index) => Math.abs(value - (rest.frame[index] as number)) > 1e-6);
  const fall = makePhasePlan({
    kind: "flatten",
    label: words.fall,
    areas: { kind: "between" },
    pose: (u) => ({
      before: rest.frame.map((value, index) => value + u * ((frame[index] as number) - value)),
    }),
    viewpoint: () => viewpointAt(before, "before", rest.frame, rest.camera),
    guides: () => (width > 1 ? [crushGuide(alongOnes(rest.frame, width), "falls away")] : []),
  });
  return {
    phases: [...(turn ? [turn.phasePlan] : []), ...(isSeen ? [fall] : [])],
    frame,
    angles: turn ? { into: turn.path.turn } : {},
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

/** Where the picture sees (1, …, 1). */
function alongOnes(frame: Float64Array, width: number): readonly [number, number] {
  const sum = (row: number) => frame.slice(row * width, (row + 1) * width).reduce((a, b) => a + b, 0);
  return [sum(0), sum(1)];
}

/** A camera of three or more units that looks along (1, …, 1), and else as `from` does. */
export function centredCamera(width: number, from: Float64Array | undefined): Camera {
  const ones = new Float64Array(width).fill(1 / Math.sqrt(width));
  const seen: Float64Array[] = [ones];
  for (let row = 0; row < 2; row++) {
    const wished = from?.slice(row * width, (row + 1) * width);
    const axis = (wished && withoutParts(wished, seen)) ?? perpendicular(seen, width);
    if (axis) seen.push(axis);
  }
  const axes = new Float32Array(2 * width);
  for (const [row, axis] of seen.slice(1).entries()) axes.set(axis, row * width);
  return { axes, kind: "centred" };
}
