/** Add in the film: what a residual block does. */

import { arrowGuides } from "../../film/guides";
import {
  type ChapterContext,
  type ChapterMotion,
  type KindMotion,
  keepingWidth,
  makePhasePlan,
  mixedPose,
  spaceGuides,
  viewpointAt,
} from "../../film/motion/context";
import { toRest } from "../../film/motion/rest";
import { MAJOR_EVERY, pointsPerLine } from "../../math/sheet";

/** Every point along its own arrow. */
export const addMotion: KindMotion = { motion: keepingWidth(arrowsMotion) };

/**
 * Add: every point of the trunk goes along its own arrow, x + t·f(x). The arrows are what a residual block is; two
 * of them may cross, and then the sheet passes through itself on the way.
 */
function arrowsMotion(context: ChapterContext): ChapterMotion {
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
