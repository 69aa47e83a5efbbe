/**
 * How a straight line behind a node is told before it: the classifier that it is there. What every kind's folder has for
 * the linear probes (engine/queries/pulled-back-classifiers.ts).
 */
import type { LinearScores } from "../math/linear-scores";
import type { WeightArray } from "../network/checkpoint";
import type { Params } from "../network/network";

/** The node that a line is taken back through. */
export interface PulledThrough {
  readonly params: Params;
  /** Units that leave it. */
  readonly units: number;
  readonly classes: number;
  /** Its weights; undefined where they are not known. */
  readonly arrays: readonly WeightArray[] | undefined;
}

/** The line before the node; undefined where it would not be straight there. */
export type PullBack = (line: LinearScores, node: PulledThrough) => LinearScores | undefined;

/** What changes nothing leaves the line as it is. */
export const sameLine: PullBack = (line) => line;

/** Of a bend: no line is straight before it. */
export const noLine: PullBack = () => undefined;

/**
 * Of two classes told by probabilities: the second one's is a rising curve of s₁ − s₀ (or of the one score): its threshold p is logit(p) there.
 * @param units of the probabilities: a distribution over two, or the second class's alone
 */
export function throughProbability({ weights, bias }: LinearScores, units: 1 | 2): LinearScores | undefined {
  const gap = (row: number) => (weights[2 * row + 1] ?? 0) - (weights[2 * row] ?? 0);
  const slope = units === 2 ? gap(1) - gap(0) : gap(0);
  const atZero = (bias[1] ?? 0) - (bias[0] ?? 0) + (units === 2 ? gap(0) : 0);
  const threshold = -atZero / slope;
  if (!(threshold > 0 && threshold < 1)) return undefined;
  const half = Math.sign(slope) / 2;
  const level = half * Math.log(threshold / (1 - threshold));
  return {
    weights: units === 2 ? Float64Array.of(half, -half, -half, half) : Float64Array.of(-half, half),
    bias: Float64Array.of(level, -level),
  };
}
