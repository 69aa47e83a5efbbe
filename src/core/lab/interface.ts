/** The lab's answers as values: what is true of a matrix, of a film, of two matrices, of a preset. */
import type { Eigen2 } from "../math/eigen2";
import type { Matrix2, Vector2 } from "../math/matrix2";
import type { SignedSvd } from "../math/signed-svd";
import type { LabState } from "./state";

/** What remains of the plane after A: all of it, a line, or a point. */
export type Remains =
  | { readonly kind: "plane"; readonly inverse: Matrix2 }
  /** Unit vectors: `crushed` goes to 0 (the null direction), everything lands along `line` (the column space). */
  | { readonly kind: "line"; readonly crushed: Vector2; readonly line: Vector2 }
  | { readonly kind: "point" };

export interface LabFacts {
  readonly matrix: Matrix2;
  readonly bias: Vector2;
  /** Images of î and ĵ. */
  readonly columns: readonly [Vector2, Vector2];
  readonly determinant: number;
  readonly trace: number;
  readonly rank: 0 | 1 | 2;
  readonly remains: Remains;
  readonly signed: SignedSvd;
  /** σ₁ ≥ σ₂ ≥ 0. */
  readonly singularValues: readonly [number, number];
  /** σ₁ / σ₂; Infinity where A is singular. */
  readonly condition: number;
  readonly eigen: Eigen2;
  /** A = V Λ V⁻¹; undefined where A has no two real eigen-directions, or they are too near to tell apart. */
  readonly eigenFactors: Factors | undefined;
  /** A = U Σ Vᵀ with Σ ≥ 0: U turns over where det A < 0. */
  readonly singularFactors: Factors;
  /** A = Q P: P stretches in place, Q turns or turns over. */
  readonly polar: { readonly stretch: Matrix2; readonly turn: Matrix2 };
  /** Where A x + b = x; undefined where there is none or a whole line. */
  readonly fixedPoint: Vector2 | undefined;
}

/** Three matrices whose product left · middle · right is A: the right one acts first. */
export interface Factors {
  readonly left: Matrix2;
  readonly middle: Matrix2;
  readonly right: Matrix2;
}

export type LabPhaseKind = "still" | "stretch" | "turn" | "turnOver" | "shift" | "factor" | "tween";

/** One moment of a film: where the plane stands. */
export interface LabFrame {
  readonly matrix: Matrix2;
  readonly shift: Vector2;
  /** Height above the plane: lift · x. Other than 0 only while the sheet turns over in space. */
  readonly lift: Vector2;
  readonly phase: LabPhaseKind;
  /** Index of the phase, and how far it is, 0 to 1. */
  readonly stageIndex: number;
  readonly progress: number;
  /** Signed area of the unit square; while the sheet turns over in space, as it is there and not as it is seen. */
  readonly area: number;
}

export interface LabPhase {
  readonly kind: LabPhaseKind;
  /** "Stretch ×7.23 along 26°, squeeze ×0.83 across" */
  readonly sentence: string;
  /** Share of the whole film, summing to 1. */
  readonly share: number;
}

export interface LabFilm {
  readonly phases: readonly LabPhase[];
  /** t from 0 (the plane as it was) to 1 (A x + b). */
  readonly at: (t: number) => LabFrame;
  /** Where the naive tween lies, in a sentence; undefined for an honest film or where it tells no lie. */
  readonly lie: { readonly t: number; readonly area: number; readonly sentence: string } | undefined;
}

export interface Formula {
  readonly id:
    | "map"
    | "determinant"
    | "characteristic"
    | "eigen"
    | "eigenFactors"
    | "singular"
    | "singularFactors"
    | "inverse"
    | "polar"
    | "condition";
  readonly title: string;
  /** KaTeX. */
  readonly tex: string;
  /** The same, to be read aloud. */
  readonly spoken: string;
}

export interface LabPreset {
  readonly id: string;
  readonly title: string;
  /** Asked before anything is drawn. */
  readonly question: string;
  /** Guesses to choose from. */
  readonly choices: readonly string[];
  /** Index of the right one. */
  readonly right: number;
  readonly answer: string;
  readonly lookAt: string;
  /** Where the material's statement is loose: the right one, kindly put. */
  readonly correction?: string;
  readonly state: LabState;
  /** Answered by trying: its picture is live from the start. */
  readonly byTrying?: true;
}
