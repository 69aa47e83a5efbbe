/** Above the canvas: what the network is in three numbers, and whether anything is wrong with it. */
import { CircleCheck, FoldHorizontal, Maximize, Minus, Plus, TriangleAlert, Workflow } from "lucide-react";
import { command } from "../../app/commands";
import { checkOf } from "../../app/network/check";
import { totalParameters } from "../../core/compiler/check";
import { countProblems } from "../../core/words/problem-titles";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { dataDrawer } from "../data/data-drawer";
import { Button, ButtonGroup, CommandButton } from "../kit/Button";
import { FullScreenButton } from "../kit/FullScreenButton";
import { problemsDrawer } from "../problems/problems-drawer";
import { useProblems } from "../use-problems";

/** Fewer nodes are read at a glance. */
const LONG = 16;

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
      <Comparing />
      <span className="spacer" />
      <ButtonGroup>
        <span className="button-row">
          <CommandButton id="zoom-out" look="small" icon={<Minus size={14} />} iconOnly />
          <CommandButton id="fit" look="small" icon={<Maximize size={14} />} iconOnly />
          <CommandButton id="zoom-in" look="small" icon={<Plus size={14} />} iconOnly />
        </span>
        <FoldButton />
        <CommandButton id="arrange" look="small" icon={<Workflow size={14} />} />
        <FullScreenButton pane="canvas" title="Network" look="full-screen-button" />
      </ButtonGroup>
    </header>
  );
}

/** Offered where a network is long enough to be hard to read for its repeats. */
function FoldButton() {
  const app = useApp();
  const { nodes } = useNetwork();
  // Of what is chosen the offer says nothing: the list of commands does.
  useSession((state) => state.nodes);
  if (nodes.length < LONG || !command("fold-layers").when(app)) return null;
  return <CommandButton id="fold-layers" look="small" icon={<FoldHorizontal size={14} />} iconOnly />;
}

/** Since what the marks on the canvas are, and the way out. */
function Comparing() {
  const comparison = useSession((state) => state.comparison);
  return comparison ? (
    <>
      <span className="second one-line comparison-since">marked: what changed since {comparison.title}</span>
      <CommandButton id="end-comparison" look="small" />
    </>
  ) : null;
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
