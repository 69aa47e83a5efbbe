/** A chapter's last part: from how the motion left the picture to how the film rests at the stop. */
import type { Memory, PhasePlan } from "../chapter-plan";
import { type ChapterContext, cameraPhase } from "./context";

/** What the rest of the chapter needs where the points are already those of this stop: the camera's way to rest. */
export function toRest(
  context: ChapterContext,
  from: Float64Array,
): { readonly phases: readonly PhasePlan[]; readonly memory: Memory } {
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
  return {
    phases: turn ? [turn.phasePlan] : [],
    memory: { angles: turn ? { rest: turn.path.turn } : {}, frames: {} },
  };
}
