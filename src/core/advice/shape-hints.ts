/** What trains, but perhaps not as one may think: warnings that stop nothing. */

import type { Problem } from "../compiler/problem";
import type { Topology } from "../graph/topology";
import type { Network, NetworkNode, NodeId, Params } from "../network/network";

/** Things that train, but not as one may think. */
export function warnAboutShape(
  network: Network,
  nodes: ReadonlyMap<NodeId, NetworkNode>,
  graph: Topology,
  loose: ReadonlySet<NodeId>,
  params: ReadonlyMap<NodeId, Params>,
  problems: Problem[],
): void {
  const isDense = (id: NodeId) => nodes.get(id)?.kind === "dense";
  /** The node that really feeds this one: a linear activation in between changes nothing. */
  const feeder = (id: NodeId): NodeId | undefined => {
    let from = graph.into.get(id)?.[0]?.from;
    const seen = new Set<NodeId>();
    while (from && !seen.has(from) && params.get(from)?.function === "linear") {
      seen.add(from);
      from = graph.into.get(from)?.[0]?.from;
    }
    return from;
  };
  for (const { id, kind } of network.nodes) {
    if (loose.has(id)) continue;
    if (kind === "softmax" && (graph.outOf.get(id)?.length ?? 0) > 0) {
      problems.push({ tag: "softmax-early", node: id });
    }
    const before = kind === "dense" ? feeder(id) : undefined;
    if (before && isDense(before)) problems.push({ tag: "dense-pair", first: before, second: id });
  }
}
