/**
 * The film of x ↦ A x + b. Honest: the plane's own motion (math/plane-motion.ts), then the shift: the area goes straight
 * from 1 to |det A| and nothing collapses that A keeps. Naive: (1 − t)·I + t·A, as most tools draw it, with the place
 * where that passes through areas that are not there.
 */
import { ease } from "../math/ease";
import { IDENTITY2, type Matrix2, mix2, multiply2, type Vector2 } from "../math/matrix2";
import { type PlanePhase, polarPhases } from "../math/plane-motion";
import { typedDeterminant } from "../math/precision";
import { labFacts } from "./facts";
import type { Factors, LabFacts, LabFilm, LabFrame, LabPhase } from "./interface";
import { writeDegrees, writeFact, writePoint, writeTurn } from "./numbers";
import { biasOf, type LabState, matrixOf } from "./state";

/** Angles below this and stretches nearer to 1 than this are not worth a phase. */
const UNSEEN = 1e-4;
/** An area off by less than this share is no lie worth a sentence. */
const SEEN_LIE = 0.01;
/** How long a phase takes beside the others. */
const LENGTHS = { stretch: 1, turn: 1, turnOver: 1.2, shift: 0.7 } as const;

/** A phase: what it does to the plane before it, given the share u of its way. */
interface Move {
  readonly kind: keyof typeof LENGTHS;
  readonly sentence: string;
  readonly matrix: (u: number) => Matrix2;
  /** Height above the plane of the point x that enters the phase: lift · x. */
  readonly lift: (u: number) => Vector2;
  /** What becomes of areas in the sheet's own plane. */
  readonly area: (u: number) => number;
  readonly shift?: (u: number) => Vector2;
}

/**
 * A x + b from the plane as it was.
 * @internal
 */
export function labFilm(matrix: Matrix2, bias: Vector2, motion: "honest" | "naive"): LabFilm {
  return motion === "naive" ? naiveFilm(matrix, bias) : honestFilm(matrix, bias);
}

function honestFilm(matrix: Matrix2, bias: Vector2): LabFilm {
  const moves = honestMoves(labFacts(matrix, bias));
  if (moves.length === 0) return stillFilm(matrix, bias);
  const whole = moves.reduce((sum, { kind }) => sum + LENGTHS[kind], 0);
  const phases: LabPhase[] = moves.map(({ kind, sentence }) => ({
    kind,
    sentence,
    share: LENGTHS[kind] / whole,
  }));
  const at = (t: number): LabFrame => {
    const { index, progress } = placeIn(phases, t);
    // The end is A itself, to the bit, and not what three rounded phases make of it.
    if (t >= 1)
      return frame(matrix, bias, (phases[index] as LabPhase).kind, index, 1, typedDeterminant(matrix));
    let before = IDENTITY2;
    let areaBefore = 1;
    for (const done of moves.slice(0, index)) {
      before = multiply2(done.matrix(1), before);
      areaBefore *= (done.kind === "turnOver" ? -1 : 1) * done.area(1);
    }
    const move = moves[index] as Move;
    const part = ease(progress);
    const now = multiply2(move.matrix(part), before);
    const height = liftThrough(move.lift(part), before);
    // While it turns over the sheet keeps its area; which face is seen changes when it stands on edge.
    const side = move.kind === "turnOver" ? Math.sign(0.5 - part || 1) : 1;
    const area = side * areaBefore * move.area(part);
    return { ...frame(now, move.shift?.(part) ?? [0, 0], move.kind, index, progress, area), lift: height };
  };
  return { phases, at, lie: undefined };
}

function honestMoves({ signed, bias, rank }: LabFacts): readonly Move[] {
  const [stretch, last] = polarPhases(signed);
  const moves: Move[] = [];
  if (isSeen(stretch)) moves.push({ ...stretch, kind: "stretch", sentence: sentenceOf(stretch) });
  // Of one point there is nothing left to turn.
  if (rank > 0 && isSeen(last)) {
    moves.push({ ...last, kind: last.kind === "halfTurn" ? "turnOver" : "turn", sentence: sentenceOf(last) });
  }
  if (bias[0] !== 0 || bias[1] !== 0) {
    moves.push({
      kind: "shift",
      sentence: `shift by b = ${writePoint(bias)}`,
      matrix: () => IDENTITY2,
      lift: () => [0, 0],
      area: () => 1,
      shift: (u) => [u * bias[0], u * bias[1]],
    });
  }
  return moves;
}

