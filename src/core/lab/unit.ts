/** The first row of A and the first bias as one unit: its line, and what a bias is for. */
import { examplesOf, percent, rememberLast, thinned } from "./examples";
import type { LabData, LabState, Refusal } from "./state";
import { bestLine, bestThroughOrigin, type LineScore, type PartingLine, scoreLine } from "./two-classes";

export interface UnitFacts extends LineScore {
  readonly ok: true;
  readonly line: PartingLine;
  /** The best share that any line through the origin gets, exactly. */
  readonly throughOrigin: number;
  /** What a line with a bias gets: logistic regression's. */
  readonly withBias: LineScore;
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
  const throughOrigin = bestThroughOrigin(inputs, sides);
  const withBias = scoreLine(inputs, sides, bestLine(inputs, sides));
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
    sentence: `${now}${thinned(examples)}. Through the origin no line gets more than ${percent(throughOrigin)}; with a bias ${percent(withBias.accuracy)} is possible.`,
  };
}
