/** Dropout in the film, which shows the network outside of training: nothing moves. */
import type { Pose } from "../../film/chapter-plan";
import {
  type ChapterContext,
  type ChapterMotion,
  type KindMotion,
  keepingWidth,
  makePhasePlan,
  spaceGuides,
  viewpointAt,
} from "../../film/motion/context";
import { toRest } from "../../film/motion/rest";

/** A pause that says why nothing moves. */
export const dropoutMotion: KindMotion = { motion: keepingWidth(stillMotion) };

function stillMotion(context: ChapterContext): ChapterMotion {
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
