/**
 * Names of nodes: no two of a network are alike, since sentences, undo and lists tell nodes apart by nothing else. What is
 * added or renamed gets a free name; a file of others may hold twins, which are found here.
 */
import { LIMITS, type Network, type NodeId } from "./network";

type Named = Pick<Network, "nodes">;

/** A name as a person reads it: blanks around it do not show, nor how an accent is written. */
function asRead(name: string): string {
  return name.trim().normalize("NFC");
}

/** Names that none of these nodes has, nor got from here before: "dense", "dense_2". */
export function freshNames(nodes: Network["nodes"]): (wanted: string) => string {
  const taken = new Set(nodes.map(({ name }) => asRead(name)));
  const lastNumber = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    if (taken.has(asRead(name))) {
      const base = wanted.trim().replace(/_\d+$/, "");
      let number = lastNumber.get(base) ?? 1;
      do {
        number += 1;
        name = numbered(base, number);
      } while (taken.has(asRead(name)));
      lastNumber.set(base, number);
    }
    taken.add(asRead(name));
    return name;
  };
}

/** "dense_2", cut where it would be longer than a name may be. */
function numbered(base: string, number: number): string {
  const end = `_${number}`;
  // Never half of a character that takes two.
  return `${base.slice(0, LIMITS.name - end.length).replace(/[\uD800-\uDBFF]$/, "")}${end}`;
}

/** The name that a node gets which is to be called so: another where another node has that. */
export function freeName({ nodes }: Named, id: NodeId, wanted: string): string {
  return freshNames(nodes.filter((node) => node.id !== id))(wanted);
}

/** The nodes that share a name with another, in file order. */
export function nodesOfOneName({ nodes }: Named): readonly NodeId[] {
  const first = new Map<string, NodeId>();
  const twins = new Set<NodeId>();
  for (const { id, name } of nodes) {
    const other = first.get(asRead(name));
    if (other === undefined) first.set(asRead(name), id);
    else twins.add(other).add(id);
  }
  return twins.size === 0 ? [] : nodes.filter(({ id }) => twins.has(id)).map(({ id }) => id);
}

/** Of nodes with one name the first keeps it, the others get numbers. */
export function withNamesApart<Whole extends Named>(network: Whole): Whole {
  const seen = new Set<string>();
  const fresh = freshNames(network.nodes);
  const nodes = network.nodes.map((node) => {
    const isFirst = !seen.has(asRead(node.name));
    seen.add(asRead(node.name));
    return isFirst ? node : { ...node, name: fresh(node.name) };
  });
  return { ...network, nodes };
}
