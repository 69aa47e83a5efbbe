/** An activation in the film: the plane bends, every unit by itself. */
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
import { type ActivationName, activations } from "./functions";
import { activationGuides } from "./guides";
import { bendLabel } from "./words";

/** One bend. */
export const activationMotion: KindMotion = { motion: keepingWidth(bendMotion) };

/**
 * Every unit through its curve: (1 − t)·x + t·σ(x), seen by a camera that stands still, which then turns to where
 * the film rests. Of curves that never fall no area passes through zero: on every unit the slope on the way,
 * 1 − t + t·σ′, lies between 1 and σ′, and the product of two such is never less than at its smaller end
 * (plane-map.ts tells why). Those that fall really fold, where their guides say so.
 */
function bendMotion(context: ChapterContext): ChapterMotion {
  const { before, after, start, rest } = context;
  const name = String(after.params.function) as ActivationName;
  const curve = activations[name];
  const slope = Number(after.params.slope);
  const reach = before.width <= 2 ? largest(before.sheet) : 0;
  const marks = (frame: Float64Array, u: number) => [
    ...spaceGuides(after, frame),
    ...(curve ? activationGuides({ curve, slope, u }, after.width, frame, reach) : []),
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

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}
