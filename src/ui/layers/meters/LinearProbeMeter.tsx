/** Under a layer's picture: the share that the best straight line parts there, as a number and a bar. */

import type { NodeId } from "../../../core/network/network";
import { percent } from "../../../core/words/linear-probe-words";
import type { LinearProbeRow } from "./use-linear-probe-steps";

export interface LinearProbeMeterProps {
  readonly node: NodeId;
  readonly row: LinearProbeRow;
}

export function LinearProbeMeter({ node, row }: LinearProbeMeterProps) {
  const { accuracy, gain = 0 } = row.steps.get(node) ?? {};
  const isBiggest = row.biggest === node;
  return (
    <span
      className={isBiggest ? "strip-meter biggest" : "strip-meter"}
      title={wordsOf(accuracy, gain, isBiggest)}
    >
      <span className="strip-meter-number">
        line <span className="mono">{accuracy === undefined ? "–" : percent(accuracy)}</span>
      </span>
      <span className="untangling-bar" aria-hidden>
        <span className="untangling-fill" style={{ width: `${100 * (accuracy ?? 0)}%` }} />
        {row.chance !== undefined && (
          <span className="untangling-mark chance" style={{ left: `${100 * row.chance}%` }} />
        )}
        {row.own !== undefined && (
          <span className="untangling-mark own" style={{ left: `${100 * row.own}%` }} />
        )}
      </span>
      {isBiggest && <span className="visually-hidden">, the biggest step</span>}
    </span>
  );
}

function wordsOf(accuracy: number | undefined, gain: number, isBiggest: boolean): string {
  if (accuracy === undefined) return "No straight line could be fitted here";
  const points = Math.abs(100 * gain).toFixed(1);
  const step = Math.abs(gain) < 5e-4 ? "" : `, ${points} points ${gain > 0 ? "more" : "less"} than before it`;
  return `The best straight line here is right for ${percent(accuracy)}${step}${isBiggest ? ": the biggest step" : ""}`;
}
