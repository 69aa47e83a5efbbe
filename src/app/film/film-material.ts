/** From the trainer's picture to what a film is made of: every node's own values, what feeds it, its weights. */
import type { FilmMaterial, NodeSample } from "../../core/film/film";
import { topology } from "../../core/graph/topology";
import { activeNetwork } from "../../core/network/bypass";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Network, NodeId } from "../../core/network/network";
import { isNodeKind } from "../../core/nodes";
import type { NodePicture } from "../../engine/protocol";
import { checkOf } from "../network/check";
import type { Picture } from "../run/run-store";

/** undefined where no node has a picture. */
export function filmMaterial(
  whole: Network,
  picture: Picture,
  weights: Checkpoint | undefined,
): FilmMaterial | undefined {
  const check = checkOf(whole);
  const network = activeNetwork(whole);
  const { into } = topology(
    network.nodes.map(({ id }) => id),
    network.wires,
  );
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  const stops: NodeSample[] = [];
  for (const id of check.order) {
    const node = byId.get(id);
    const shown = picture.nodes.get(id);
    if (!node || !isNodeKind(node.kind) || !shown) continue;
    const arrays = weights?.get(id);
    stops.push({
      node: id,
      kind: node.kind,
      name: node.name,
      params: check.params.get(id) ?? {},
      from: (into.get(id) ?? []).map(({ from }) => from),
      width: shown.width,
      ...valuesOf(shown),
      ...(shown.projection.kind === "principal" && { share: shown.projection.share }),
      ...(arrays && { weights: arrays }),
    });
  }
  const output = outputOf(network, stops);
  return output === undefined ? undefined : { shape: picture.shape, stops, output };
}

/** A node's own values where the picture has them; of a wide one the points of the picture. */
function valuesOf({ width, whole, sheet, data }: NodePicture): Pick<NodeSample, "sheet" | "data"> {
  if (whole) return { sheet: whole.sheet, data: whole.data };
  return width === 1 ? { sheet: firstOfTwo(sheet), data: firstOfTwo(data) } : { sheet, data };
}

/** One unit's picture lies on the horizontal axis. */
function firstOfTwo(points: Float32Array): Float32Array {
  return Float32Array.from({ length: points.length / 2 }, (_, index) => points[2 * index] as number);
}

/** Where the film ends: the last node that feeds no other one that is shown. */
function outputOf(network: Network, stops: readonly NodeSample[]): NodeId | undefined {
  const shown = new Set(stops.map(({ node }) => node));
  const feeds = new Set(network.wires.filter(({ to }) => shown.has(to)).map(({ from }) => from));
  return stops.findLast(({ node }) => !feeds.has(node))?.node;
}
