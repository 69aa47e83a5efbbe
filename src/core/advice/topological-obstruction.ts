/**
 * The topological obstruction: one class lies around another, and the network is nowhere wide enough to get the inner one out.
 *
 * Why. An invertible layer as wide as the plane moves it as a rubber sheet (a homeomorphism): what is inside a ring stays
 * inside, and a half-plane that holds the whole ring holds its inside too (Olah 2014, Neural Networks, Manifolds, and
 * Topology). Layers that are not invertible (relu, a kernel of determinant 0) do not help: where every hidden layer has at
 * most as many units as there are inputs and every activation is continuous and the limit of one-to-one functions, as
 * the monotone ones are, each connected part of a level set of the output is unbounded, so no boundary can close
 * around the inner class (Johnson 2018, Deep, Skinny Neural Networks are not Universal Approximators, arXiv:1810.00393).
 *
 * It speaks of the classes as regions. Finitely many examples have gaps, and training can squeeze a thin channel
 * through one; so accuracy may come near 1, and the sentence does not say otherwise.
 *
 * What each kind may do to the plane is its spec's `warp`. A bend that loses a direction first (a Softmax, of which only
 * the scores' differences count) is one-to-one on what is left, and so bends in one dimension less than it has units.
 *
 * Only chains are judged, so that nothing is said that might not be so: an Add can fold the plane, a Concatenate widens it.
 */

import type { Problem } from "../compiler/problem";
import { datasetSpec } from "../data";
import type { Topology } from "../graph/topology";
import type { Network, NodeId, Params } from "../network/network";
import { hasKernel, nodeSpec } from "../nodes";
import type { Shape } from "../nodes/define";
import { parseParams } from "../params";

export interface Inferred {
  readonly shapes: ReadonlyMap<NodeId, Shape>;
  readonly params: ReadonlyMap<NodeId, Params>;
}

/** Warns where the classes are nested and no bend is wide enough. The network has to be one that trains. */
export function warnAboutObstruction(
  network: Network,
  order: readonly NodeId[],
  graph: Topology,
  { shapes, params }: Inferred,
  problems: Problem[],
): void {
  const dataset = datasetSpec(network.dataset.kind);
  const parsed = dataset && parseParams(dataset.params, network.dataset.params);
  const nested = parsed?.ok ? dataset?.nested?.(parsed.params) : undefined;
  const features = shapes.get(order[0] as NodeId)?.[0];
  if (!nested || features === undefined) return;
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const isKernel = (id: NodeId) => hasKernel(nodes.get(id) ?? { kind: "" });
  const dense = order.filter(isKernel);
  const last = dense.at(-1);
  if (last === undefined) return;
  let feeding: NodeId | undefined;
  let bending: NodeId | undefined;
  /** With how many units `bending` frees the inner class: what the most generous of the bends it feeds needs. */
  let units = Number.POSITIVE_INFINITY;
  let bends = false;
  for (const id of order) {
    const isEnd = graph.outOf.get(id)?.length === 0;
    const width = shapes.get(id)?.[0] ?? 0;
    if ((graph.into.get(id)?.length ?? 0) > 1 || (graph.outOf.get(id)?.length ?? 0) > 1) return;
    if (isKernel(id)) feeding = id;
    const warp = nodeSpec(nodes.get(id)?.kind ?? "")?.warp(params.get(id) ?? {});
    if (!warp || warp.kind === "folds") return;
    if (warp.kind !== "bends" || isEnd) continue;
    if (width - warp.lost > features) return;
    bends = true;
    if (feeding !== last) bending ??= feeding;
    if (feeding === bending) units = Math.min(units, features + 1 + warp.lost);
  }
  // Without a bend there is but a straight line, and no need of topology to see it.
  if (!bends) return;
  // What a narrower linear layer before it has lost, a wider one cannot bring back.
  const before = bending === undefined ? [] : dense.slice(0, dense.indexOf(bending));
  const canWiden = bending !== undefined && before.every((id) => (shapes.get(id)?.[0] ?? 0) >= features);
  problems.push({
    tag: "topological-obstruction",
    node: canWiden ? (bending as NodeId) : last,
    units: canWiden ? units : undefined,
    features,
    ...nested,
  });
}
