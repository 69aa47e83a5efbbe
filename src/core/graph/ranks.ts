/** How far from the start each node is, counted along wires. */
import type { Network, NodeId } from "../network/network";
import { topology } from "./topology";

/**
 * The length of the longest way to each node (the column of a layered drawing). Of a loop, where no way is longest, the
 * nodes follow each other in file order, and what is behind it comes after them. Linear in nodes and wires.
 */
export function ranksOf(network: Network): ReadonlyMap<NodeId, number> {
  const ids = network.nodes.map((node) => node.id);
  const { order, into } = topology(ids, network.wires);
  const ranks = new Map<NodeId, number>();
  const place = (id: NodeId) => {
    let rank = 0;
    for (const { from } of into.get(id) ?? []) rank = Math.max(rank, 1 + (ranks.get(from) ?? -1));
    ranks.set(id, rank);
  };
  for (const id of order) place(id);
  for (const id of ids) if (!ranks.has(id)) place(id);
  return ranks;
}
