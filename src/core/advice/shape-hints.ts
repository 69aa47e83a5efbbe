/** What trains, but perhaps not as one may think: warnings that stop nothing. */

import type { Problem } from "../compiler/problem";
import type { Topology } from "../graph/topology";
import type { Network, NetworkNode, NodeId, Params } from "../network/network";
import { hasKernel, nodeSpec } from "../nodes";

/** Things that train, but not as one may think. */
export function warnAboutShape(
  network: Network,
  nodes: ReadonlyMap<NodeId, NetworkNode>,
  graph: Topology,
  loose: ReadonlySet<NodeId>,
  params: ReadonlyMap<NodeId, Params>,
  problems: Problem[],
): void {
  const isKernel = (id: NodeId | undefined) => {
    const node = id && nodes.get(id);
    return node !== undefined && hasKernel(node);
  };
  /** Training does not touch the values either. */
  const isIdle = (id: NodeId) => {
    const spec = nodeSpec(nodes.get(id)?.kind ?? "");
    const own = params.get(id);
    return spec !== undefined && own !== undefined && spec.warp(own).kind === "keeps" && !spec.training;
  };
  /** The node that really feeds this one: a linear activation in between changes nothing. */
  const feeder = (id: NodeId): NodeId | undefined => {
    let from = graph.into.get(id)?.[0]?.from;
    const seen = new Set<NodeId>();
    while (from && !seen.has(from) && isIdle(from)) {
      seen.add(from);
      from = graph.into.get(from)?.[0]?.from;
    }
    return from;
  };
  for (const { id, kind } of network.nodes) {
    if (loose.has(id)) continue;
    const own = params.get(id);
    const isDistribution = own && nodeSpec(kind)?.meaning(own) === "distribution";
    if (isDistribution && (graph.outOf.get(id)?.length ?? 0) > 0) {
      problems.push({ tag: "softmax-early", node: id });
    }
    const before = isKernel(id) ? feeder(id) : undefined;
    if (before && isKernel(before)) problems.push({ tag: "dense-pair", first: before, second: id });
  }
}
