/** Which node a person most likely means to wire one to: what waits for a wire, and lies beside it. */
import { reachable } from "../graph/topology";
import { nodeOf } from "../network/lookup";
import type { NetworkNode, NodeId } from "../network/network";
import { nodeSpec } from "../nodes";
import { meaningAt, type Place } from "./define";

/**
 * The node that most likely feeds another: one that the Input reaches rather than one that it does not, an open end
 * rather than what feeds something already, what lies left of it and near.
 * @param only open ends that the Input reaches and that are no probabilities yet
 * @returns undefined where every other node would be a loop
 */
export function nearestSource(place: Place, id: NodeId, only = false): NodeId | undefined {
  const { graph, fed, check } = place;
  const behind = reachable(graph.outOf, [id]);
  const feeding = new Set(graph.into.get(id)?.map(({ from }) => from));
  return nearest(place, id, -1, (node) => {
    if (behind.has(node.id) || feeding.has(node.id) || !nodeSpec(node.kind)) return undefined;
    const isFed = fed.has(node.id);
    const isOpen = graph.outOf.get(node.id)?.length === 0;
    // Whose values are probabilities has most likely come to its end.
    const isEnd = meaningAt(place, node.id) !== "numbers";
    if (only && (isEnd || !isFed || !isOpen)) return undefined;
    return (isEnd ? 8 : 0) + (check.loose.has(node.id) ? 4 : 0) + (isFed ? 0 : 2) + (isOpen ? 0 : 1);
  });
}

/** A node with the first of its ports that has no wire. */
export interface FreePort {
  readonly node: NodeId;
  readonly port: string;
}

/** The node that a person most likely wants fed by another: one with a free port, right of it and near. */
export function nearestTarget(place: Place, id: NodeId | undefined): FreePort | undefined {
  const { check } = place;
  const node = nearest(place, id, 1, (other) => {
    if (other.id === id || freePort(place, other) === undefined) return undefined;
    return check.loose.has(other.id) ? 1 : 0;
  });
  const port = freePort(place, nodeOf(place.active, node));
  return node && port !== undefined ? { node, port } : undefined;
}

/** The first of a node's ports that has no wire; undefined where all have one. */
export function freePort({ graph }: Place, node: NetworkNode | undefined): string | undefined {
  const wires = (node && graph.into.get(node.id)) ?? [];
  return nodeSpec(node?.kind ?? "")?.inputs.find((port) => !wires.some((wire) => wire.port === port));
}

/**
 * @param side -1 prefers what lies left, 1 what lies right
 * @param rank smaller is better; undefined leaves a node out
 */
function nearest(
  { network, active }: Place,
  id: NodeId | undefined,
  side: -1 | 1,
  rank: (node: NetworkNode) => number | undefined,
): NodeId | undefined {
  const from = nodeOf(network, id)?.position;
  let best: { readonly id: NodeId; readonly rank: number; readonly way: number } | undefined;
  for (const node of active.nodes) {
    const own = rank(node);
    if (own === undefined || (best && own > best.rank)) continue;
    const way = from ? wayBetween(node, from, side) : node.position.x;
    if (!best || own < best.rank || way < best.way) best = { id: node.id, rank: own, way };
  }
  return best?.id;
}

/** How far a node lies, in canvas units; on the other side three times as far. */
function wayBetween({ position }: NetworkNode, from: NetworkNode["position"], side: -1 | 1): number {
  const across = (position.x - from.x) * side;
  return Math.hypot(across < 0 ? 3 * across : across, position.y - from.y);
}