/** Whether a phase moves anything that can be seen. */
function isSeen(phase: PlanePhase): boolean {
  if (phase.kind === "halfTurn") return true;
  if (phase.kind === "turn") return Math.abs(phase.angle) > UNSEEN;
  return phase.stretches.some((stretch) => Math.abs(stretch - 1) > UNSEEN);
}

function sentenceOf(phase: PlanePhase): string {
  const { angle } = phase;
  if (phase.kind === "halfTurn") return `turn the sheet over about the line at ${writeDegrees(angle)}`;
  if (phase.kind === "turn") return `turn ${writeTurn(angle)}`;
  return stretchSentence(...phase.stretches, angle);
}

function stretchSentence(large: number, small: number, angle: number): string {
  const times = (factor: number) => `${factor < 1 ? "squeeze" : "stretch"} ×${writeFact(factor)}`;
  if (large === 0) return "everything shrinks to one point";
  if (large - small < UNSEEN * large) return `${times(large)} every way`;
  const across =
    small === 0
      ? "crush everything across it"
      : Math.abs(small - 1) < UNSEEN
        ? "leave what is across it"
        : `${times(small)} across`;
  if (Math.abs(large - 1) < UNSEEN) return `leave what is along ${writeDegrees(angle)}, ${across}`;
  return `${times(large)} along ${writeDegrees(angle)}, ${across}`;
}

function stillFilm(matrix: Matrix2, bias: Vector2): LabFilm {
  return {
    phases: [{ kind: "still", sentence: "nothing moves: this is the identity", share: 1 }],
    at: (t) => frame(matrix, bias, "still", 0, Math.min(1, Math.max(0, t)), typedDeterminant(matrix)),
    lie: undefined,
  };
}

function naiveFilm(matrix: Matrix2, bias: Vector2): LabFilm {
  const at = (t: number): LabFrame => {
    const progress = Math.min(1, Math.max(0, t));
    const part = ease(progress);
    const now = mix2(IDENTITY2, matrix, part);
    return frame(now, [part * bias[0], part * bias[1]], "tween", 0, progress, typedDeterminant(now));
  };
  const sentence = "every point runs straight to its image: (1 − t)·I + t·A";
  return { phases: [{ kind: "tween", sentence, share: 1 }], at, lie: naiveLie(matrix) };
}

/**
 * Where the tween's area is furthest from every area between 1 and det A, in the share t of the way (before easing).
 * Its area is a parabola: det((1 − t) I + t A) = (1 − t)² + t (1 − t) tr A + t² det A.
 * @internal
 */
export function naiveLie(matrix: Matrix2): LabFilm["lie"] {
  const determinant = typedDeterminant(matrix);
  const trace = matrix[0] + matrix[3];
  const area = (t: number) => (1 - t) ** 2 + t * (1 - t) * trace + t * t * determinant;
  const [square, linear] = [1 - trace + determinant, trace - 2];
  const magnitudes = `${writeFact(determinant)}`;
  if (determinant < 0) {
    // From 1 to below 0: it has to pass 0, once.
    const t = smallestRoot(square, linear);
    return {
      t,
      area: 0,
      sentence: `At t = ${writeFact(t)} the naive picture has squashed the plane flat (area 0). The matrix does not: it turns the sheet over and keeps area ${writeFact(Math.abs(determinant))}.`,
    };
  }
  const t = square === 0 ? Number.NaN : -linear / (2 * square);
  if (!(t > 0 && t < 1)) return undefined;
  const extreme = Math.abs(area(t)) < 1e-9 ? 0 : area(t);
  const [low, high] = [Math.min(1, determinant), Math.max(1, determinant)];
  if (extreme > low - SEEN_LIE * high && extreme < high * (1 + SEEN_LIE)) return undefined;
  const kept = Math.abs(determinant - 1) < 1e-9 ? "keeps 1" : `goes from 1 to ${magnitudes}`;
  const flat = extreme === 0 ? " (the plane squashed flat)" : extreme < 0 ? " (turned over)" : "";
  return {
    t,
    area: extreme,
    sentence: `At t = ${writeFact(t)} the naive picture shows area ${writeFact(extreme)}${flat}; the matrix ${kept}.`,
  };
}

