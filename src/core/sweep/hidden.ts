/** The hidden layers of a network: what stands before the last Dense, whose width the classes decide. */
import { leadingTo, topology } from "../graph/topology";
import { activeNetwork } from "../network/bypass";
import type { Network, NetworkNode } from "../network/network";
import { hasKernel } from "../nodes";

/** Nodes that are not bypassed and from which a wire leads to a Dense, in the order of the wires. */
export function hiddenNodes(network: Network): readonly NetworkNode[] {
  const { nodes, wires } = activeNetwork(network);
  const { into, order } = topology(
    nodes.map(({ id }) => id),
    wires,
  );
  const feeders = nodes.filter(hasKernel).flatMap(({ id }) => (into.get(id) ?? []).map(({ from }) => from));
  const hidden = leadingTo(into, feeders);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return order.flatMap((id) => (hidden.has(id) ? (byId.get(id) ?? []) : []));
}
