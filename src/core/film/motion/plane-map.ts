/**
 * Dense from two units to two (or one, whose missing coordinate is zero): the matrix A = Q·P plays as P in place
 * and then Q, which is one turn where det A > 0 and one half-turn in space where det A < 0 (warp.md 4.8). Both are
 * continuous in A wherever A has an inverse; splitting them further is not.
 *
 * P plays by straight interpolation of its two stretches, p(t) = 1 + t·(s − 1). No cell gets smaller on the way
 * than it is at its smaller end: its area is |cell|·p₁(t)·p₂(t). With s₁, s₂ on the same side of 1 both factors go
 * one way, so the product does. With s₁ ≥ 1 ≥ s₂ the product is a parabola in t whose leading coefficient
 * (s₁ − 1)(s₂ − 1) is not positive: concave, so least at an end. A turn keeps areas, and so does a half-turn in the
 * sheet's own plane; what shrinks on the picture then is foreshortening by cos(πt) and no more.
 */

import { closestAngle, type Matrix2, multiply, rotation, stretchAlong, wrap } from "../../math/frames";
import { FLAT } from "../../math/leading-pair";
import { type SignedSvd, signedSvd } from "../../math/signed-svd";
import { sayDegrees } from "../../words/say";
import type { Memory, PhasePlan, Pose, Viewpoint } from "../chapter-plan";
import { crushGuide, mirrorGuide, stretchGuides, turnGuide } from "../guides";
import { flattenLabel, lineLabel, mirrorLabel, stretchLabel, turnLabel } from "../words";
import { makePhasePlan } from "./context";

export interface PlaneMap {
  /** Acts on columns: (x, y) ↦ (a x + b y, c x + d y). */
  readonly matrix: Matrix2;
  /** The two units before, and the two after, as the picture shows them. */
  readonly viewpointBefore: Viewpoint;
  readonly viewpointAfter: Viewpoint;
  /** From a matrix on the picture to a pose. */
  readonly pose: (matrix: Matrix2) => Pose;
  readonly explain: boolean;
  readonly memory: Memory | undefined;
}

export interface PlaneMotion {
  readonly phases: readonly PhasePlan[];
  readonly angles: Memory["angles"];
}

export function planeMotion(map: PlaneMap): PlaneMotion {
  const svd = signedSvd(...map.matrix);
  return map.explain ? explained(map, svd) : polar(map, svd);
}

function polar(map: PlaneMap, svd: SignedSvd): PlaneMotion {
  const { s1, turn, mirror, stretchAngle } = svd;
  const s2 = Math.abs(svd.s2);
  const still: Matrix2 = [1, 0, 0, 1];
  const stretched = stretchAlong(stretchAngle, s1, s2);
  const stretch = stretchPhase(map, s1, s2, stretchAngle, still);
  if (svd.s2 < -FLAT * s1) {
    const near = map.memory?.angles.mirror;
    // A line's angle comes back after half a turn, not a whole one.
    const line = near === undefined ? mirror : near + wrap(2 * (mirror - near)) / 2;
    return {
      phases: [stretch, halfTurnPhase(map, line, stretched)],
      angles: { mirror: line, stretchAngle },
    };
  }
  const near = map.memory?.angles.turn;
  const angle = near === undefined ? turn : closestAngle(turn, near);
  return {
    phases: [stretch, turnPhase(map, map.viewpointAfter, angle, stretched, turnLabel(angle))],
    angles: { turn: angle, stretchAngle },
  };
}

