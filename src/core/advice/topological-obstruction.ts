/**
 * The topological obstruction: one class lies around another, and the network can nowhere get the inner one out.
 *
 * Why. An invertible layer as wide as the plane moves it as a rubber sheet (a homeomorphism): what is inside a ring stays
 * inside, and a half-plane that holds the whole ring holds its inside too (Olah 2014, Neural Networks, Manifolds, and
 * Topology). Layers that are not invertible (relu, a kernel of determinant 0) do not help: where every hidden layer has at
 * most as many units as there are inputs and every activation is continuous and the limit of one-to-one functions, as
 * the monotone ones are, each connected part of a level set of the output is unbounded, so no boundary can close
 * around the inner class (Johnson 2018, Deep, Skinny Neural Networks are not Universal Approximators, arXiv:1810.00393).
 * For the same reason a layer of fewer units than inputs, with nothing wide before it, is a dead end whatever follows: what
 * it gives for a place of the inner class it also gives for one of the outer class.
 *
 * It speaks of the classes as regions. Finitely many examples have gaps, and training can squeeze a thin channel
 * through one; so accuracy may come near 1, and the sentence does not say otherwise. Whether the examples at hand lie
 * around each other as regions do, `isObstructed` tells: of a few, it says nothing.
 *
 * What each kind may do to the plane is its spec's `warp`. A bend that loses a direction first (a Softmax, of which only
 * the scores' differences count) is one-to-one on what is left, and so bends in one dimension less than it has units.
 *
 * Only chains are judged, so that nothing is said that might not be so: an Add can fold the plane, a Concatenate widens it.
 */

import type { Problem } from "../compiler/problem";
import { datasetSpec } from "../data";
import type { Labelled } from "../data/define";
import type { Topology } from "../graph/topology";
import { isEnclosed } from "../math/enclosure";
import { nodeTable } from "../network/lookup";
import type { Network, NodeId, Params } from "../network/network";
import { hasKernel, nodeSpec } from "../nodes";
import type { Shape } from "../nodes/define";
import { parseParams } from "../params";

export interface Inferred {
  readonly shapes: ReadonlyMap<NodeId, Shape>;
  readonly params: ReadonlyMap<NodeId, Params>;
}

type Obstruction = Extract<Problem, { tag: "topological-obstruction" }>;

/** What of a chain matters here: its layers with a kernel, and where it bends or folds. */
type Link =
  | { readonly kind: "kernel"; readonly node: NodeId; readonly units: number }
  /** @property lost dimensions that the bend leaves out before it is one-to-one */
  | { readonly kind: "bend"; readonly lost: number }
  | { readonly kind: "fold" };

/** Warns where the classes are nested and the network cannot free the inner one. The network has to be one that trains. */
export function warnAboutObstruction(
  network: Network,
  order: readonly NodeId[],
  graph: Topology,
  inferred: Inferred,
  problems: Problem[],
): void {
  const dataset = datasetSpec(network.dataset.kind);
  const parsed = dataset && parseParams(dataset.params, network.dataset.params);
  const nested = parsed?.ok ? dataset?.nested?.(parsed.params) : undefined;
  const features = inferred.shapes.get(order[0] as NodeId)?.[0];
  const links = nested && linksOf(network, order, graph, inferred);
  if (!nested || !links || features === undefined) return;
  const found = deadEnd(links, features);
  const kernels = links.filter((link) => link.kind === "kernel");
  const [first] = kernels;
  if (!found || !first) return;
  const widened = wayOut(links, features);
  problems.push({
    tag: "topological-obstruction",
    node: (widened ?? first).node,
    units: widened?.units,
    bottleneck: found.bottleneck,
    features,
    ...nested,
  });
}

/**
 * Whether an obstruction holds for the examples at hand: whether they lie around each other as regions do, so that no
 * line parts them and no border can pass between a few.
 * @param examples the points of the plane and their classes; of other examples nothing is known
 */
export function isObstructed(
  { inner, outer, features }: Pick<Obstruction, "inner" | "outer" | "features">,
  examples: Pick<Labelled, "labels" | "features"> & { readonly x: ArrayLike<number> },
): boolean {
  const isPlane = features === 2 && examples.features === 2;
  return isPlane && isEnclosed(examples.x, examples.labels, inner, outer);
}

