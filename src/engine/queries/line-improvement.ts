/**
 * The best lines at the nodes of one step's weights: first quickly, then better and better, effort by effort (lineEfforts),
 * the nodes always in one order. So the lines in the end are the same however often the work was interrupted.
 */
import { type BestLine, bestLine, lineEfforts } from "../../core/math/best-line";
import { hasSettled } from "../../core/math/line-search";
import { countRight, exactScores, type LinearScores } from "../../core/math/linear-scores";
import type { SheetShape } from "../../core/math/sheet";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import type { RunId } from "../training/protocol";
import type { Run } from "../training/run";
import { losslessStep, pulledBackClassifiers } from "./pulled-back-classifiers";

/** What the lines are fitted to: all of one step. */
export interface NodeValues {
  /** Example indices that the points are of. */
  readonly samples: Int32Array;
  readonly labels: Uint8Array;
  readonly classes: number;
  readonly widths: ReadonlyMap<NodeId, number>;
  /** [samples, width] */
  readonly points: ReadonlyMap<NodeId, Float32Array>;
  readonly weights: Checkpoint;
  /** [lines × lines, width], where a sheet was asked for. */
  readonly crossings: ReadonlyMap<NodeId, Float32Array>;
}

/** What was asked for: the same of the same weights is gone on with. */
interface Asked {
  readonly samples: Int32Array;
  readonly sheet?: SheetShape;
}

export interface LineImprovement {
  readonly run: RunId;
  readonly asked: Asked;
  readonly values: NodeValues;
  /** Get better while `rest` goes on. */
  readonly lines: Map<NodeId, BestLine>;
  /** The work that is left; true when all is done. undefined where there is none. */
  rest: Generator<void, true> | undefined;
}

/**
 * A first line at every node, with the least effort.
 * @param input the examples' own line, where it is known already
 */
export function* firstLines(
  run: Run,
  values: NodeValues,
  input: BestLine | undefined,
): Generator<void, Map<NodeId, BestLine>> {
  const lines = new Map<NodeId, BestLine>(input && [[run.plan.input, input]]);
  yield* improveAll(run, values, lines, 0);
  return lines;
}

/** What a longer search of the same values begins with. */
export function beginImprovement(
  run: Run,
  { samples, sheet }: Asked,
  values: NodeValues,
  lines: Map<NodeId, BestLine>,
): LineImprovement {
  const asked = { samples, ...(sheet && { sheet }) };
  const rest = [...lines.values()].some(mayImprove) ? longerSearch(run, values, lines) : undefined;
  return { run: run.id, asked, values, lines, rest };
}

/** Whether an improvement is of what the run holds now, and of what is asked for. Reads weights: in the run's turn. */
export function isOf(
  { run: id, asked, values }: LineImprovement,
  run: Run,
  { samples, sheet }: Asked,
): boolean {
  if (id !== run.id || !sameNumbers(asked.samples, samples)) return false;
  if (JSON.stringify(asked.sheet) !== JSON.stringify(sheet)) return false;
  const now = run.engine.weights();
  if (values.weights.size !== now.size) return false;
  return [...values.weights].every(([node, arrays]) =>
    arrays.every((array, index) => {
      const there = now.get(node)?.[index];
      return there !== undefined && sameNumbers(array.values, there.values);
    }),
  );
}

/** Whether two lists hold the same numbers in the same order. */
export function sameNumbers(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

function mayImprove({ isExact, search }: BestLine): boolean {
  return !isExact && !(search && hasSettled(search));
}

function* longerSearch(run: Run, values: NodeValues, lines: Map<NodeId, BestLine>): Generator<void, true> {
  for (let effort = 1; effort < lineEfforts.length; effort++) yield* improveAll(run, values, lines, effort);
  return true;
}

/**
 * Whether the line of the input is looked for among its own examples only. The search is exact there, so lines of later
 * nodes add nothing but would make it another one of as few errors at every step.
 */
export function isOfExamplesAlone(width: number, classes: number): boolean {
  return width <= 2 && classes === 2;
}

/** Every node once, with one effort. Backwards, because a line after an affine step is one before it as well. */
function* improveAll(
  { plan }: Run,
  { labels, classes, widths, points, weights }: NodeValues,
  lines: Map<NodeId, BestLine>,
  effort: number,
): Generator<void, void> {
  for (const [id, width] of [...widths].reverse()) {
    const last = lines.get(id);
    if (last && !mayImprove(last)) continue;
    const isGiven = id === plan.input && isOfExamplesAlone(width, classes);
    const known = isGiven ? [] : pulledBackClassifiers(plan, id, classes, weights, lines);
    const own = points.get(id) ?? new Float32Array();
    const lossless = effort === 0 && !isGiven ? losslessStep(plan, id, weights) : undefined;
    const taken = lossless && takenOver(lines.get(lossless), known, own, labels);
    if (taken) {
      lines.set(id, taken);
      continue;
    }
    const line = yield* bestLine({
      points: own,
      width,
      labels,
      classes,
      known: last ? [last, ...known] : known,
      effort: lineEfforts[effort],
      search: last?.search,
    });
    if (line) lines.set(id, line);
  }
}

/**
 * At first no line is looked for before a step that loses nothing: the one after it, taken back, is as good. Unless 32-bit
 * rounding has lost some examples on the way.
 */
function takenOver(
  after: BestLine | undefined,
  known: readonly LinearScores[],
  points: Float32Array,
  labels: Uint8Array,
): BestLine | undefined {
  if (!after || !points.every(Number.isFinite)) return undefined;
  const classes = after.bias.length;
  for (const { weights, bias } of known) {
    const accuracy = countRight(exactScores({ weights, bias }, points), labels, classes) / labels.length;
    if (accuracy < after.accuracy) continue;
    const isExact = accuracy === 1;
    return {
      ...after,
      accuracy,
      weights,
      bias,
      isExact,
      doubt: isExact ? 0 : after.doubt,
      search: undefined,
    };
  }
  return undefined;
}
