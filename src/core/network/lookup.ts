/** A network's nodes and wires by what is known of them: worked out once for a network, so that looking one up costs the same in any. */
import type { Network, NetworkNode, NodeId, Wire } from "./network";

const nodesById = new WeakMap<Network["nodes"], ReadonlyMap<NodeId, NetworkNode>>();
const wiresInto = new WeakMap<Network["wires"], ReadonlyMap<NodeId, readonly Wire[]>>();
const none: readonly Wire[] = [];

/** A network's nodes by their ids. */
export function nodeTable({ nodes }: Pick<Network, "nodes">): ReadonlyMap<NodeId, NetworkNode> {
  const known = nodesById.get(nodes);
  if (known) return known;
  const table = new Map(nodes.map((node) => [node.id, node]));
  nodesById.set(nodes, table);
  return table;
}

/** The node of this id; undefined where there is none. */
export function nodeOf(network: Pick<Network, "nodes">, id: NodeId | undefined): NetworkNode | undefined {
  return id === undefined ? undefined : nodeTable(network).get(id);
}

/** The wires that enter a node, in file order. */
export function wiresTo({ wires }: Pick<Network, "wires">, id: NodeId): readonly Wire[] {
  let table = wiresInto.get(wires);
  if (!table) {
    const grouped = new Map<NodeId, Wire[]>();
    for (const wire of wires) {
      const others = grouped.get(wire.to);
      if (others) others.push(wire);
      else grouped.set(wire.to, [wire]);
    }
    table = grouped;
    wiresInto.set(wires, table);
  }
  return table.get(id) ?? none;
}
