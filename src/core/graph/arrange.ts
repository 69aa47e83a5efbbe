/**
 * Automatic layout from left to right, on the canvas's grid: dagre's layered drawing, and for networks too large for it
 * (its time grows with the square) or too long (its recursion ends at some hundred to two thousand nodes in a row) plain columns.
 */
import dagre from "@dagrejs/dagre";
import type { Network, NodeId, Position } from "../network/network";
import { NODE_GAP, NODE_SIZE, NODE_STEP } from "./node-size";
import { ranksOf } from "./ranks";

/** Work beyond this is too much for dagre: it takes a second or so for as much. */
const MOST_DRAWN = 2500;
/** Work up to this is done between two frames. */
const MOST_AT_ONCE = 200;

/** Whether arranging takes so long that it should not be done where a person waits for the page. */
export function isLongToArrange(network: Network): boolean {
  const work = workOf(network, ranksOf(network));
  return work > MOST_AT_ONCE && work <= MOST_DRAWN;
}

/** Places for all nodes: the network's flow from left to right, the first node at the origin. */
export function arrange(network: Network): ReadonlyMap<NodeId, Position> {
  const ranks = ranksOf(network);
  if (workOf(network, ranks) > MOST_DRAWN) return inColumns(network, ranks);
  try {
    return drawn(network);
  } catch (error) {
    // Its recursion goes as deep as the network is long, and how deep that may be differs: in workers least.
    if (error instanceof RangeError) return inColumns(network, ranks);
    throw error;
  }
}

/** What dagre has to place: the nodes, and a stand-in wherever a wire passes a column. */
function workOf(network: Network, ranks: ReadonlyMap<NodeId, number>): number {
  const rank = (id: NodeId) => ranks.get(id) ?? 0;
  return network.wires.reduce(
    (work, { from, to }) => work + Math.max(1, Math.abs(rank(to) - rank(from))),
    network.nodes.length,
  );
}

function drawn(network: Network): ReadonlyMap<NodeId, Position> {
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

/** A column for each rank, in it the nodes in file order, one below the other. */
function inColumns(network: Network, ranks: ReadonlyMap<NodeId, number>): ReadonlyMap<NodeId, Position> {
  const heights = new Map<number, number>();
  return new Map(
    network.nodes.map(({ id }) => {
      const column = ranks.get(id) ?? 0;
      const row = heights.get(column) ?? 0;
      heights.set(column, row + 1);
      return [id, { x: column * NODE_STEP.x, y: row * NODE_STEP.y }];
    }),
  );
}
