/** A network as a list of lines: every node after what feeds it, each branch to its end before the next one. */
import type { Network, NodeId } from "../network/network";
import { fedBy, feedersOf, graphKeyOf } from "./walk";

export interface OutlineLine {
  readonly node: NodeId;
  /** How many branches it lies within: of what a node feeds besides another, one more than that node. */
  readonly depth: number;
}

const known = new WeakMap<object, readonly OutlineLine[]>();

/** The lines of a network; found once for as long as its nodes lie and are wired alike. */
export function outlineOf(network: Network): readonly OutlineLine[] {
  const key = graphKeyOf(network);
  const lines = known.get(key) ?? linesOf(network);
  known.set(key, lines);
  return lines;
}

/**
 * Kahn's order with the newest first, so that a branch is not left before its end. What lies in loops, and behind them, comes
 * last in file order. In proportion to nodes and wires, sorting apart.
 */
function linesOf(network: Network): readonly OutlineLine[] {
  const ids = network.nodes.map(({ id }) => id);
  const waiting = new Map(ids.map((id) => [id, feedersOf(network, id).length]));
  const open = ids.filter((id) => waiting.get(id) === 0).reverse();
  const depths = new Map<NodeId, number>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    depths.set(id, depthOf(network, id, depths));
    for (const next of fedBy(network, id).toReversed()) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) open.push(next);
    }
  }
  for (const id of ids) if (!depths.has(id)) depths.set(id, 0);
  return [...depths].map(([node, depth]) => ({ node, depth }));
}

/** A node that joins branches lies where they began. */
function depthOf(network: Network, id: NodeId, depths: ReadonlyMap<NodeId, number>): number {
  const feeders = feedersOf(network, id);
  const within = feeders.map((from) => (depths.get(from) ?? 0) + (fedBy(network, from).length > 1 ? 1 : 0));
  if (within.length === 0) return 0;
  return Math.max(0, Math.min(...within) - (within.length > 1 ? 1 : 0));
}
