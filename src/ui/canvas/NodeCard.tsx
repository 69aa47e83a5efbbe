/**
 * One node on the canvas, a picture of the film strip as well: above the card what a straight line parts there, on it
 * name, picture, kind, shape and parameter count; the one at which the film is has a mark.
 */
import { memo } from "react";
import { Handle, type NodeProps, Position, useStore } from "reactflow";
import { checkOf } from "../../app/network/check";
import { parameterCount } from "../../core/compiler/check";
import { isWarning, problemsAt } from "../../core/compiler/problem";
import { showShape } from "../../core/compiler/show-shape";
import { momentOf } from "../../core/film/moment";
import { isBypassed, passedOn } from "../../core/network/bypass";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { useFilm, useNetwork, useSession } from "../context";
import { lazyPart } from "../kit/lazy-part";
import { NodePlane } from "../layers/NodePlane";
import { useProblems } from "../use-problems";
import { type CanvasNode, HANDLE_Y, portY } from "./flow-elements";
import { isAfar } from "./level-of-detail";
import type { NodeProblemsProps } from "./NodeProblems";
import { elementIdOf, nodeWords } from "./node-words";
import "./nodes.css";

// The words for every problem there is; the colour of the node says before that there is one.
const NodeProblems = lazyPart<NodeProblemsProps>({
  name: "What is wrong at a node",
  load: async () => (await import("./NodeProblems")).NodeProblems,
  Frame: ({ children }) => children,
});

const NodeMeter = lazyPart<{ readonly node: NodeId }>({
  name: "What a straight line parts at each layer",
  load: async () => (await import("./NodeMeter")).NodeMeter,
  Frame: () => <div className="node-meter" />,
});

const PICTURE_SIZE = 108;
const handleStyle = { top: HANDLE_Y };

export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps<CanvasNode>) {
  const nodeId = id as NodeId;
  const network = useNetwork();
  const all = useProblems();
  const refusal = useSession((state) => state.connecting?.refusals.get(nodeId));
  const connectingHere = useSession((state) => state.connecting?.node === nodeId);
  const node = nodeOf(network, nodeId);
  const isFar = useStore(({ transform }) => isAfar(network.nodes.length, transform[2]));
  const isNow = useFilm(({ film, time }) => film !== undefined && momentOf(film, time).of.node === nodeId);
  const isCursor = useSession(({ cursor }) => cursor === nodeId);
  if (!node) return null;
  const spec = nodeSpec(node.kind);
  const ports = spec?.inputs ?? ["x"];
  const check = checkOf(network);
  const problems = problemsAt(all, nodeId);
  const wrong = problems.some((problem) => !isWarning(problem));
  const bypassed = isBypassed(node);
  // What leaves it is what entered it.
  const source = (bypassed && passedOn(network, nodeId)) || nodeId;
  const params = check.params.get(nodeId);
  const parameters = parameterCount(check, nodeId);
  const state = [
    selected && "chosen",
    isCursor && "cursor",
    isNow && "now",
    wrong ? "wrong" : problems.length > 0 && "warned",
    check.loose.has(nodeId) && "loose",
    bypassed && "bypassed",
    refusal && !connectingHere && "dimmed",
  ];
  const name = {
    id: elementIdOf(id),
    role: "group",
    "aria-roledescription": "node",
    "aria-label": nodeWords(network, check, node, problems.length),
  };
  if (isFar) {
    return (
      <div {...name} className={`node far ${state.filter(Boolean).join(" ")}`} data-kind={node.kind}>
        <span className="node-name">{node.name}</span>
      </div>
    );
  }
  return (
    <div
      {...name}
      className={`node ${state.filter(Boolean).join(" ")}`}
      data-kind={node.kind}
      title={refusal}
    >
      <NodeMeter node={source} />
      {ports.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="target"
          position={Position.Left}
          style={{ top: portY(index, ports.length) }}
        />
      ))}
      <div className="node-card">
        <header className="node-header">
          <span className="node-name one-line" title={node.name}>
            {node.name}
          </span>
        </header>
        <div className="node-picture frame">
          <NodePlane node={source} size={PICTURE_SIZE} />
          {bypassed && <span className="node-bypassed">bypassed</span>}
          {problems.length > 0 && <NodeProblems node={nodeId} problems={problems} />}
        </div>
        <footer className="node-footer">
          <span className="node-kind one-line">
            {spec ? (params ? spec.label(params) : `${spec.title} ?`) : `unknown kind “${node.kind}”`}
          </span>
          <span className="node-numbers mono" translate="no">
            <span>{showShape(check.shapes.get(nodeId))}</span>
            {parameters > 0 && (
              <span title={`${parameters.toLocaleString("en")} parameters`}>{compact(parameters)}</span>
            )}
          </span>
        </footer>
      </div>
      <Handle id="out" type="source" position={Position.Right} style={handleStyle} />
    </div>
  );
});

/** The dots of a card that stands for a chain of nodes. */
export function CardHandles() {
  return (
    <>
      <Handle id="x" type="target" position={Position.Left} style={handleStyle} />
      <Handle id="out" type="source" position={Position.Right} style={handleStyle} />
    </>
  );
}

/** "12", "1.0 M": few enough characters for the corner of a node. */
export function compact(count: number): string {
  return count < 10_000 ? String(count) : new Intl.NumberFormat("en", { notation: "compact" }).format(count);
}
