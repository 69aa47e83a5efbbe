/** Automatic layout: layers from left to right (dagre's layered drawing), on the canvas's grid. */
import dagre from "@dagrejs/dagre";
import type { Network, NodeId, Position } from "../network/network";

/** The size of a node on the canvas, in canvas units. Nodes are all of one size, so that nothing has to be measured. */
export const NODE_SIZE = { width: 124, height: 178 } as const;
export const NODE_GAP = { x: 20, y: 28 } as const;

/** Places for all nodes: the network's flow from left to right, the first node at the origin. */
export function arrange(network: Network): ReadonlyMap<NodeId, Position> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: NODE_GAP.x, nodesep: NODE_GAP.y });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of network.nodes) graph.setNode(id, { ...NODE_SIZE });
  for (const { id, from, to } of network.wires) graph.setEdge(from, to, {}, id);
  dagre.layout(graph);
  return new Map(
    network.nodes.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x: Math.round(x - NODE_SIZE.width / 2), y: Math.round(y - NODE_SIZE.height / 2) }];
    }),
  );
}
