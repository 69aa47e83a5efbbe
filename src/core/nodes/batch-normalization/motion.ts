/** BatchNormalization in the film, which shows the network outside of training: a stretch along the axes and a shift. */
import {
  type ChapterContext,
  type ChapterMotion,
  type KindMotion,
  spaceGuides,
} from "../../film/motion/context";
import { diagonalMotion } from "../../film/motion/diagonal";
import { toRest } from "../../film/motion/rest";
import { shiftPhase } from "../../film/motion/shift";
import { type UnitMaps, unitMaps } from "./affine";

/** Stretch along the axes, turn over what a negative scale turns over, shift. */
export const batchNormalizationMotion: KindMotion = {
  motion: (context) => {
    const maps = unitMaps(context.after.params, context.after.weights);
    return maps?.factors.length === context.before.width
      ? scaleMotion(context, maps)
      : "cut: this layer’s averages are not known, or not finite numbers";
  },
};

function scaleMotion(context: ChapterContext, { factors, shifts }: UnitMaps): ChapterMotion {
  const { after, start, rest } = context;
  const [first = 0, second = 1] = factors.map(Math.abs);
  const viewpoint = { ...start, of: "after" as const };
  const scaled = diagonalMotion({
    after,
    factors,
    viewpoint,
    pose: (frame) => ({ before: frame }),
    // Of more than two units a cell's area depends on how it lies: straight from what it was to what it is.
    areas:
      after.width <= 2
        ? { kind: "scaled", factor: (u) => (1 + u * (first - 1)) * (1 + u * (second - 1)) }
        : { kind: "between" },
    why: "by the spread that training has kept",
  });
  const shift = shiftPhase({ after, viewpoint, bias: Float32Array.from(shifts), pose: scaled.pose });
  const { phases, memory } = toRest(context, start.frame);
  return {
    phases: [...scaled.phases, shift, ...phases],
    restGuides: spaceGuides(after, rest.frame),
    memory,
  };
}
