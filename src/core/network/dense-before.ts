/** Which matrix stands for a node that has none of its own. */
import { hasKernel } from "../nodes";
import { activeNetwork } from "./bypass";
import type { Network, NodeId } from "./network";

/** The node itself where it is a Dense, else the nearest one before it. */
export function denseBefore(whole: Network, node: NodeId): NodeId | undefined {
  const network = activeNetwork(whole);
  const open = [node];
  const seen = new Set(open);
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const current = id;
    if (network.nodes.some((one) => one.id === current && hasKernel(one))) return current;
    for (const { from, to } of network.wires) {
      if (to === current && !seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
    }
  }
  return undefined;
}