/** The root of square·t² + linear·t + 1 in (0, 1), where the value at 1 is negative (no cancelling, Numerical Recipes 5.6). */
function smallestRoot(square: number, linear: number): number {
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * square));
  const q = -(linear + (linear < 0 ? -root : root)) / 2;
  return [q / square, 1 / q].find((t) => t > 0 && t < 1) ?? 1;
}

/** Matrices one after the other, in the order in which they act; each goes by its own honest film. */
function chainFilm(links: readonly { readonly matrix: Matrix2; readonly sentence: string }[]): LabFilm {
  const films = links.map(({ matrix }) => honestFilm(matrix, [0, 0]));
  const phases: LabPhase[] = links.map(({ sentence }) => ({
    kind: "factor",
    sentence,
    share: 1 / links.length,
  }));
  const at = (t: number): LabFrame => {
    const { index, progress } = placeIn(phases, t);
    let before = IDENTITY2;
    let areaBefore = 1;
    for (const { matrix } of links.slice(0, index)) {
      before = multiply2(matrix, before);
      areaBefore *= typedDeterminant(matrix);
    }
    const { matrix, lift, area } = (films[index] as LabFilm).at(progress);
    const now = multiply2(matrix, before);
    const whole = frame(now, [0, 0], "factor", index, progress, area * areaBefore);
    return { ...whole, lift: liftThrough(lift, before) };
  };
  return { phases, at, lie: undefined };
}

/** A = left · middle · right as a film: the right one first. */
export function factorFilm(
  { left, middle, right }: Factors,
  sentences: readonly [right: string, middle: string, left: string],
): LabFilm {
  const order = [right, middle, left];
  return chainFilm(order.map((matrix, index) => ({ matrix, sentence: sentences[index] ?? "" })));
}

/** The film of each picture of a state: A's, or A's and B's, or of the products both ways round. */
export function labFilms(state: LabState): readonly LabFilm[] {
  const [a, b] = [matrixOf(state.matrix), matrixOf(state.second)];
  const bias = biasOf(state);
  switch (state.mode) {
    case "beside":
      return [labFilm(a, bias, state.motion), labFilm(b, bias, state.motion)];
    case "compose": {
      const [doA, doB] = [
        { matrix: a, sentence: "do A" },
        { matrix: b, sentence: "do B" },
      ];
      return [chainFilm([doB, doA]), chainFilm([doA, doB])];
    }
    case "powers":
      return [chainFilm(Array.from({ length: state.power }, () => ({ matrix: a, sentence: "do A" })))];
    default:
      return [labFilm(a, bias, state.motion)];
  }
}

/** The height of x where the height of M x is lift · M x: a row times a matrix. */
function liftThrough(lift: Vector2, [a, b, c, d]: Matrix2): Vector2 {
  return [lift[0] * a + lift[1] * c, lift[0] * b + lift[1] * d];
}

function placeIn(
  phases: readonly LabPhase[],
  t: number,
): { readonly index: number; readonly progress: number } {
  let from = 0;
  for (const [index, { share }] of phases.entries()) {
    if (t < from + share || index === phases.length - 1) {
      return { index, progress: Math.min(1, Math.max(0, (t - from) / share)) };
    }
    from += share;
  }
  return { index: 0, progress: 0 };
}

function frame(
  matrix: Matrix2,
  shift: Vector2,
  phase: LabFrame["phase"],
  stageIndex: number,
  progress: number,
  area: number,
): LabFrame {
  return { matrix, shift, lift: [0, 0], phase, stageIndex, progress, area };
}

/** "Stretch ×7.23 along 26°, squeeze ×0.83 across; then turn 6° to the left." */
export function filmSentence({ phases }: LabFilm): string {
  const text = phases.map(({ sentence }) => sentence).join("; then ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
