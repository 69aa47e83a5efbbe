/** Where arrow keys lead in a network: along the wires, and across to what lies as deep. */
import { nodeOf } from "../network/lookup";
import type { Network, NodeId, Position } from "../network/network";
import { ranksOf } from "./ranks";
import { type Topology, topology } from "./topology";

/** onward and back: along the wires; up and down: among the nodes of the same depth, which Arrange puts in one column. */
export type WalkDirection = "onward" | "back" | "up" | "down";

export interface Step {
  readonly node: NodeId;
  /** Which one it is, from 1, of how many that were to choose from, from the upper one down. */
  readonly index: number;
  readonly count: number;
  /** What it was chosen from: what the start feeds, what feeds it, or its column. */
  readonly among: "outputs" | "inputs" | "column";
}

interface Ways {
  readonly graph: Topology;
  /** Every node after what feeds it; those on and behind loops come last, in file order. */
  readonly order: readonly NodeId[];
  readonly ranks: ReadonlyMap<NodeId, number>;
  /** The nodes of each depth from the upper one down. */
  readonly columns: ReadonlyMap<number, readonly NodeId[]>;
  /** Neighbours along wires from the upper one down, of those that were asked about. */
  readonly outputs: Map<NodeId, readonly NodeId[]>;
  readonly inputs: Map<NodeId, readonly NodeId[]>;
}

const known = new WeakMap<Network, Ways>();
let last: { readonly network: Network; readonly ways: Ways } | undefined;

/** The same object for networks whose nodes lie and are wired alike, as after a change of names or settings. */
export function graphKeyOf(network: Network): object {
  return waysOf(network);
}

/** Takes time in proportion to nodes and wires (sorting apart), once for as long as nodes lie and are wired alike. */
function waysOf(network: Network): Ways {
  const before = known.get(network);
  if (before) return before;
  const ways = last && isAlike(last.network, network) ? last.ways : findWays(network);
  known.set(network, ways);
  last = { network, ways };
  return ways;
}

function isAlike(a: Network, b: Network): boolean {
  return (
    a.wires === b.wires &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => {
      const other = b.nodes[index];
      return node.id === other?.id && node.position === other.position;
    })
  );
}

function findWays(network: Network): Ways {
  const ids = network.nodes.map(({ id }) => id);
  const graph = topology(ids, network.wires);
  const sorted = new Set(graph.order);
  const order = [...graph.order, ...ids.filter((id) => !sorted.has(id))];
  const ranks = ranksOf(network);
  const columns = new Map<number, NodeId[]>();
  for (const id of downwards(network, ids)) {
    const rank = ranks.get(id) ?? 0;
    const column = columns.get(rank);
    if (column) column.push(id);
    else columns.set(rank, [id]);
  }
  return { graph, order, ranks, columns, outputs: new Map(), inputs: new Map() };
}

/** The node that a walk begins at, and the one that it ends at; undefined of an empty network. */
export function endsOf(network: Network): { readonly first: NodeId; readonly last: NodeId } | undefined {
  const { order } = waysOf(network);
  const [first] = order;
  const last = order.at(-1);
  return first && last && { first, last };
}

/** What the wires that leave the node enter, from the upper one down. */
export function fedBy(network: Network, node: NodeId): readonly NodeId[] {
  const { graph, outputs } = waysOf(network);
  return once(outputs, node, () =>
    downwards(network, unlike((graph.outOf.get(node) ?? []).map(({ to }) => to))),
  );
}

/** What the wires that enter the node leave, from the upper one down. */
export function feedersOf(network: Network, node: NodeId): readonly NodeId[] {
  const { graph, inputs } = waysOf(network);
  return once(inputs, node, () =>
    downwards(network, unlike((graph.into.get(node) ?? []).map(({ from }) => from))),
  );
}

function once(
  known: Map<NodeId, readonly NodeId[]>,
  node: NodeId,
  find: () => readonly NodeId[],
): readonly NodeId[] {
  const before = known.get(node);
  if (before) return before;
  const found = find();
  known.set(node, found);
  return found;
}

const unlike = (ids: readonly NodeId[]) => (ids.length > 1 ? [...new Set(ids)] : ids);

/**
 * One step from a node. Onward and back take the node one came from last, else of those fewest layers away the nearest. Up and down
 * take the next one of the same depth; where the node is the only one of its depth, down is onward and up is back.
 * @param cameFrom where the walk was before it came to this node
 * @returns undefined where there is nothing further in that direction
 */
export function step(
  network: Network,
  from: NodeId,
  direction: WalkDirection,
  cameFrom?: NodeId,
): Step | undefined {
  const { ranks, columns } = waysOf(network);
  if (direction === "onward" || direction === "back") {
    const isOnward = direction === "onward";
    const all = isOnward ? fedBy(network, from) : feedersOf(network, from);
    // One layer on before what a wire skips layers to: so no layer is passed over for ever.
    const leap = (id: NodeId) => Math.abs((ranks.get(id) ?? 0) - (ranks.get(from) ?? 0));
    const least = Math.min(...all.map(leap));
    const beside = all.filter((id) => leap(id) === least);
    const node = all.find((id) => id === cameFrom) ?? nearest(network, from, beside);
    return (
      node && {
        node,
        index: all.indexOf(node) + 1,
        count: all.length,
        among: isOnward ? "outputs" : "inputs",
      }
    );
  }
  const column = columns.get(ranks.get(from) ?? 0) ?? [];
  if (column.length < 2) return step(network, from, direction === "down" ? "onward" : "back", cameFrom);
  const index = column.indexOf(from) + (direction === "down" ? 1 : -1);
  const node = column[index];
  return node && { node, index: index + 1, count: column.length, among: "column" };
}

function downwards(network: Network, ids: readonly NodeId[]): readonly NodeId[] {
  if (ids.length < 2) return ids;
  const place = (id: NodeId): Position => nodeOf(network, id)?.position ?? { x: 0, y: 0 };
  return [...ids].sort((a, b) => place(a).y - place(b).y || place(a).x - place(b).x);
}

/** Of several at one distance the upper one. */
function nearest(network: Network, from: NodeId, ids: readonly NodeId[]): NodeId | undefined {
  let best: NodeId | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const far = distance(network, from, id);
    if (far < least) [best, least] = [id, far];
  }
  return best;
}

/** Between the corners of two nodes, in canvas units. */
export function distance(network: Network, a: NodeId, b: NodeId): number {
  const [one, other] = [nodeOf(network, a), nodeOf(network, b)];
  return one && other
    ? Math.hypot(one.position.x - other.position.x, one.position.y - other.position.y)
    : Number.POSITIVE_INFINITY;
}
