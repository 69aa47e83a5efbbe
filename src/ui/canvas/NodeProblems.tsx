/** Under a node: what is wrong with it, or worth saying, each in a sentence. */
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
        return (
          <li
            key={JSON.stringify(problem)}
            className={isWarning(problem) ? "warning" : "error"}
            title={sentence}
          >
            {sentence}
          </li>
        );
      })}
    </ul>
  );
}
