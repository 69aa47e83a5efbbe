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
 * Only chains are judged, so that nothing is said that might not be so: an Add can fold the plane, a Concatenate widens it.
 */

import type { Problem } from "../compiler/problem";
import { datasetSpec } from "../data";
import type { Topology } from "../graph/topology";
import type { Network, NodeId, Params } from "../network/network";
import { type ActivationName, activations } from "../nodes/activations";
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
  const kinds = new Map(network.nodes.map(({ id, kind }) => [id, kind]));
  const dense = order.filter((id) => kinds.get(id) === "dense");
  const last = dense.at(-1);
  if (last === undefined) return;

  let feeding: NodeId | undefined;
  let bending: NodeId | undefined;
  let bends = false;
  for (const id of order) {
    const isEnd = graph.outOf.get(id)?.length === 0;
    const kind = kinds.get(id);
    const width = shapes.get(id)?.[0] ?? 0;
    if ((graph.into.get(id)?.length ?? 0) > 1 || (graph.outOf.get(id)?.length ?? 0) > 1) return;
    if (kind === "dense") feeding = id;
    else if (kind === "activation") {
      const name = params.get(id)?.function as ActivationName;
      if (name === "linear" || isEnd) continue;
      if (!activations[name]?.monotone || width > features) return;
      bends = true;
      if (feeding !== last) bending ??= feeding;
    } else if (kind !== "input" && kind !== "dropout" && !(kind === "softmax" && isEnd)) return;
  }
  // Without a bend there is but a straight line, and no need of topology to see it.
  if (!bends) return;
  // What a narrower linear layer before it has lost, a wider one cannot bring back.
  const before = bending === undefined ? [] : dense.slice(0, dense.indexOf(bending));
  const canWiden = bending !== undefined && before.every((id) => (shapes.get(id)?.[0] ?? 0) >= features);
  problems.push({
    tag: "topological-obstruction",
    node: canWiden ? (bending as NodeId) : last,
    units: canWiden ? features + 1 : undefined,
    features,
    ...nested,
  });
}
