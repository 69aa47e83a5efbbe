/** One node: what it does in a sentence, its settings, its numbers; further down its wires and its weights. */
import { Copy, Shapes, Spline, Trash2 } from "lucide-react";
import { Fragment } from "react";
import { checkOf } from "../../app/network/check";
import { isWarning, nodesOf } from "../../core/compiler/problem";
import { isBypassed } from "../../core/network/bypass";
import type { NetworkNode } from "../../core/network/network";
import { hasKernel, nodeSpec } from "../../core/nodes";
import { explain } from "../../core/words/explain";
import { narrate } from "../../core/words/narrate";
import { useNetwork, useRun } from "../context";
import { CommandButton } from "../kit/Button";
import { Message } from "../kit/Message";
import { OpenInLab } from "../lab/OpenInLab";
import { WaysOut } from "../problems/WaysOut";
import { useProblems } from "../use-problems";
import { LayerFacts } from "./LayerFacts";
import { NodeName, NodeParams } from "./NodeFields";
import { NodeProbe } from "./NodeProbe";
import { WeightsTable } from "./WeightsTable";
import { Wiring } from "./Wiring";

export function NodePanel({ node }: { readonly node: NetworkNode }) {
  const network = useNetwork();
  const weights = useRun((state) => state.weights?.get(node.id));
  const check = checkOf(network);
  const spec = nodeSpec(node.kind);
  const shape = check.shapes.get(node.id);
  const from = network.wires.find((wire) => wire.to === node.id)?.from;
  const entering = from && check.shapes.get(from);
  const problems = useProblems().filter(
    (problem) => nodesOf(problem).includes(node.id) && problem.tag !== "bad-param",
  );
  return (
    <div className="node-panel">
      <div>
        <p className="node-panel-kind second">{spec?.title ?? `Unknown kind “${node.kind}”`}</p>
        <NodeName node={node} look="node-panel-name in-place" />
      </div>
      {isBypassed(node) ? (
        <p className="sentence">
          Bypassed: it passes on what enters it. Its settings and weights wait until it is used again (M).
        </p>
      ) : (
        spec && (
          <p className="sentence">
            {narrate({
              kind: node.kind,
              params: check.params.get(node.id) ?? node.params,
              from: entering?.[0],
              to: shape?.[0],
              weights,
            })}
          </p>
        )
      )}
      {problems.map((problem) => (
        <Fragment key={JSON.stringify(problem)}>
          <Message kind={isWarning(problem) ? "paused" : "failed"}>{explain(problem, network)}</Message>
          <WaysOut problem={problem} />
        </Fragment>
      ))}
      <NodeParams node={node} />
      <LayerFacts node={node} />
      <NodeProbe node={node.id} />
      {hasKernel(node) && (
        <div className="actions">
          <OpenInLab node={node.id} />
        </div>
      )}
      <Wiring node={node} />
      {weights && weights.length > 0 && <WeightsTable weights={weights} />}
      <div className="actions">
        <CommandButton id="bypass" look="small" icon={<Spline size={14} />} />
        <CommandButton id="refactor" look="small" icon={<Shapes size={14} />} />
        <CommandButton id="duplicate" look="small" icon={<Copy size={14} />} />
        <CommandButton id="delete" look="small" icon={<Trash2 size={14} />} />
      </div>
    </div>
  );
}
