/**
 * Untangle by hand: the examples on a sheet with three handles (the shift b and the two columns of A), tanh behind
 * it if wanted, a straight line that has to part the classes. How well it does, and the gradient of the loss by each
 * handle: minus it is the force that training follows.
 */
import type { Vector2 } from "../math/matrix2";
import { setBias, setMatrix } from "./edit";
import { examplesOf, type LabExamples, percent, rememberLast, thinned } from "./examples";
import { biasOf, type LabData, type LabLine, type LabState, matrixOf, type Refusal } from "./state";
import {
  type BestShare,
  bestShare,
  DECAY,
  type LineScore,
  likeliestLine,
  type PartingLine,
  scoreLine,
  sigmoid,
} from "./two-classes";

export interface SheetHandle {
  readonly id: "corner0" | "corner1" | "corner2";
  /** Where it lies on the sheet before the map. */
  readonly before: Vector2;
  /** Where the map (and the bend) puts it. */
  readonly at: Vector2;
  /** −∂objective/∂handle, the handle measured before the bend: the direction of quickest fall. */
  readonly force: Vector2;
}

export interface Untangling extends LineScore {
  readonly ok: true;
  /** Examples after the map, [n, 2], and which side each belongs to: 0 its first class, 1 any other. */
  readonly points: Float32Array;
  readonly sides: Uint8Array;
  /** Class of each. */
  readonly labels: Uint8Array;
  readonly line: PartingLine;
  /** What the best straight line between these points is right for. */
  readonly best: BestShare;
  /** What training lowers: the loss, and for the likeliest line DECAY/2 · (|w|² + c²) more, which keeps it finite. */
  readonly objective: number;
  readonly handles: readonly [SheetHandle, SheetHandle, SheetHandle];
  readonly sentence: string;
}

/** tanh never reaches ±1: a handle dragged beyond is taken from here. */
const NEARLY_ONE = 0.995;

/**
 * The examples after the map, the line between them, how well it does, and what pulls at the handles.
 * @param data the current data set's examples, where the state's figure is they; a state without two classes is refused
 */
export const untangle = rememberLast(untangleNow);

function untangleNow(state: LabState, data: LabData | undefined): Untangling | Refusal {
  const examples = examplesOf(state, data);
  if (!examples.ok) return examples;
  const { inputs, sides, reach } = examples;
  const parameters = parametersOf(state, reach);
  const measured = measure(inputs, sides, parameters, reach, state.bend, state.line);
  const { score, line, gradient, points } = measured;
  const before: readonly Vector2[] = [
    [0, 0],
    [reach, 0],
    [0, reach],
  ];
  const best = bestShare(points, sides);
  const ids = ["corner0", "corner1", "corner2"] as const;
  const handles = ids.map((id, index): SheetHandle => {
    const [shiftX = 0, shiftY = 0] = parameters;
    const own: Vector2 =
      index === 0
        ? [shiftX, shiftY]
        : [shiftX + (parameters[2 * index] as number), shiftY + (parameters[2 * index + 1] as number)];
    return {
      id,
      before: before[index] as Vector2,
      at: state.bend ? [Math.tanh(own[0]), Math.tanh(own[1])] : own,
      force: [-(gradient[2 * index] as number), -(gradient[2 * index + 1] as number)],
    };
  });
  return {
    ok: true,
    points: Float32Array.from(points),
    sides,
    labels: examples.labels,
    line,
    best,
    ...score,
    objective: measured.objective,
    handles: handles as unknown as Untangling["handles"],
    sentence: sentence(score, best, state, examples),
  };
}

export interface TrainedStep {
  readonly ok: true;
  readonly state: LabState;
  /** False where no step lowers the loss any more. */
  readonly moved: boolean;
  readonly objective: number;
}

const FIRST_STEP = 16;
/** Squared length of the whole gradient below which no handle is pulled. */
const NO_FORCE = 1e-9;

/**
 * One step of gradient descent on the six numbers of the handles, as long as lowers the objective enough
 * (Armijo's rule, Nocedal & Wright 2006, 3.1, halving from FIRST_STEP).
 */
