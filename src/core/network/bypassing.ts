/** Bypassing nodes and using them again: what the page's first picture does without. */
import { activeNetwork, isBypassed, placesOf } from "./bypass";
import { nodeOf, wiresFrom, wiresTo } from "./lookup";
import type { Network, NodeId } from "./network";

/** Why a node cannot be bypassed: a sentence; undefined where it can. */
export function bypassRefusal(network: Network, id: NodeId): string | undefined {
  const node = nodeOf(network, id);
  if (!node) return "This node is no longer there.";
  if (placesOf(node.kind) === 0)
    return `“${node.name}” is where the examples enter: bypassed, nothing would.`;
  if (placesOf(node.kind) > 1) {
    return `“${node.name}” joins branches, and bypassed it could pass on only one. Take it out (Ctrl+Delete): the first branch goes on.`;
  }
  return undefined;
}

/** Bypasses nodes, or uses them again. */
export function setBypassed(network: Network, ids: readonly NodeId[], bypassed: boolean): Network {
  const meant = new Set(ids);
  return {
    ...network,
    nodes: network.nodes.map((node) => {
      if (!meant.has(node.id) || (node.bypassed === true) === bypassed) return node;
      const { bypassed: _, ...used } = node;
      return bypassed ? { ...node, bypassed } : used;
    }),
  };
}

/** The bypassed nodes on the ways from a node to those that it feeds and that feed it once they are not there. */
export function bypassedAround(network: Network, id: NodeId): readonly NodeId[] {
  if (activeNetwork(network) === network) return [];
  const found = new Set<NodeId>();
  const on = (node: NodeId) => wiresFrom(network, node).map(({ to }) => to);
  const back = (node: NodeId) => wiresTo(network, node).map(({ from }) => from);
  for (const way of [on, back]) {
    const open = [id];
    for (let now = open.pop(); now !== undefined; now = open.pop()) {
      for (const next of way(now)) {
        const node = nodeOf(network, next);
        if (!node || !isBypassed(node) || found.has(next)) continue;
        found.add(next);
        open.push(next);
      }
    }
  }
  return [...found];
}
