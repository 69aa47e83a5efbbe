/** Which node simply follows another: the links that chains are made of. */
import { wiresFrom, wiresTo } from "../network/lookup";
import type { Network, NodeId } from "../network/network";

/**
 * By each node the one that follows it: by a single wire, the only one that leaves the one and the only one that enters the other.
 * No node follows two, so whoever goes from one to the next comes to an end or, in a ring, back to where they began.
 */
export function followers(network: Pick<Network, "wires">): ReadonlyMap<NodeId, NodeId> {
  const isLink = ({ from, to }: Network["wires"][number]) =>
    wiresFrom(network, from).length === 1 && wiresTo(network, to).length === 1;
  return new Map(network.wires.filter(isLink).map(({ from, to }) => [from, to]));
}
