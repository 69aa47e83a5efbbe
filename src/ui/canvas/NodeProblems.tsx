/** On a node: errors in sentences over the picture, which a wrong node has none of; a hint as a mark, whose words the inspector and the header have. */
import { TriangleAlert } from "lucide-react";
import { isWarning, type Problem } from "../../core/compiler/problem";
import { explain } from "../../core/words/explain";
import { useNetwork } from "../context";

export interface NodeProblemsProps {
  readonly problems: readonly Problem[];
}

export function NodeProblems({ problems }: NodeProblemsProps) {
  const network = useNetwork();
  return (
    <ul className="node-problems">
      {problems.map((problem) => {
        const sentence = explain(problem, network);
        const isHint = isWarning(problem);
        return (
          <li key={JSON.stringify(problem)} className={isHint ? "warning" : "error"} title={sentence}>
            {isHint ? <span className="visually-hidden">{sentence}</span> : sentence}
            {isHint && <TriangleAlert size={12} aria-hidden />}
          </li>
        );
      })}
    </ul>
  );
}
