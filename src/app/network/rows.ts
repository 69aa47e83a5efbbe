/** The rows in which a network stands on the canvas that shows it now. */
import { chainInRow, MOST_REARRANGED, rearranged } from "../../core/graph/rearranged";
import type { Room } from "../../core/graph/wrap";
import { gathered, withCards } from "../../core/network/folds";
import { framesOf } from "../../core/network/frames";
import { moveNodes } from "../../core/network/move-nodes";
import type { Network, NodeId, Position } from "../../core/network/network";
import type { NetworkStore } from "./network-store";

/**
 * Cuts a network that nobody has placed by hand into the rows that show it largest: at once where it is a chain, else when
 * the program for it has come.
 * @param isWanted whether they may still move then
 */
export async function settleRows(store: NetworkStore, room: Room, isWanted: () => boolean): Promise<void> {
  const { present } = store.getState().history;
  const shown = withCards(present);
  // Who frames nodes has given them their places.
  if (framesOf(present).length > 0) return;
  if (shown.nodes.length > MOST_REARRANGED) return;
  const row: ReadonlyMap<NodeId, Position> = chainInRow(shown) ?? (await arrangedLate(shown));
  if (store.getState().history.present !== present || !isWanted()) return;
  const settled = rearranged(shown, row, room);
  const places = new Map(settled.nodes.map(({ id, position }) => [id, position]));
  store.getState().settle((network) => (settled === shown ? network : gathered(moveNodes(network, places))));
}

async function arrangedLate(network: Network): Promise<ReadonlyMap<NodeId, Position>> {
  const { arrange } = await import("../../core/graph/arrange");
  return arrange(network);
}
