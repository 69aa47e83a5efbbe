/** Above the canvas: what the network is in three numbers, and everything that is wrong with it. */
import { Popover } from "@base-ui/react/popover";
import { CircleCheck, Maximize, Minus, Plus, TriangleAlert, Workflow } from "lucide-react";
import { checkOf } from "../../app/network/check";
import { totalParameters } from "../../core/compiler/check";
import { isWarning, nodesOf, type Problem } from "../../core/compiler/problem";
import { explain } from "../../core/words/explain";
import { useApp, useNetwork, useSession } from "../context";
import { CommandButton } from "../kit/Button";
import { Segmented } from "../kit/Segmented";
import { FullScreenButton } from "../shell/FullScreenButton";
import { useProblems } from "../use-problems";
import { ObstructionHint } from "./ObstructionHint";

export function CanvasHeader() {
  const app = useApp();
  const network = useNetwork();
  const check = checkOf(network);
  const problems = useProblems();
  const scale = useSession((state) => state.preferences.nodeScale);
  const count = network.nodes.length;
  return (
    <div className="canvas-header">
      <h2>Network</h2>
      <span className="second canvas-counts">
        {totalParameters(check).toLocaleString("en")} parameters · {count} node{count === 1 ? "" : "s"}
      </span>
      <ProblemList problems={problems} />
      <span className="spacer" />
      <Segmented
        label="Scale of the node pictures"
        value={scale}
        choices={[
          { value: "same", label: "Same scale", hint: "Every picture at the scale of the input plane" },
          {
            value: "fit",
            label: "Fit each",
            hint: "Every picture zoomed to what it shows; the zoom is written on it",
          },
        ]}
        onChange={(nodeScale) => app.session.getState().prefer({ nodeScale })}
      />
      <span className="button-row">
        <CommandButton id="zoom-out" look="small" icon={<Minus size={14} />} iconOnly />
        <CommandButton id="fit" look="small" icon={<Maximize size={14} />} iconOnly />
        <CommandButton id="zoom-in" look="small" icon={<Plus size={14} />} iconOnly />
      </span>
      <CommandButton id="arrange" look="small" icon={<Workflow size={14} />} />
      <FullScreenButton pane="canvas" />
    </div>
  );
}

function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const app = useApp();
  const network = useNetwork();
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
    errors > 0 && `${errors} ${errors === 1 ? "problem" : "problems"}`,
    warnings > 0 && `${warnings} ${warnings === 1 ? "hint" : "hints"}`,
  ];
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`verdict button small ${errors > 0 ? "error" : "warning"}`}
        data-testid="verdict"
      >
        <TriangleAlert size={14} /> {words.filter(Boolean).join(", ")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" style={{ zIndex: 60 }}>
          <Popover.Popup className="popup problem-popup scrolls">
            <Popover.Title className="popup-heading">What to mend</Popover.Title>
            <ul>
              {problems.map((problem) => (
                <li key={JSON.stringify(problem)}>
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
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
