/** Which nodes the film stops at: the way from the input to the output along the trunk. */
import type { NodeId } from "../network/network";
import type { FilmMaterial, NodeSample } from "./types";

/** The stops of the film, input first. At a node of two ports it follows the trunk. */
export function routeOf({ stops, output }: FilmMaterial): readonly NodeSample[] {
  const byId = new Map(stops.map((stop) => [stop.node, stop]));
  const route: NodeSample[] = [];
  const taken = new Set<NodeId>();
  let stop = byId.get(output);
  while (stop && !taken.has(stop.node)) {
    taken.add(stop.node);
    route.push(stop);
    stop = byId.get(trunkOf(stop, byId) ?? ("" as NodeId));
  }
  return route.reverse();
}

/**
 * The one of a node's inputs that the film comes from. Of two branches the trunk is the one that the other one
 * grew out of (a residual block's way past the block); else the first.
 */
function trunkOf({ from }: NodeSample, byId: ReadonlyMap<NodeId, NodeSample>): NodeId | undefined {
  const [first, ...others] = from;
  if (others.length === 0) return first;
  return (
    from.find((candidate) =>
      from.some((other) => other !== candidate && ancestors(other, byId).has(candidate)),
    ) ?? first
  );
}

function ancestors(node: NodeId, byId: ReadonlyMap<NodeId, NodeSample>): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const open = [...(byId.get(node)?.from ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.from ?? []));
  }
  return found;
}
