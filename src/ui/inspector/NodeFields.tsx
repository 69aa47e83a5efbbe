/** A node's name and its settings as fields, wherever it is edited: each gesture of typing is one entry to undo. */
import { useId, useState } from "react";
import { renameNode, setNodeParams } from "../../core/network/edit";
import { LIMITS, type NetworkNode } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { sayNameTaken } from "../../core/words/name-words";
import { useApp, useNetwork } from "../context";
import { Problem } from "../kit/Field";
import { ParamsForm } from "../kit/ParamsForm";

export function NodeName({ node, look }: { readonly node: NetworkNode; readonly look: string }) {
  const app = useApp();
  const network = useNetwork();
  const problemId = useId();
  /** What stands in the field while it is typed: the node may have to be called otherwise. */
  const [typed, setTyped] = useState<string>();
  const taken = typed === undefined ? undefined : sayNameTaken(network, node.id, typed);
  const rename = (name: string) => {
    setTyped(name);
    if (name.trim() === "") return;
    app.network
      .getState()
      .change(`rename ${node.name}`, (present) => renameNode(present, node.id, name), `name ${node.id}`);
  };
  return (
    <>
      <input
        className={look}
        aria-label="Name of the node"
        aria-describedby={taken && problemId}
        value={typed ?? node.name}
        maxLength={LIMITS.name}
        onChange={(event) => rename(event.target.value)}
        onBlur={() => {
          setTyped(undefined);
          app.network.getState().endGesture();
        }}
      />
      {taken && <Problem id={problemId}>{taken}</Problem>}
    </>
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
