/** What a line of a list of layers says of its wires: only what the order of the list does not tell. */
import { fedBy, feedersOf } from "../graph/walk";
import { nodeOf } from "../network/lookup";
import type { Network, NodeId } from "../network/network";
import { nodeSpec } from "../nodes";

/** The most nodes that are named. */
const MOST_NAMED = 4;

/** @param above the node of the line before; undefined of the first */
export function linkWords(network: Network, node: NodeId, above: NodeId | undefined): string {
  const feeders = feedersOf(network, node);
  const fed = fedBy(network, node);
  const isEntry = nodeSpec(nodeOf(network, node)?.kind ?? "")?.inputs.length === 0;
  const follows = feeders.length === 1 && feeders[0] === above;
  return [
    feeders.length === 0 && !isEntry && "nothing feeds it",
    feeders.length > 0 && !follows && `from ${namesOf(network, feeders)}`,
    fed.length > 1 && `feeds ${namesOf(network, fed)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "a, b and 3 more". */
export function namesOf(network: Network, ids: readonly NodeId[]): string {
  const named = ids.slice(0, MOST_NAMED).map((id) => nodeOf(network, id)?.name ?? id);
  const more = ids.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more.toLocaleString("en")} more` : named.join(", ");
}