export function trainStep(state: LabState, data: LabData | undefined): TrainedStep | Refusal {
  const examples = examplesOf(state, data);
  if (!examples.ok) return examples;
  const { inputs, sides, reach } = examples;
  const from = parametersOf(state, reach);
  const { objective, gradient } = measure(inputs, sides, from, reach, state.bend, state.line);
  const slope = gradient.reduce((sum, value) => sum + value * value, 0);
  for (let size = FIRST_STEP; size > 1e-6 && slope > NO_FORCE; size /= 2) {
    const to = from.map((value, index) => value - size * (gradient[index] as number));
    const next = measure(inputs, sides, to, reach, state.bend, state.line).objective;
    if (next > objective - 1e-4 * size * slope) continue;
    const [shiftX = 0, shiftY = 0, ...columns] = to;
    const [a = 0, c = 0, b = 0, d = 0] = columns.map((value) => value / reach);
    const moved = setBias(setMatrix(state, [a, b, c, d], 6), [shiftX, shiftY], 6);
    return { ok: true, state: moved, moved: true, objective: next };
  }
  return { ok: true, state, moved: false, objective };
}

/** The handle put at a place of the picture; the first one takes the whole sheet along. */
export function moveCorner(
  state: LabState,
  data: LabData | undefined,
  id: SheetHandle["id"],
  [x, y]: Vector2,
): LabState {
  const examples = examplesOf(state, data);
  if (!examples.ok) return state;
  const unbend = (value: number) =>
    state.bend ? Math.atanh(Math.min(NEARLY_ONE, Math.max(-NEARLY_ONE, value))) : value;
  const to: Vector2 = [unbend(x), unbend(y)];
  if (id === "corner0") return setBias(state, to, 3);
  const [a, b, c, d] = matrixOf(state.matrix);
  const shift = biasOf(state);
  const column: Vector2 = [(to[0] - shift[0]) / examples.reach, (to[1] - shift[1]) / examples.reach];
  return setMatrix(state, id === "corner1" ? [column[0], b, column[1], d] : [a, column[0], c, column[1]]);
}

/** b, then reach × each column: the handles' six numbers. */
function parametersOf(state: LabState, reach: number): readonly number[] {
  const [a, b, c, d] = matrixOf(state.matrix);
  return [...biasOf(state), reach * a, reach * c, reach * b, reach * d];
}

/** Objective and its gradient by the six numbers; the likeliest line needs no gradient of its own (envelope theorem). */
function measure(
  inputs: Float64Array,
  sides: Uint8Array,
  parameters: readonly number[],
  reach: number,
  bend: boolean,
  wanted: LabLine,
) {
  const [shiftX = 0, shiftY = 0, i1 = 0, i2 = 0, j1 = 0, j2 = 0] = parameters;
  const points = new Float64Array(inputs.length);
  for (let at = 0; at < inputs.length; at += 2) {
    const x = (inputs[at] as number) / reach;
    const y = (inputs[at + 1] as number) / reach;
    const [u, v] = [shiftX + i1 * x + j1 * y, shiftY + i2 * x + j2 * y];
    points[at] = bend ? Math.tanh(u) : u;
    points[at + 1] = bend ? Math.tanh(v) : v;
  }
  const line = wanted.kind === "likeliest" ? likeliestLine(points, sides) : wanted;
  const score = scoreLine(points, sides, line);
  const [w1, w2] = line.weights;
  const gradient = [0, 0, 0, 0, 0, 0];
  const count = sides.length;
  for (let row = 0; row < count; row++) {
    const p = points[2 * row] as number;
    const q = points[2 * row + 1] as number;
    const error = (sigmoid(w1 * p + w2 * q + line.offset) - (sides[row] as number)) / count;
    const toU = error * w1 * (bend ? 1 - p * p : 1);
    const toV = error * w2 * (bend ? 1 - q * q : 1);
    const x = (inputs[2 * row] as number) / reach;
    const y = (inputs[2 * row + 1] as number) / reach;
    const parts = [toU, toV, toU * x, toV * x, toU * y, toV * y];
    for (let index = 0; index < 6; index++)
      gradient[index] = (gradient[index] as number) + (parts[index] as number);
  }
  const decay = wanted.kind === "likeliest" ? (DECAY / 2) * (w1 * w1 + w2 * w2 + line.offset ** 2) : 0;
  return { points, line, score, gradient, objective: score.loss + decay };
}

function sentence(
  { loss, accuracy }: LineScore,
  best: BestShare,
  { line, bend }: LabState,
  examples: LabExamples,
): string {
  const isFitted = line.kind === "likeliest";
  const own = `${isFitted ? "The likeliest line" : "This line"} has ${percent(accuracy)} on their own side, loss ${loss.toFixed(3)}${thinned(examples)}`;
  const most = `${best.isExact ? "" : "at least "}${percent(best.accuracy)}`;
  const share = `${own}; the best straight line has ${most}.`;
  return isFitted && !bend
    ? `${share} Without a bend no dragging changes which sets a straight line can part.`
    : share;
}
