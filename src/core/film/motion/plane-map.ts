/**
 * Dense from two units to two (or one, whose missing coordinate is zero): the motion of its matrix (math/plane-motion.ts)
 * with the film's words, guides and views.
 */
import type { Matrix2 } from "../../math/matrix2";
import {
  type MotionAngles,
  type PlanePhase,
  placeInPhase,
  polarPhases,
  singularAngles,
  singularPhases,
} from "../../math/plane-motion";
import { weightsSvd } from "../../math/signed-svd";
import { sayDegrees, sayTurn } from "../../words/numbers";
import type { Memory, PhasePlan, Pose, Viewpoint } from "../chapter-plan";
import { crushGuide, mirrorGuide, stretchGuides, turnGuide } from "../guides";
import type { Guide } from "../types";
import { flattenLabel, lineLabel, mirrorLabel, stretchLabel } from "../words";
import { makePhasePlan } from "./context";

export interface PlaneMap {
  /** Acts on columns: (x, y) ↦ (a x + b y, c x + d y). */
  readonly matrix: Matrix2;
  /** The two units before, and the two after, as the picture shows them. */
  readonly viewpointBefore: Viewpoint;
  readonly viewpointAfter: Viewpoint;
  /** From a matrix on the picture to a pose. */
  readonly pose: (matrix: Matrix2) => Pose;
  /** Vᵀ, Σ and U one after the other in place of the polar parts. */
  readonly explain: boolean;
  readonly memory: Memory | undefined;
}

export interface PlaneMotion {
  readonly phases: readonly PhasePlan[];
  /** What the next film stays close to. */
  readonly angles: Memory["angles"];
}

/** The phases of a map of the plane, in order, and their angles. */
export function planeMotion(map: PlaneMap): PlaneMotion {
  const { explain } = map;
  const near: MotionAngles = map.memory?.angles ?? {};
  const svd = weightsSvd(map.matrix);
  const phases = explain ? singularPhases(svd, near) : polarPhases(svd, near);
  const names = explain ? ["Vᵀ: ", "Σ: ", "U: "] : [];
  // The view is of the units before until what is left is a motion of the units after.
  const last = phases.length - 1;
  const planned = phases.map((phase, index) =>
    phasePlanOf(map, phase, {
      place: (u) => placeInPhase(phases, index, u),
      viewpoint: index < last ? map.viewpointBefore : map.viewpointAfter,
      prefix: names[index] ?? "",
    }),
  );
  const { kind, angle } = phases[last] as PlanePhase;
  const angles = explain
    ? singularAngles(svd, near)
    : { [kind === "halfTurn" ? "mirror" : "turn"]: angle, stretchAngle: svd.stretchAngle };
  return { phases: planned, angles };
}

interface PhaseSetting {
  readonly place: (u: number) => Matrix2;
  readonly viewpoint: Viewpoint;
  /** Which factor it is, "Σ: ". */
  readonly prefix: string;
}

function phasePlanOf(
  { pose, viewpointBefore }: PlaneMap,
  phase: PlanePhase,
  { place, viewpoint, prefix }: PhaseSetting,
): PhasePlan {
  // On a line there is nothing across it that could be crushed.
  const crushes = phase.kind === "flatten" && viewpointBefore.kind !== "line";
  return makePhasePlan({
    kind: phase.kind,
    label: prefix + labelOf(phase, crushes),
    areas:
      phase.kind === "stretch" || phase.kind === "flatten"
        ? { kind: "scaled", factor: phase.area }
        : { kind: phase.kind === "halfTurn" ? "after" : viewpoint.of },
    pose: (u) => pose(place(u)),
    viewpoint: () => viewpoint,
    guides: (u) => guidesOf(phase, u, crushes),
  });
}

function labelOf(phase: PlanePhase, crushes: boolean): string {
  const { angle } = phase;
  switch (phase.kind) {
    case "turn":
      return sayTurn(angle);
    case "halfTurn":
      return mirrorLabel(angle);
    default: {
      const [s1, s2] = phase.stretches;
      if (crushes) return flattenLabel(s1, angle);
      return stretchLabel(s1, phase.kind === "flatten" ? s1 : s2, angle);
    }
  }
}

function guidesOf(phase: PlanePhase, u: number, crushes: boolean): readonly Guide[] {
  const { angle } = phase;
  switch (phase.kind) {
    case "turn":
      return [turnGuide(0, angle, u, sayDegrees(Math.abs(angle)))];
    case "halfTurn":
      return [mirrorGuide(angle, lineLabel(angle))];
    default: {
      const direction = [Math.cos(angle), Math.sin(angle)] as const;
      return [
        ...stretchGuides(direction, ...phase.stretches, u),
        ...(crushes ? [crushGuide([-direction[1], direction[0]], "crushed to nothing")] : []),
      ];
    }
  }
}
