/** What a fix is: a way out of one problem that the page can go by itself, in one edit. */
import type { Check } from "../compiler/check";
import type { Problem, ProblemTag } from "../compiler/problem";
import { reachable, type Topology, topology } from "../graph/topology";
import { activeNetwork } from "../network/bypass";
import { nodeOf } from "../network/lookup";
import type { Network, NodeId } from "../network/network";
import { isInput, nodeSpec } from "../nodes";
import type { Meaning } from "../nodes/define";

export interface Fix {
  /** The button's words, which undo says too: "Add a Softmax", "Set 10 units". */
  readonly name: string;
  /** Asked of the network that the fix was offered for. */
  readonly edit: () => Network;
}

/** A network with what is known of it, as every fix needs it. */
export interface Place {
  /** What is edited. */
  readonly network: Network;
  /** What computes, without bypassed nodes: what is read. Its wires have the network's ids. */
  readonly active: Network;
  readonly check: Check;
  readonly graph: Topology;
  /** What the Inputs lead to, themselves among it. */
  readonly fed: ReadonlySet<NodeId>;
}

/** The fixes of one kind of problem, the likeliest first; none where only a person can know what was meant. */
export type FixesOf<Tag extends ProblemTag> = (
  problem: Extract<Problem, { readonly tag: Tag }>,
  place: Place,
) => readonly Fix[];

/** For some kinds of problems their fixes; the list puts the groups together (list.ts). */
export type FixTable<Tag extends ProblemTag> = { readonly [Each in Tag]: FixesOf<Each> };

const places = new WeakMap<Check, Place>();

/** Worked out once for a network, however many problems it has. */
export function placeOf(network: Network, check: Check): Place {
  const known = places.get(check);
  if (known?.network === network) return known;
  const active = activeNetwork(network);
  const graph = topology(
    active.nodes.map(({ id }) => id),
    active.wires,
  );
  const inputs = active.nodes.filter(isInput).map(({ id }) => id);
  const place = { network, active, check, graph, fed: reachable(graph.outOf, inputs) };
  places.set(check, place);
  return place;
}

/** What a node's values are, as a loss would read them. */
export function meaningAt({ network, check }: Place, id: NodeId): Meaning {
  const node = nodeOf(network, id);
  return (node && nodeSpec(node.kind)?.meaning(check.params.get(id) ?? node.params)) ?? "numbers";
}
