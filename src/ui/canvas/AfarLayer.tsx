/** The network seen from afar: on one canvas under what React Flow shows, and at hand all the same. */
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "reactflow";
import { withMoving } from "../../app/network/dragging";
import { isWarning, type Problem, problemsAt } from "../../core/compiler/problem";
import { crossings } from "../../core/graph/way-around";
import type { Folding } from "../../core/network/folds";
import type { Network, NodeId } from "../../core/network/network";
import { prepareCanvas } from "../../viz/kit/canvas";
import { type AfarColours, drawAfar } from "../../viz/network-from-afar/draw";
import { type AfarNode, afarView } from "../../viz/network-from-afar/view-model";
import { useTheme } from "../theme";
import { useProblems } from "../use-problems";
import { type AfarProps, useAfar } from "./use-afar";
import { useCards } from "./use-cards";
import { useMoving } from "./use-node-changes";

export function AfarLayer(props: AfarProps) {
  useAfar(props);
  const { network, chosen, blocks } = useCards();
  const problems = useProblems();
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const theme = useTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const moving = useMoving();
  const resting = useMemo(
    () => afarNodes(network, chosen, problems, blocks),
    [network, chosen, problems, blocks],
  );
  const nodes = useMemo(() => withMoving(resting, moving), [resting, moving]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (!canvas.current) return;
    const context = prepareCanvas(canvas.current, width, height, window.devicePixelRatio);
    if (!context) return;
    const view = afarView({
      nodes,
      wires: network.wires,
      crossings: crossings(network),
      view: { x, y, zoom },
      size: { width, height },
    });
    drawAfar(context, view, coloursOf(canvas.current));
  }, [nodes, network, x, y, zoom, width, height, theme]);

  const count = network.nodes.length.toLocaleString("en");
  return (
    <div
      className="afar"
      role="img"
      aria-label={`All ${count} nodes from afar, too small to be read. Zoom in to work on them.`}
    >
      <canvas ref={canvas} aria-hidden />
    </div>
  );
}

function afarNodes(
  { nodes }: Network,
  chosen: readonly NodeId[],
  problems: readonly Problem[],
  blocks: Folding["blocks"],
): AfarNode[] {
  const selected = new Set(chosen);
  return nodes.map(({ id, position }) => {
    const here =
      blocks.get(id)?.nodes.flatMap((node) => problemsAt(problems, node)) ?? problemsAt(problems, id);
    const state = here.length === 0 ? "good" : here.every(isWarning) ? "warned" : "wrong";
    return { id, position, state, chosen: selected.has(id) };
  });
}

/** The page's colours as they are in force, a person's own among them. */
function coloursOf(element: Element): AfarColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    wire: colour("--third"),
    node: colour("--panel"),
    edge: colour("--second"),
    warning: colour("--warning"),
    error: colour("--error"),
    accent: colour("--accent"),
  };
}
