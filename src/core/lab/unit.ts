/** The first row of A and the first bias as one unit: its line, and what a bias is for. */
import { examplesOf, type LabExamples, percent, rememberLast, thinned } from "./examples";
import type { LabData, LabState, Refusal } from "./state";
import {
  type BestShare,
  bestShare,
  bestThroughOrigin,
  type LineScore,
  type PartingLine,
  scoreLine,
} from "./two-classes";

export interface UnitFacts extends LineScore {
  readonly ok: true;
  readonly line: PartingLine;
  /** The best share that any line through the origin gets, exactly. */
  readonly throughOrigin: number;
  /** What the best straight line gets, with a bias. */
  readonly withBias: BestShare;
  readonly sentence: string;
}

/** The first row of A and the first bias as one unit: class 1 is where a x + b y + b₁ > 0. */
export const unitFacts = rememberLast(unitFactsNow);

function unitFactsNow(state: LabState, data: LabData | undefined): UnitFacts | Refusal {
  const examples = examplesOf(state, data);
  if (!examples.ok) return examples;
  const { inputs, sides } = examples;
  const line: PartingLine = {
    weights: [state.matrix[0].value, state.matrix[1].value],
    offset: state.bias[0].value,
  };
  const score = scoreLine(inputs, sides, line);
  const { throughOrigin, withBias } = reachOf(examples);
  const now =
    line.weights[0] === 0 && line.weights[1] === 0
      ? "With both weights 0 there is no line"
      : `This line has ${percent(score.accuracy)} on their own side`;
  return {
    ok: true,
    ...score,
    line,
    throughOrigin,
    withBias,
    sentence: `${now}${thinned(examples)}. Through the origin no line gets more than ${percent(throughOrigin)}; with a bias ${withBias.isExact ? "" : "at least "}${percent(withBias.accuracy)} is possible.`,
  };
}

const known = new WeakMap<LabExamples, Pick<UnitFacts, "throughOrigin" | "withBias">>();

/** What lines can reach on the examples, whatever the unit: worked out once. */
function reachOf(examples: LabExamples): Pick<UnitFacts, "throughOrigin" | "withBias"> {
  const kept = known.get(examples);
  if (kept) return kept;
  const { inputs, sides } = examples;
  const reach = { throughOrigin: bestThroughOrigin(inputs, sides), withBias: bestShare(inputs, sides) };
  known.set(examples, reach);
  return reach;
}
