/** While a wire is being drawn: why the node under the pointer does not take it. */
import { useConnection } from "reactflow";
import type { NodeId } from "../../core/network/network";
import { useSession } from "../context";

export function WireHint() {
  const target = useConnection((connection) => (connection.inProgress ? connection.toNode?.id : undefined));
  const connecting = useSession((state) => state.connecting);
  const reason = target && target !== connecting?.node && connecting?.refusals.get(target as NodeId);
  if (!connecting) return null;
  return (
    <div className={`wire-hint ${reason ? "refused" : ""}`} role="status">
      {reason || "Drop on the dot of another node. Escape lets go."}
    </div>
  );
}
