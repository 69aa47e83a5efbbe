/**
 * How a 2 × 2 matrix takes the plane from where it lies to where it puts it: the one motion that the film of layers
 * and the films of the matrix lab are made of. A = Q·P (polar decomposition, Golub & Van Loan 2013, 9.4.3) plays as P,
 * a stretch in place, and then Q, which is one turn where det A ≥ 0 and one half-turn in space where det A < 0. Both are
 * continuous in A wherever A has an inverse; splitting them further is not.
 *
 * P plays by straight interpolation of its two stretches, p(u) = 1 + u·(s − 1). No area gets smaller on the way than it
 * is at its smaller end: it is p₁(u)·p₂(u). With s₁, s₂ on the same side of 1 both factors go one way, so the product
 * does. With s₁ ≥ 1 ≥ s₂ the product is a parabola in u whose leading coefficient (s₁ − 1)(s₂ − 1) is not positive:
 * concave, so least at an end. A turn keeps areas, and so does a half-turn in the sheet's own plane; what shrinks on
 * the picture then is foreshortening by cos(πu) and no more.
 */
import { closestAngle, closestLineAngle, wrapAngle } from "./angles";
import { IDENTITY2, type Matrix2, multiply2, rotation2, stretch2, type Vector2 } from "./matrix2";
import type { SignedSvd } from "./signed-svd";

/** Radians of a similar matrix's motion a moment ago: the new ones are taken close to them. */
export interface MotionAngles {
  /** Of Q: how far it turns, or the line that it half-turns about. */
  readonly turn?: number | undefined;
  readonly mirror?: number | undefined;
  /** Of A = R(u)·diag(s₁, s₂)·R(v). */
  readonly v?: number | undefined;
  readonly u?: number | undefined;
}

/** One phase. Its functions take a share u of its way, 0 to 1. */
export type PlanePhase = {
  /** Of the plane that enters the phase: the identity at u = 0. */
  readonly matrix: (u: number) => Matrix2;
  /** Height above the plane of the point x that enters: lift · x. Other than 0 only in a half-turn. */
  readonly lift: (u: number) => Vector2;
  /** What becomes of areas in the sheet's own plane, never negative. */
  readonly area: (u: number) => number;
  /**
   * Radians. stretch, flatten: the direction of the larger stretch. turn: how far, positive to the left. halfTurn: of
   * the line it goes about.
   */
  readonly angle: number;
} & (
  | { readonly kind: "turn" }
  | { readonly kind: "halfTurn" }
  /** flatten: the smaller stretch is 0, down to a line or a point. Larger stretch first. */
  | { readonly kind: "stretch" | "flatten"; readonly stretches: readonly [number, number] }
);

/**
 * A = Q·P: the stretch in place, then the turn or the half-turn.
 * @param svd with s2 = 0 where the matrix counts as singular (withoutRounding): then Q is a turn
 */
export function polarPhases(svd: SignedSvd, near: MotionAngles = {}): readonly [PlanePhase, PlanePhase] {
  const { s1, s2, stretchAngle, turn, mirror } = svd;
  const last =
    s2 < 0
      ? halfTurnPhase(near.mirror === undefined ? mirror : closestLineAngle(mirror, near.mirror))
      : turnPhase(near.turn === undefined ? halfLeft(turn) : closestAngle(turn, near.turn));
  return [stretchPhase(stretchAngle, s1, Math.abs(s2)), last];
}

/**
 * A = U·Σ·Vᵀ with Σ ≥ 0: Vᵀ turns, Σ stretches along the axes, U turns, or half-turns where det A < 0.
 * @param near angles of before; without them V's first column points right
 */
export function singularPhases(
  svd: SignedSvd,
  near: MotionAngles = {},
): readonly [PlanePhase, PlanePhase, PlanePhase] {
  const { v, u } = singularAngles(svd, near);
  return [
    turnPhase(v),
    stretchPhase(0, svd.s1, Math.abs(svd.s2)),
    // R(u)·diag(1, −1) is the reflection in the line at u/2.
    svd.s2 < 0 ? halfTurnPhase(u / 2) : turnPhase(u),
  ];
}

/** V's and U's angles in A = R(u)·diag(s₁, s₂)·R(v): both may have half a turn more. */
export function singularAngles(
  { uAngle, vtAngle, stretchAngle }: SignedSvd,
  near: MotionAngles = {},
): { readonly v: number; readonly u: number } {
  const right = { v: -stretchAngle, u: halfLeft(wrapAngle(uAngle + vtAngle + stretchAngle)) };
  const { v, u } = near;
  if (v === undefined || u === undefined) return right;
  const left = { v: wrapAngle(right.v + Math.PI), u: wrapAngle(right.u + Math.PI) };
  const distance = (choice: typeof right) =>
    Math.abs(wrapAngle(choice.v - v)) + Math.abs(wrapAngle(choice.u - u));
  const best = distance(left) < distance(right) ? left : right;
  return { v: closestAngle(best.v, v), u: closestAngle(best.u, u) };
}

/** Half a turn goes to the left, whichever way its last bit points. */
function halfLeft(angle: number): number {
  return angle < -Math.PI + SAME_ANGLE ? angle + 2 * Math.PI : angle;
}

/** Radians: angles nearer than this are one. */
const SAME_ANGLE = 1e-9;

/** Where the plane lies at share u of phase `index`, the phases before it done: their product, the first one rightmost. */
export function placeInPhase(phases: readonly PlanePhase[], index: number, u: number): Matrix2 {
  let place = IDENTITY2;
  for (const phase of phases.slice(0, index)) place = multiply2(phase.matrix(1), place);
  const phase = phases[index];
  return phase ? multiply2(phase.matrix(u), place) : place;
}

/** (x, y) ↦ its part along `angle` times s1, its part across times s2. */
function stretchPhase(angle: number, s1: number, s2: number): PlanePhase {
  const first = (u: number) => 1 + u * (s1 - 1);
  const second = (u: number) => 1 + u * (s2 - 1);
  return {
    kind: s2 === 0 ? "flatten" : "stretch",
    angle,
    stretches: [s1, s2],
    matrix: (u) => stretch2(angle, first(u), second(u)),
    lift: () => [0, 0],
    area: (u) => first(u) * second(u),
  };
}

/** The plane turned by u·angle, to the left where that is positive. */
function turnPhase(angle: number): PlanePhase {
  return {
    kind: "turn",
    angle,
    matrix: (u) => rotation2(u * angle),
    lift: () => [0, 0],
    area: () => 1,
  };
}

/** The sheet turned over in space about the line at `angle`, by πu: seen from above, cos(πu) across the line. */
function halfTurnPhase(angle: number): PlanePhase {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    kind: "halfTurn",
    angle,
    matrix: (u) => stretch2(angle, 1, Math.cos(Math.PI * u)),
    lift: (u) => [-sin * Math.sin(Math.PI * u), cos * Math.sin(Math.PI * u)],
    area: () => 1,
  };
}
