/** Several nodes at once: those of one kind have their settings in common, and what is set is set in all; one entry to undo. */
import { Copy, Spline, SquareDashed, Trash2 } from "lucide-react";
import { setParamsOfNodes } from "../../core/network/edit";
import type { NetworkNode } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { sayDifferences, sayKinds } from "../../core/words/together-words";
import { useApp } from "../context";
import { CommandButton } from "../kit/Button";
import { ParamsForm } from "../kit/ParamsForm";

/** @param nodes two or more */
export function NodesPanel({ nodes }: { readonly nodes: readonly NetworkNode[] }) {
  const app = useApp();
  const [first] = nodes;
  if (!first) return null;
  const isOneKind = nodes.every(({ kind }) => kind === first.kind);
  const spec = isOneKind ? nodeSpec(first.kind) : undefined;
  const hasSettings = spec !== undefined && Object.keys(spec.params.shape).length > 0;
  const ids = nodes.map(({ id }) => id);
  const differences = isOneKind ? sayDifferences(nodes) : undefined;
  return (
    <div className="node-panel">
      <p className="node-panel-name">{sayKinds(nodes)}</p>
      <p className="second">
        {hasSettings
          ? `${differences ?? "Their settings are the same."} What is set here is set in all of them.`
          : "Choose one to see its settings and weights, or several of one kind to set them together."}
      </p>
      {hasSettings && (
        <div className="form">
          <ParamsForm
            schema={spec.params}
            params={first.params}
            onCommit={() => app.network.getState().endGesture()}
            onChange={(params) =>
              app.network
                .getState()
                .change(
                  `change ${nodes.length} nodes`,
                  (present) => setParamsOfNodes(present, ids, params),
                  `params ${ids.join()} ${Object.keys(params).join()}`,
                )
            }
          />
        </div>
      )}
      <div className="actions">
        <CommandButton id="bypass" look="small" icon={<Spline size={14} />} />
        <CommandButton id="add-frame" look="small" icon={<SquareDashed size={14} />} />
        <CommandButton id="duplicate" look="small" icon={<Copy size={14} />} />
        <CommandButton id="delete" look="small" icon={<Trash2 size={14} />} />
      </div>
    </div>
  );
}
