/** Above the canvas: what the network is in three numbers, and whether anything is wrong with it. */
import { CircleCheck, Maximize, Minus, Plus, TriangleAlert, Workflow } from "lucide-react";
import { checkOf } from "../../app/network/check";
import { totalParameters } from "../../core/compiler/check";
import { countProblems } from "../../core/words/problem-titles";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { dataDrawer } from "../data/data-drawer";
import { Button, ButtonGroup, CommandButton } from "../kit/Button";
import { FullScreenButton } from "../kit/FullScreenButton";
import { problemsDrawer } from "../problems/problems-drawer";
import { useProblems } from "../use-problems";

/** Title, counts, verdict, and the canvas's own tools. */
export function CanvasHeader() {
  const network = useNetwork();
  const check = checkOf(network);
  const count = network.nodes.length;
  return (
    <header className="pane-header controls">
      <h2>Network</h2>
      <span className="second canvas-counts">
        {totalParameters(check).toLocaleString("en")} parameters · {count.toLocaleString("en")} node
        {count === 1 ? "" : "s"}
      </span>
      <Verdict />
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

/** "nothing wrong", or what is missing, or how much is wrong; a press opens where it is mended, and closes it again. */
function Verdict() {
  const app = useApp();
  const problems = useProblems();
  const drawer = useSession((state) => state.preferences.drawer);
  const refusal = useRun((state) => state.dataRefusal);
  if (problems.length === 0 && refusal) {
    return (
      <Button
        look="verdict small warning"
        hint={refusal}
        aria-expanded={drawer === dataDrawer.id}
        data-testid="verdict"
        onClick={() => app.session.getState().toggleDrawer(dataDrawer.id)}
      >
        <TriangleAlert size={14} /> no data yet
      </Button>
    );
  }
  if (problems.length === 0) {
    return (
      <span className="verdict good" data-testid="verdict">
        <CircleCheck size={14} /> nothing wrong
      </span>
    );
  }
  const { errors, words } = countProblems(problems);
  return (
    <Button
      look={`verdict small ${errors > 0 ? "error" : "warning"}`}
      hint="What to mend, and how"
      aria-expanded={drawer === problemsDrawer.id}
      data-testid="verdict"
      onClick={() => app.session.getState().toggleDrawer(problemsDrawer.id)}
    >
      <TriangleAlert size={14} /> {words}
    </Button>
  );
}
