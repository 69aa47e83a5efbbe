/** A node's name and its settings as fields, wherever it is edited: each gesture of typing is one entry to undo. */
import { renameNode, setNodeParams } from "../../core/network/edit";
import { LIMITS, type NetworkNode } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { useApp } from "../context";
import { ParamsForm } from "../kit/ParamsForm";

export function NodeName({ node, look }: { readonly node: NetworkNode; readonly look: string }) {
  const app = useApp();
  return (
    <input
      className={look}
      aria-label="Name of the node"
      value={node.name}
      maxLength={LIMITS.name}
      onChange={(event) => {
        const name = event.target.value;
        if (name)
          app.network
            .getState()
            .change(
              `rename ${node.name}`,
              (present) => renameNode(present, node.id, name),
              `name ${node.id}`,
            );
      }}
      onBlur={() => app.network.getState().endGesture()}
    />
  );
}

/** Nothing of a kind without settings. */
export function NodeParams({ node }: { readonly node: NetworkNode }) {
  const app = useApp();
  const spec = nodeSpec(node.kind);
  if (!spec || Object.keys(spec.params.shape).length === 0) return null;
  return (
    <div className="form">
      <ParamsForm
        schema={spec.params}
        params={node.params}
        onCommit={() => app.network.getState().endGesture()}
        onChange={(params) =>
          app.network
            .getState()
            .change(
              `change ${node.name}`,
              (present) => setNodeParams(present, node.id, params),
              `param ${node.id} ${Object.keys(params).join()}`,
            )
        }
      />
    </div>
  );
}
