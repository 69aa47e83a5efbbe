/** A network's nodes and wires by what is known of them: worked out once for a network, so that looking one up costs the same in any. */
import type { Network, NetworkNode, NodeId, Wire } from "./network";

const nodesById = new WeakMap<Network["nodes"], ReadonlyMap<NodeId, NetworkNode>>();
type WiresByNode = ReadonlyMap<NodeId, readonly Wire[]>;
const wiresInto = new WeakMap<Network["wires"], WiresByNode>();
const wiresOutOf = new WeakMap<Network["wires"], WiresByNode>();
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
  return groupedOnce(wires, wiresInto, "to").get(id) ?? none;
}

/** The wires that leave a node, in file order. */
export function wiresFrom({ wires }: Pick<Network, "wires">, id: NodeId): readonly Wire[] {
  return groupedOnce(wires, wiresOutOf, "from").get(id) ?? none;
}

function groupedOnce(
  wires: Network["wires"],
  known: WeakMap<Network["wires"], WiresByNode>,
  end: "from" | "to",
): WiresByNode {
  const before = known.get(wires);
  if (before) return before;
  const grouped = new Map<NodeId, Wire[]>();
  for (const wire of wires) {
    const others = grouped.get(wire[end]);
    if (others) others.push(wire);
    else grouped.set(wire[end], [wire]);
  }
  known.set(wires, grouped);
  return grouped;
}
