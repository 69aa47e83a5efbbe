/** Wires that came and went because a node did: of those nothing needs to be said. */
import type { NetworkChanges } from "../network/changes";
import { wiresFrom } from "../network/lookup";
import type { Network, NodeId, Wire } from "../network/network";

/**
 * The added and removed wires that are left: both ends are nodes that both networks have, and no way through nodes that came
 * leads along a wire that went, nor the other way round.
 */
export function impliedWires(
  before: Network,
  after: Network,
  { added, removed, addedWires, removedWires, matched }: NetworkChanges,
): Pick<NetworkChanges, "addedWires" | "removedWires"> {
  const came = new Set(added.map(({ id }) => id));
  const went = new Set(removed.map(({ id }) => id));
  const back = new Map([...matched].map(([old, now]) => [now, old]));
  const throughNew = waysThrough(after, came);
  const throughOld = waysThrough(before, went);
  const isOfBoth = (strangers: ReadonlySet<NodeId>, { from, to }: Wire) =>
    !strangers.has(from) && !strangers.has(to);
  return {
    addedWires: addedWires.filter(
      (wire) => isOfBoth(came, wire) && !throughOld(back.get(wire.from), back.get(wire.to)),
    ),
    removedWires: removedWires.filter(
      (wire) => isOfBoth(went, wire) && !throughNew(matched.get(wire.from), matched.get(wire.to)),
    ),
  };
}

/** Whether a way leads from one node to another through these nodes alone, one of them at least. */
function waysThrough(network: Network, between: ReadonlySet<NodeId>) {
  const next = (id: NodeId) => wiresFrom(network, id).map(({ to }) => to);
  return (from: NodeId | undefined, to: NodeId | undefined): boolean => {
    if (from === undefined || to === undefined) return false;
    const seen = new Set<NodeId>();
    const waiting = next(from).filter((id) => between.has(id));
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      for (const other of next(id)) {
        if (other === to) return true;
        if (between.has(other)) waiting.push(other);
      }
    }
    return false;
  };
}
