/** The rows in which a network stands on the canvas that shows it now. */
import { chainInRow, MOST_REARRANGED, rearranged } from "../../core/graph/rearranged";
import { isWrapped, type Room, wrap } from "../../core/graph/wrap";
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

/**
 * A chain in rows that an edit has made longer or shorter, in rows again.
 * @param before in which nobody had placed a node by hand; else the network stays as the edit left it
 */
export function inRowsAgain(before: Network, after: Network, room: Room | undefined): Network {
  const [was, shown] = [withCards(before), withCards(after)];
  const [row, next] = [chainInRow(was), chainInRow(shown)];
  if (before === after || !room || !row || !next || framesOf(before).length > 0) return after;
  const places = new Map(was.nodes.map(({ id, position }) => [id, position]));
  const [first] = row.keys();
  const corner = first && places.get(first);
  if (!corner || row.size > MOST_REARRANGED || !isWrapped(places, row)) return after;
  const wrapped = [...wrap(next, room)].map(
    ([id, { x, y }]) => [id, { x: corner.x + x, y: corner.y + y }] as const,
  );
  return gathered(moveNodes(after, new Map(wrapped)));
}

async function arrangedLate(network: Network): Promise<ReadonlyMap<NodeId, Position>> {
  const { arrange } = await import("../../core/graph/arrange");
  return arrange(network);
}
