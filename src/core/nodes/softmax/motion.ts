/** Softmax in the film: what the scores have in common falls away, then the rest bends onto the probabilities. */

import { polygonCamera } from "../../film/camera";
import { crushGuide } from "../../film/guides";
import {
  type ChapterContext,
  type ChapterMotion,
  cameraPhase,
  type KindMotion,
  keepingWidth,
  makePhasePlan,
  spaceGuides,
  viewpointAt,
} from "../../film/motion/context";
import type { Camera } from "../../film/types";
import { overlap } from "../../math/frames";

export const softmaxMotion: KindMotion = {
  motion: keepingWidth(towardsProbabilities),
  restCamera: facingPolygon,
};

/** The polygon whose way round lets the sheet be seen from the side that it is seen from already. */
function facingPolygon(width: number, from: Float64Array | undefined): Camera {
  const camera = polygonCamera(width);
  const [a, b, c, d] = from ? overlap(from, camera.axes) : [1, 0, 0, 1];
  return a * d - b * c < 0 ? polygonCamera(width, 1) : camera;
}

/**
 * Softmax in its two parts. What all scores have in common does not count: along (1, …, 1) everything falls together.
 * What is left, z, bends onto the probabilities p by (1 − t)·z + t·p; softmax's Jacobian there is symmetric with
 * eigenvalues from 0 to ½, so areas only fall, to their end.
 */
function towardsProbabilities(context: ChapterContext): ChapterMotion {
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
