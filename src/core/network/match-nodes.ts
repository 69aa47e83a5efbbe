/**
 * Which node of one network is which of another. States of one network share their ids; what is left, or all of two separate
 * files, is known by kind and name, and of separate files by kind and order.
 */
import type { Network, NetworkNode, NodeId } from "./network";

/** The later network's node for each node of the earlier one that both have; a node of another kind is another node. */
export function matchNodes(before: Network, after: Network): ReadonlyMap<NodeId, NodeId> {
  const matched = new Map<NodeId, NodeId>();
  const taken = new Set<NodeId>();
  /** Those with the same key, the first with the first. */
  const pair = (key: (node: NetworkNode) => string) => {
    const free = new Map<string, NodeId[]>();
    for (const node of after.nodes) {
      if (taken.has(node.id)) continue;
      const same = free.get(key(node));
      if (same) same.push(node.id);
      else free.set(key(node), [node.id]);
    }
    for (const same of free.values()) same.reverse();
    for (const node of before.nodes) {
      const other = matched.has(node.id) ? undefined : free.get(key(node))?.pop();
      if (other === undefined) continue;
      matched.set(node.id, other);
      taken.add(other);
    }
  };
  pair(({ id, kind }) => JSON.stringify([id, kind]));
  const isOne = 2 * matched.size >= Math.min(before.nodes.length, after.nodes.length);
  pair(({ kind, name }) => JSON.stringify([kind, name]));
  // In one network another Dense is another Dense, wherever it stands.
  if (!isOne) pair(({ kind }) => kind);
  return matched;
}
