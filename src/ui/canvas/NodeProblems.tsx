/**
 * On a node: errors in sentences over the picture, which a wrong node has none of; a hint as a mark, whose words the inspector
 * and the list have. A press opens what mends them; by keys that is a command, so that the node stays one stop.
 */
import { TriangleAlert } from "lucide-react";
import { isWarning, type Problem } from "../../core/compiler/problem";
import type { NodeId } from "../../core/network/network";
import { explain } from "../../core/words/explain";
import { useApp, useNetwork } from "../context";

export interface NodeProblemsProps {
  readonly node: NodeId;
  readonly problems: readonly Problem[];
}

export function NodeProblems({ node, problems }: NodeProblemsProps) {
  const app = useApp();
  const network = useNetwork();
  return (
    <ul className="node-problems">
      {problems.map((problem) => {
        const sentence = explain(problem, network);
        const isHint = isWarning(problem);
        return (
          <li key={JSON.stringify(problem)} className={isHint ? "warning" : "error"}>
            <button
              type="button"
              tabIndex={-1}
              title={sentence}
              onClick={() => app.session.getState().set({ mending: node })}
            >
              {isHint ? <span className="visually-hidden">{sentence}</span> : sentence}
              {isHint && <TriangleAlert size={12} aria-hidden />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