/** A = R(u)·diag(s₁, s₂)·R(v); where s₂ < 0 its sign plays as a half-turn about the horizontal, between Σ and U. */
function explained(map: PlaneMap, svd: SignedSvd): PlaneMotion {
  const { s1 } = svd;
  const s2 = Math.abs(svd.s2);
  const { v, u } = explainAngles(svd, map.memory);
  const still: Matrix2 = [1, 0, 0, 1];
  const turned = rotation(v);
  const stretched = multiply(stretchAlong(0, s1, s2), turned);
  const isOver = svd.s2 < -FLAT * s1;
  const over = multiply([1, 0, 0, -1], stretched);
  return {
    phases: [
      turnPhase(map, map.viewpointBefore, v, still, `Vᵀ: ${turnLabel(v)}`),
      stretchPhase(map, s1, s2, 0, turned, "Σ: "),
      ...(isOver ? [halfTurnPhase(map, 0, stretched, "Σ’s minus sign: ")] : []),
      turnPhase(map, map.viewpointAfter, u, isOver ? over : stretched, `U: ${turnLabel(u)}`),
    ],
    angles: { v, u },
  };
}

/** V's and U's angles may both have half a turn more: close to those of before, else with the least turning. */
function explainAngles({ uAngle, vtAngle }: SignedSvd, memory: Memory | undefined) {
  const choices = [0, Math.PI].map((more) => ({ v: wrap(vtAngle + more), u: wrap(uAngle + more) }));
  const { v, u } = memory?.angles ?? {};
  if (v !== undefined && u !== undefined) {
    const distance = (choice: { v: number; u: number }) =>
      Math.abs(wrap(choice.v - v)) + Math.abs(wrap(choice.u - u));
    const best = choices.reduce((one, other) => (distance(other) < distance(one) ? other : one));
    return { v: closestAngle(best.v, v), u: closestAngle(best.u, u) };
  }
  const size = (choice: { v: number; u: number }) => Math.abs(choice.v) + Math.abs(choice.u);
  return choices.reduce((one, other) => (size(other) < size(one) - 1e-9 ? other : one));
}

function stretchPhase(
  { pose, viewpointBefore }: PlaneMap,
  s1: number,
  s2: number,
  angle: number,
  start: Matrix2,
  prefix = "",
): PhasePlan {
  const isFlat = s2 <= FLAT * s1;
  const direction = [Math.cos(angle), Math.sin(angle)] as const;
  // On a line there is nothing across it that could be crushed.
  const crushes = isFlat && viewpointBefore.kind !== "line";
  return makePhasePlan({
    kind: isFlat ? "flatten" : "stretch",
    label: prefix + (crushes ? flattenLabel(s1, angle) : stretchLabel(s1, isFlat ? s1 : s2, angle)),
    areas: { kind: "scaled", factor: (u) => (1 + u * (s1 - 1)) * (1 + u * (s2 - 1)) },
    pose: (u) => pose(multiply(stretchAlong(angle, 1 + u * (s1 - 1), 1 + u * (s2 - 1)), start)),
    viewpoint: () => viewpointBefore,
    guides: (u) => [
      ...stretchGuides(direction, s1, s2, u),
      ...(crushes ? [crushGuide([-direction[1], direction[0]], "crushed to nothing")] : []),
    ],
  });
}

function turnPhase(
  map: PlaneMap,
  viewpoint: Viewpoint,
  angle: number,
  start: Matrix2,
  label: string,
): PhasePlan {
  return makePhasePlan({
    kind: "turn",
    label,
    areas: { kind: viewpoint.of },
    pose: (u) => map.pose(multiply(rotation(u * angle), start)),
    viewpoint: () => viewpoint,
    guides: (u) => [turnGuide(0, angle, u, sayDegrees(Math.abs(angle)))],
  });
}

function halfTurnPhase(map: PlaneMap, line: number, start: Matrix2, prefix = ""): PhasePlan {
  return makePhasePlan({
    kind: "halfTurn",
    label: prefix + mirrorLabel(line),
    areas: { kind: "after" },
    pose: (u) => map.pose(multiply(stretchAlong(line, 1, Math.cos(Math.PI * u)), start)),
    viewpoint: () => map.viewpointAfter,
    guides: () => [mirrorGuide(line, lineLabel(line))],
  });
}
