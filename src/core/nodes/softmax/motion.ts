/** Softmax in the film: what the scores have in common falls away, then the rest bends onto the probabilities. */

import { polygonCamera } from "../../film/camera";
import { centring } from "../../film/motion/centre";
import {
  type ChapterContext,
  type ChapterMotion,
  type KindMotion,
  keepingWidth,
  makePhasePlan,
  spaceGuides,
} from "../../film/motion/context";
import type { Camera } from "../../film/types";
import { overlap } from "../../math/frames";

/** Centred, then onto the simplex; at rest probabilities of three or more classes lie on a regular polygon. */
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
  const { after, rest } = context;
  const width = after.width;
  // Seen along (1, …, 1), as more than two are, nothing on the picture falls. Of one score nothing would be left.
  const centred =
    width === 1
      ? { phases: [], frame: rest.frame, angles: {} }
      : centring(context, {
          turn: "the view turns to look along (1, …, 1): only differences of the scores count",
          fall: "what the scores have in common does not count: it falls away",
          camera: "simplex",
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
      before: centred.frame.map((value) => value * (1 - u)),
      after: rest.frame.map((value) => value * u),
    }),
    viewpoint: () => rest,
    guides: (u) => spaceGuides(after, rest.frame, Math.min(1, 3 * u)),
  });
  return {
    phases: [...centred.phases, simplex],
    restGuides: spaceGuides(after, rest.frame),
    memory: { angles: centred.angles, frames: {} },
  };
}