/** The links of a chain; undefined of what is no chain, or holds what is not known to be harmless. */
function linksOf(
  network: Network,
  order: readonly NodeId[],
  graph: Topology,
  { shapes, params }: Inferred,
): readonly Link[] | undefined {
  const nodes = nodeTable(network);
  const links: Link[] = [];
  for (const id of order) {
    const node = nodes.get(id);
    const isEnd = graph.outOf.get(id)?.length === 0;
    if ((graph.into.get(id)?.length ?? 0) > 1 || (graph.outOf.get(id)?.length ?? 0) > 1) return undefined;
    const warp = nodeSpec(node?.kind ?? "")?.warp(params.get(id) ?? {});
    if (!node || !warp) return undefined;
    if (hasKernel(node)) links.push({ kind: "kernel", node: id, units: shapes.get(id)?.[0] ?? 0 });
    if (isEnd) continue;
    if (warp.kind === "bends") links.push({ kind: "bend", lost: warp.lost });
    if (warp.kind === "folds") links.push({ kind: "fold" });
  }
  return links;
}

/**
 * Why a chain cannot free a class that lies inside another: a layer of fewer units than inputs before anything wide has
 * bent, or nothing that bends wide at all. undefined where it may.
 */
function deadEnd(
  links: readonly Link[],
  features: number,
): { readonly bottleneck: NodeId | undefined } | undefined {
  const last = links.findLast(({ kind }) => kind === "kernel");
  let width = features;
  let bends = false;
  for (const link of links) {
    if (link.kind === "kernel") {
      width = link.units;
      if (link !== last && width < features) return { bottleneck: link.node };
    } else if (link.kind === "fold" || width - link.lost > features) return undefined;
    else bends = true;
  }
  // Without a bend there is but a straight line, and no need of topology to see it.
  return bends ? { bottleneck: undefined } : undefined;
}

/** A kernel and what bends or folds between it and the next one. */
interface Stretch {
  readonly node: NodeId;
  readonly units: number;
  readonly behind: readonly Link[];
}

function stretchesOf(links: readonly Link[]): readonly Stretch[] {
  const starts = links.flatMap((link, index) => (link.kind === "kernel" ? [index] : []));
  return starts.flatMap((start, index) => {
    const link = links[start];
    const behind = links.slice(start + 1, starts[index + 1]);
    return link?.kind === "kernel" ? [{ node: link.node, units: link.units, behind }] : [];
  });
}

/**
 * The first layer that frees the inner class when it is wider, and with how many units; the last one's are the classes'.
 * Only the stretch behind a layer sees its width, so what comes after that is worked out once for all, from the end.
 */
function wayOut(
  links: readonly Link[],
  features: number,
): { readonly node: NodeId; readonly units: number } | undefined {
  const bends = links.filter((link) => link.kind === "bend");
  const most = bends.reduce((lost, bend) => Math.max(lost, bend.lost), 0);
  const frees = (width: number, { behind }: Stretch) =>
    behind.some((link) => link.kind === "fold" || (link.kind === "bend" && width - link.lost > features));
  const stretches = stretchesOf(links);
  /** Whether the inner class comes free from the next stretch on, whatever width it is given; at the end, as deadEnd says. */
  const freeAfter: boolean[] = [];
  let isFree = bends.length === 0;
  for (let index = stretches.length - 1; index >= 0; index--) {
    freeAfter[index] = isFree;
    const stretch = stretches[index] as Stretch;
    const isLast = index === stretches.length - 1;
    isFree = (isLast || stretch.units >= features) && (frees(stretch.units, stretch) || isFree);
  }
  for (const [index, stretch] of stretches.slice(0, -1).entries()) {
    for (let wide = Math.max(stretch.units, features) + 1; wide <= features + 1 + most; wide++) {
      if (frees(wide, stretch) || freeAfter[index]) return { node: stretch.node, units: wide };
    }
    // What too few units have pressed together, no wider layer behind them takes apart.
    if (stretch.units < features) return undefined;
  }
  return undefined;
}
