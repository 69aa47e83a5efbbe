/** What is shown where no motion is known, and how a stop is drawn at rest. */
import type { PhasePlan, Pose, Viewpoint } from "../chapter-plan";
import { makePhasePlan } from "./context";

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
