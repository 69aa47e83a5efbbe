/** Above the canvas: what the network is in three numbers, and everything that is wrong with it. */
import { CircleCheck, Maximize, Minus, Plus, TriangleAlert, Workflow } from "lucide-react";
import { checkOf } from "../../app/network/check";
import { totalParameters } from "../../core/compiler/check";
import { isWarning, nodesOf, type Problem } from "../../core/compiler/problem";
import { explain } from "../../core/words/explain";
import { useApp, useNetwork } from "../context";
import { ButtonGroup, CommandButton } from "../kit/Button";
import { FullScreenButton } from "../kit/FullScreenButton";
import { Popover } from "../kit/Popover";
import { useFirst } from "../kit/use-first";
import { useProblems } from "../use-problems";
import { ObstructionHint } from "./ObstructionHint";

/** Title, counts, verdict, and the canvas's own tools. */
export function CanvasHeader() {
  const network = useNetwork();
  const check = checkOf(network);
  const problems = useProblems();
  const count = network.nodes.length;
  return (
    <header className="pane-header controls">
      <h2>Network</h2>
      <span className="second canvas-counts">
        {totalParameters(check).toLocaleString("en")} parameters · {count.toLocaleString("en")} node
        {count === 1 ? "" : "s"}
      </span>
      <ProblemList problems={problems} />
      <span className="spacer" />
      <ButtonGroup>
        <span className="button-row">
          <CommandButton id="zoom-out" look="small" icon={<Minus size={14} />} iconOnly />
          <CommandButton id="fit" look="small" icon={<Maximize size={14} />} iconOnly />
          <CommandButton id="zoom-in" look="small" icon={<Plus size={14} />} iconOnly />
        </span>
        <CommandButton id="arrange" look="small" icon={<Workflow size={14} />} />
        <FullScreenButton pane="canvas" title="Network" look="full-screen-button" />
      </ButtonGroup>
    </header>
  );
}

const PROBLEMS_SHOWN = 50;

/** "nothing wrong", or how much is and, on a press, what. */
function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const app = useApp();
  const network = useNetwork();
  const list = useFirst(problems, PROBLEMS_SHOWN);
  const errors = problems.filter((problem) => !isWarning(problem)).length;
  const warnings = problems.length - errors;
  if (problems.length === 0) {
    return (
      <span className="verdict good" data-testid="verdict">
        <CircleCheck size={14} /> nothing wrong
      </span>
    );
  }
  const words = [
    errors > 0 && `${errors.toLocaleString("en")} ${errors === 1 ? "problem" : "problems"}`,
    warnings > 0 && `${warnings.toLocaleString("en")} ${warnings === 1 ? "hint" : "hints"}`,
  ];
  return (
    <Popover
      look={`verdict small ${errors > 0 ? "error" : "warning"}`}
      label={
        <>
          <TriangleAlert size={14} /> {words.filter(Boolean).join(", ")}
        </>
      }
      title="What to mend"
      className="problem-popup"
      testId="verdict"
    >
      <ul>
        {list.shown.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a problem may name thousands of nodes, and has no state
          <li key={`${problem.tag} ${index}`}>
            <button
              type="button"
              className={`problem-line ${isWarning(problem) ? "warning" : "error"}`}
              onClick={() => app.session.getState().select(nodesOf(problem))}
            >
              {explain(problem, network)}
            </button>
            {problem.tag === "topological-obstruction" && <ObstructionHint obstruction={problem} />}
          </li>
        ))}
      </ul>
      {list.more}
    </Popover>
  );
}
