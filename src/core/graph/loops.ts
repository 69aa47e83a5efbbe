/**
 * Where a graph runs in loops: its strongly connected components (Tarjan 1972), each found once, in time in proportion
 * to nodes and wires. Without recursion, so that a chain of any length is no deeper than another.
 */
import type { NodeId, Wire } from "../network/network";

/** A node whose wires are being followed: `next` is the wire that comes next. */
interface Visit {
  readonly id: NodeId;
  readonly wires: readonly Wire[];
  next: number;
}

/**
 * The largest sets of nodes that all feed each other, a node that feeds itself among them.
 * @param nodes the nodes to look at; the order of each loop and of the loops is theirs
 * @param outOf wires that leave a node; those to other nodes are passed over
 */
export function loopsOf(
  nodes: readonly NodeId[],
  outOf: ReadonlyMap<NodeId, readonly Wire[]>,
): readonly (readonly NodeId[])[] {
  const place = new Map(nodes.map((id, index) => [id, index]));
  const inOrder = (a: NodeId, b: NodeId) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  const components = stronglyConnected(nodes, outOf);
  return components
    .filter(([first, second]) => second !== undefined || feedsItself(first, outOf))
    .map((component) => component.sort(inOrder))
    .sort(([a], [b]) => inOrder(a as NodeId, b as NodeId));
}

function feedsItself(id: NodeId | undefined, outOf: ReadonlyMap<NodeId, readonly Wire[]>): boolean {
  return id !== undefined && (outOf.get(id) ?? []).some(({ to }) => to === id);
}

function stronglyConnected(
  nodes: readonly NodeId[],
  outOf: ReadonlyMap<NodeId, readonly Wire[]>,
): readonly NodeId[][] {
  /** Rank of each node in the order of first visits; of what is not asked about there is none. */
  const rank = new Map<NodeId, number>(nodes.map((id) => [id, -1]));
  /** Smallest rank that a node's subtree leads back to. */
  const lowest = new Map<NodeId, number>();
  const pending: NodeId[] = [];
  const isPending = new Set<NodeId>();
  const components: NodeId[][] = [];
  let ranked = 0;

  const path: Visit[] = [];
  const enter = (id: NodeId) => {
    rank.set(id, ranked);
    lowest.set(id, ranked);
    ranked += 1;
    pending.push(id);
    isPending.add(id);
    path.push({ id, wires: outOf.get(id) ?? [], next: 0 });
  };
  const leadsBack = (id: NodeId, to: number) => lowest.set(id, Math.min(lowest.get(id) ?? to, to));
  /** All that was entered since this node and is in no component yet. */
  const close = (id: NodeId) => {
    const component: NodeId[] = [];
    for (let last = pending.pop(); last !== undefined; last = pending.pop()) {
      isPending.delete(last);
      component.push(last);
      if (last === id) break;
    }
    components.push(component);
  };

  for (const root of nodes) {
    if (rank.get(root) !== -1) continue;
    enter(root);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const to = visit.wires[visit.next]?.to;
      visit.next += 1;
      if (to === undefined) {
        path.pop();
        const low = lowest.get(visit.id) ?? 0;
        if (low === rank.get(visit.id)) close(visit.id);
        const before = path.at(-1);
        if (before) leadsBack(before.id, low);
      } else if (rank.get(to) === -1) enter(to);
      else if (isPending.has(to)) leadsBack(visit.id, rank.get(to) ?? 0);
    }
  }
  return components;
}
