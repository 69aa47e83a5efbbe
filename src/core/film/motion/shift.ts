/** The last part of an affine layer: every point goes along the same arrow. */

import { sayTuple } from "../../words/numbers";
import type { PhasePlan, Pose, Viewpoint } from "../chapter-plan";
import { biasGuide } from "../guides";
import type { NodeSample } from "../types";
import { shiftLabel } from "../words";
import { makePhasePlan, spaceGuides } from "./context";

/** A layer's bias, and how the picture looks while it acts. */
export interface Shift {
  readonly after: NodeSample;
  readonly viewpoint: Viewpoint & { readonly frame: Float64Array };
  /** [width] */
  readonly bias: Float32Array;
  /** The picture before the shift. */
  readonly pose: Pose;
}

/** Up to this width an arrow's numbers are written at it. */
const MAX_WRITTEN = 4;

/** Along the bias as the picture sees it; areas stay. */
export function shiftPhase({ after, viewpoint, bias, pose }: Shift): PhasePlan {
  const { width } = after;
  const seen = [0, 1].map((row) =>
    bias.reduce((sum, value, unit) => sum + value * (viewpoint.frame[row * width + unit] as number), 0),
  ) as unknown as readonly [number, number];
  const words = width <= MAX_WRITTEN ? sayTuple(bias) : "bias";
  return makePhasePlan({
    kind: "shift",
    label: shiftLabel(bias, seen),
    areas: { kind: "after" },
    pose: (u) => ({ ...pose, shift: [u * seen[0], u * seen[1]] }),
    viewpoint: () => viewpoint,
    guides: () => [
      ...spaceGuides(after, viewpoint.frame),
      ...(bias.some((value) => value !== 0) ? [biasGuide(seen, words)] : []),
    ],
  });
}
