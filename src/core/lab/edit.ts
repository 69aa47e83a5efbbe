/** Changes to the lab that are typed or chosen: an entry, a turn, a stretch, a matrix made from its eigenvectors. */
import {
  fromColumns2,
  type Matrix2,
  multiply2,
  reflection2,
  rotation2,
  stretch2,
  type Vector2,
} from "../math/matrix2";
import { MAX_ENTRY } from "./expression";
import { labFacts, PARALLEL_TOLERANCE } from "./facts";
import {
  type LabState,
  MAX_DRAWN_POINTS,
  MAX_POWER,
  matrixEntries,
  numberEntry,
  type Refusal,
} from "./state";

export type Edited = { readonly ok: true; readonly state: LabState } | Refusal;

/** The matrix replaced by computed numbers, rounded to `places` so that the fields stay readable. */
export function setMatrix(state: LabState, matrix: Matrix2, places = 4): LabState {
  return {
    ...state,
    matrix: matrixEntries(matrix.map((value) => roundEntry(value, places)) as unknown as Matrix2),
  };
}

/** The bias replaced by computed numbers, rounded to `places`. */
export function setBias(state: LabState, [x, y]: Vector2, places = 4): LabState {
  return { ...state, bias: [numberEntry(roundEntry(x, places)), numberEntry(roundEntry(y, places))] };
}

/** The sliders: A = Q P with the axes of P kept. det A < 0: `turn` is the angle of the line it turns over about. */
export interface Sliders {
  readonly turn: number;
  readonly stretches: readonly [number, number];
  readonly axis: number;
  readonly isOver: boolean;
}

/** Where the sliders stand for a matrix. Angles in radians. */
export function slidersOf(matrix: Matrix2): Sliders {
  const { signed, singularValues } = labFacts(matrix, [0, 0]);
  const isOver = signed.determinant < 0;
  return {
    turn: isOver ? signed.mirror : signed.turn,
    stretches: singularValues,
    axis: signed.stretchAngle,
    isOver,
  };
}

/** The matrix that the sliders make. */
export function fromSliders({ turn, stretches, axis, isOver }: Sliders): Matrix2 {
  return multiply2(isOver ? reflection2(turn) : rotation2(turn), stretch2(axis, ...stretches));
}

/** A = V Λ V⁻¹ from two chosen directions and values. */
export function matrixFromEigen(
  first: { readonly vector: Vector2; readonly value: number },
  second: { readonly vector: Vector2; readonly value: number },
): { readonly ok: true; readonly matrix: Matrix2 } | Refusal {
  const lengths = [Math.hypot(...first.vector), Math.hypot(...second.vector)];
  if (lengths.includes(0)) {
    return { ok: false, text: "An eigenvector of length 0 has no direction. Give it one." };
  }
  const [p, q, r, s] = fromColumns2(first.vector, second.vector);
  const determinant = p * s - q * r;
  if (Math.abs(determinant) < PARALLEL_TOLERANCE * (lengths[0] as number) * (lengths[1] as number)) {
    return {
      ok: false,
      text: "The two eigenvectors lie on one line, so they do not say what happens off it. Turn one of them.",
    };
  }
  const scaled = fromColumns2(
    [first.value * first.vector[0], first.value * first.vector[1]],
    [second.value * second.vector[0], second.value * second.vector[1]],
  );
  return {
    ok: true,
    matrix: multiply2(scaled, [s / determinant, -q / determinant, -r / determinant, p / determinant]),
  };
}

/** n of Aⁿ, rounded and held to 1 … MAX_POWER. */
export function setPower(state: LabState, power: number): LabState {
  return { ...state, power: Math.min(MAX_POWER, Math.max(1, Math.round(power))) };
}

/** One point more, and the drawn points as the figure; refused where no more fit. */
export function addDrawnPoint(state: LabState, [x, y]: Vector2): Edited {
  if (state.drawn.length / 2 >= MAX_DRAWN_POINTS) {
    return {
      ok: false,
      text: `${MAX_DRAWN_POINTS} points are drawn, the most that fit. Remove some first.`,
    };
  }
  const drawn = [...state.drawn, roundEntry(x, 3), roundEntry(y, 3)];
  return { ok: true, state: { ...state, shape: "drawn", drawn } };
}

/** No drawn points any more. */
export function clearDrawnPoints(state: LabState): LabState {
  return { ...state, drawn: [] };
}

/** Rounded, and within what an entry may be. */
export function roundEntry(value: number, places: number): number {
  const limited = Math.min(MAX_ENTRY, Math.max(-MAX_ENTRY, value));
  return Number(limited.toFixed(places)) + 0;
}
