/** What trains, but perhaps not as one may think: warnings that stop nothing. */

import type { Problem } from "../compiler/problem";
import type { Topology } from "../graph/topology";
import type { Network, NetworkNode, NodeId } from "../network/network";
import { hasKernel, isDistribution, nodeSpec } from "../nodes";
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
  const feeders = feedersOf(graph, straight);
  const hintOf = (id: NodeId): string | undefined => {
    const own = params.get(id);
    const entering = graph.into.get(id)?.map(({ from }) => shapes.get(from) ?? []) ?? [];
    return own && nodeSpec(nodes.get(id)?.kind ?? "")?.hint?.(entering, own, network.training);
  };
  for (const { id, kind } of network.nodes) {
    if (loose.has(id)) continue;
    const own = params.get(id);
    if (own && isDistribution({ kind, params: own }) && (graph.outOf.get(id)?.length ?? 0) > 0) {
      problems.push({ tag: "softmax-early", node: id });
    }
    const hint = hintOf(id);
    if (hint !== undefined) problems.push({ tag: "hint", node: id, text: hint });
    if (!isKernel(id)) continue;
    const { from, between } = feeders.get(id) ?? {};
    if (from && isKernel(from)) problems.push({ tag: "dense-pair", first: from, second: id, between });
  }
}

interface Feeder {
  readonly from: NodeId | undefined;
  /** The nearest node on the way from it that moves the plane, if only straight. */
  readonly between: NodeId | undefined;
}

/**
 * What really feeds each node: the nearest one before it that is not merely straight (a linear activation changes
 * nothing). Each is known from the one before it, so a long row of straight ones is walked once. Nodes on or behind a
 * loop have none.
 */
function feedersOf(
  graph: Topology,
  straight: (id: NodeId) => "keeps" | "affine" | undefined,
): ReadonlyMap<NodeId, Feeder> {
  const feeders = new Map<NodeId, Feeder>();
  for (const id of graph.order) {
    const from = graph.into.get(id)?.[0]?.from;
    const kind = from && straight(from);
    const before = from && kind ? feeders.get(from) : undefined;
    feeders.set(id, {
      from: kind ? before?.from : from,
      between: kind === "affine" ? from : before?.between,
    });
  }
  return feeders;
}
