/** Above a node: the share that the best straight line parts there, as a number and a bar. */

import type { NodeId } from "../../../core/network/network";
import { type LinearProbeStep, percent, share } from "../../../core/words/linear-probe-words";
import { termWords } from "../../terms";
import type { LinearProbeRow } from "./use-linear-probe-steps";
import "./meters.css";

export interface LinearProbeMeterProps {
  readonly node: NodeId;
  readonly row: LinearProbeRow;
}

export function LinearProbeMeter({ node, row }: LinearProbeMeterProps) {
  const step = row.steps.get(node);
  const line = step?.line;
  const isBiggest = row.biggest === node;
  return (
    <span
      className={isBiggest ? "untangling-meter biggest" : "untangling-meter"}
      title={`${wordsOf(step, isBiggest)}. ${termWords.line}`}
    >
      <span className="untangling-number">
        line{" "}
        {line && !line.isExact && (
          <>
            <span aria-hidden>≥</span>
            <span className="visually-hidden">at least </span>
          </>
        )}
        <span translate="no">{line ? percent(line.accuracy) : "–"}</span>
      </span>
      <span className="untangling-bar" aria-hidden>
        <span className="untangling-fill" style={{ width: `${100 * (line?.accuracy ?? 0)}%` }} />
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

function wordsOf(step: LinearProbeStep | undefined, isBiggest: boolean): string {
  if (!step?.line) return "No straight line could be fitted here";
  const { line, gain = 0 } = step;
  const points = Math.abs(100 * gain).toFixed(1);
  const more = Math.abs(gain) < 5e-4 ? "" : `, ${points} points ${gain > 0 ? "more" : "less"} than before it`;
  const best = line.isExact ? "The best straight line here" : "The best straight line found here";
  return `${best} is right for ${share(line)}${more}${isBiggest ? ": the biggest step" : ""}`;
}
