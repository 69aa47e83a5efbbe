/** What trains, but perhaps not as one may think: warnings that stop nothing. */

import type { Problem } from "../compiler/problem";
import type { Topology } from "../graph/topology";
import type { Network, NetworkNode, NodeId } from "../network/network";
import { hasKernel, nodeSpec } from "../nodes";
import type { Inferred } from "./topological-obstruction";

/** Things that train, but not as one may think. */
export function warnAboutShape(
  network: Network,
  nodes: ReadonlyMap<NodeId, NetworkNode>,
  graph: Topology,
  loose: ReadonlySet<NodeId>,
  { params, shapes }: Inferred,
  problems: Problem[],
): void {
  const isKernel = (id: NodeId | undefined) => {
    const node = id && nodes.get(id);
    return node !== undefined && hasKernel(node);
  };
  /** What a node does that bends nothing, has no kernel, and is not there for training's sake alone. */
  const straight = (id: NodeId): "keeps" | "affine" | undefined => {
    const spec = nodeSpec(nodes.get(id)?.kind ?? "");
    const own = params.get(id);
    if (!spec || !own || spec.hasKernel) return undefined;
    const { kind } = spec.warp(own);
    if (kind === "affine") return kind;
    return kind === "keeps" && !spec.training ? kind : undefined;
  };
  /** The node that really feeds this one, and what stands between: a linear activation changes nothing. */
  const feeder = (
    id: NodeId,
  ): { readonly from: NodeId | undefined; readonly between: NodeId | undefined } => {
    let from = graph.into.get(id)?.[0]?.from;
    let between: NodeId | undefined;
    const seen = new Set<NodeId>();
    while (from && !seen.has(from)) {
      const kind = straight(from);
      if (!kind) break;
      if (kind === "affine") between ??= from;
      seen.add(from);
      from = graph.into.get(from)?.[0]?.from;
    }
    return { from, between };
  };
  const hintOf = (id: NodeId): string | undefined => {
    const own = params.get(id);
    const entering = graph.into.get(id)?.map(({ from }) => shapes.get(from) ?? []) ?? [];
    return own && nodeSpec(nodes.get(id)?.kind ?? "")?.hint?.(entering, own, network.training);
  };
  for (const { id, kind } of network.nodes) {
    if (loose.has(id)) continue;
    const own = params.get(id);
    const isDistribution = own && nodeSpec(kind)?.meaning(own) === "distribution";
    if (isDistribution && (graph.outOf.get(id)?.length ?? 0) > 0) {
      problems.push({ tag: "softmax-early", node: id });
    }
    const hint = hintOf(id);
    if (hint !== undefined) problems.push({ tag: "hint", node: id, text: hint });
    if (!isKernel(id)) continue;
    const { from, between } = feeder(id);
    if (from && isKernel(from)) problems.push({ tag: "dense-pair", first: from, second: id, between });
  }
}
