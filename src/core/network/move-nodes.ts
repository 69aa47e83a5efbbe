/** The one edit that the canvas makes before all others: nodes lie elsewhere. */
import type { Network, NodeId, Position } from "./network";

/** Puts nodes to other places; those without one stay. */
export function moveNodes(network: Network, positions: ReadonlyMap<NodeId, Position>): Network {
  return {
    ...network,
    nodes: network.nodes.map((node) => {
      const position = positions.get(node.id);
      return position ? { ...node, position } : node;
    }),
  };
}
