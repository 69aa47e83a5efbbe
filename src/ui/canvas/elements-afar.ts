/** Which nodes are elements of the page though they are seen from afar (level-of-detail.ts). */
import type { NodeId } from "../../core/network/network";

/** The most chosen nodes that are elements: each can be dragged and moved by keys, and takes all others along. */
const MOST_CHOSEN = 50;

/** Those that a hand or a key is about to touch. */
export function elementsAfar(chosen: readonly NodeId[], pointed: NodeId | undefined): ReadonlySet<NodeId> {
  return new Set([...chosen.slice(0, MOST_CHOSEN), ...(pointed === undefined ? [] : [pointed])]);
}
