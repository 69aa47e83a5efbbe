/** Examples of two classes for the lab's lines: finite ones, not too many, the first class against all others. */
import { labFigure, largestCoordinate } from "./shapes";
import type { LabData, LabState, Refusal } from "./state";

export interface LabExamples {
  readonly ok: true;
  /** [n, 2] */
  readonly inputs: Float64Array;
  /** 0: the first class. 1: any other. */
  readonly sides: Uint8Array;
  /** Class of each. */
  readonly labels: Uint8Array;
  /** How far out the handles of the sheet stand. */
  readonly reach: number;
  /** How many there are in all. */
  readonly of: number;
}

/** One picture asks for the same answer several times: the last one is kept. */
export function rememberLast<Answer>(answer: (state: LabState, data: LabData | undefined) => Answer) {
  let last:
    | { readonly state: LabState; readonly data: LabData | undefined; readonly answer: Answer }
    | undefined;
  return (state: LabState, data: LabData | undefined): Answer => {
    if (last?.state !== state || last.data !== data) last = { state, data, answer: answer(state, data) };
    return last.answer;
  };
}

/** More examples than this are thinned out evenly, so that a drag is answered at once. */
const MAX_EXAMPLES = 2000;

let last:
  | {
      readonly of: Pick<LabState, "shape" | "drawn">;
      readonly data: LabData | undefined;
      readonly answer: LabExamples | Refusal;
    }
  | undefined;

/**
 * The examples that a state's shape brings, finite ones only, and how far out the handles stand; the same value while
 * the shape and the data stay, so that what follows from it can be kept.
 */
export function examplesOf(state: LabState, data: LabData | undefined): LabExamples | Refusal {
  const { shape, drawn } = state;
  if (last?.of.shape !== shape || last.of.drawn !== drawn || last.data !== data) {
    last = { of: { shape, drawn }, data, answer: examplesNow(state, data) };
  }
  return last.answer;
}

function examplesNow(state: LabState, data: LabData | undefined): LabExamples | Refusal {
  const { examples } = labFigure(state, data);
  if (!examples || examples.points.length === 0) {
    return {
      ok: false,
      text: "There are no examples of two classes here. Choose the rings, the clouds or the current data.",
    };
  }
  const finite = Array.from(examples.labels.keys()).filter((row) =>
    Number.isFinite((examples.points[2 * row] as number) + (examples.points[2 * row + 1] as number)),
  );
  const every = Math.max(1, Math.ceil(finite.length / MAX_EXAMPLES));
  const rows = finite.filter((_, index) => index % every === 0);
  const inputs = Float64Array.from(
    rows.flatMap((row) => [examples.points[2 * row] ?? 0, examples.points[2 * row + 1] ?? 0]),
  );
  const sides = Uint8Array.from(rows, (row) => (examples.labels[row] === 0 ? 0 : 1));
  if (!sides.includes(0) || !sides.includes(1)) {
    return {
      ok: false,
      text: "All examples are of one class, so there is nothing to part. Choose another set.",
    };
  }
  const furthest = largestCoordinate([examples.points]);
  const reach = furthest >= 2 ? Math.round(furthest / 2) : furthest / 2 || 1;
  const labels = Uint8Array.from(rows, (row) => examples.labels[row] as number);
  return { ok: true, inputs, sides, labels, reach, of: finite.length };
}

/** Said where not all examples are counted. */
export function thinned({ sides, of }: LabExamples): string {
  return sides.length < of ? ` (${sides.length} of ${of} examples)` : "";
}

/** "67.9 %", of a share from 0 to 1. */
export function percent(share: number): string {
  // Rounded down: 100 % is said only where it is all of them.
  return `${Math.floor(share * 1000 + 1e-9) / 10} %`;
}
