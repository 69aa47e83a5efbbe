/** The bare graph under a network: who feeds whom, in what order, where it runs in loops, and what can be reached. */
import type { NodeId, Wire } from "../network/network";
import { loopsOf } from "./loops";

export interface Topology {
  /** Wires that enter a node, in file order. */
  readonly into: ReadonlyMap<NodeId, readonly Wire[]>;
  /** Wires that leave a node, in file order. */
  readonly outOf: ReadonlyMap<NodeId, readonly Wire[]>;
  /** Every node after all that feed it; nodes on or behind a cycle are left out. */
  readonly order: readonly NodeId[];
  /** The loops: each a largest set of nodes that all feed each other, in file order, as are the loops by their first node. */
  readonly loops: readonly (readonly NodeId[])[];
}

/**
 * Sorts a graph (Kahn 1962); ties keep the order of `nodes`, so the same file always gives the same order.
 * Takes time in proportion to nodes and wires.
 */
export function topology(nodes: readonly NodeId[], wires: readonly Wire[]): Topology {
  const into = new Map<NodeId, Wire[]>(nodes.map((id) => [id, []]));
  const outOf = new Map<NodeId, Wire[]>(nodes.map((id) => [id, []]));
  for (const wire of wires) {
    into.get(wire.to)?.push(wire);
    outOf.get(wire.from)?.push(wire);
  }
  const waiting = new Map(nodes.map((id) => [id, into.get(id)?.length ?? 0]));
  const order: NodeId[] = nodes.filter((id) => waiting.get(id) === 0);
  for (let index = 0; index < order.length; index++) {
    for (const { to } of outOf.get(order[index] as NodeId) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  if (order.length === nodes.length) return { into, outOf, order, loops: [] };
  const sorted = new Set(order);
  return {
    into,
    outOf,
    order,
    loops: loopsOf(
      nodes.filter((id) => !sorted.has(id)),
      outOf,
    ),
  };
}

/** All nodes that can be reached from these along wires, themselves among them. */
export function reachable(outOf: Topology["outOf"], from: readonly NodeId[]): ReadonlySet<NodeId> {
  return spread(outOf, from, "to");
}

/** All nodes that lead to these along wires, themselves among them. */
export function leadingTo(into: Topology["into"], to: readonly NodeId[]): ReadonlySet<NodeId> {
  return spread(into, to, "from");
}

function spread(
  wiresAt: ReadonlyMap<NodeId, readonly Wire[]>,
  start: readonly NodeId[],
  end: "from" | "to",
): ReadonlySet<NodeId> {
  const found = new Set(start);
  const open = [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const wire of wiresAt.get(id) ?? []) {
      if (found.has(wire[end])) continue;
      found.add(wire[end]);
      open.push(wire[end]);
    }
  }
  return found;
}
