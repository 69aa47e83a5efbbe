/** The rows in which a network stands on the canvas that shows it now. */
import { chainInRow, MOST_REARRANGED, rearranged } from "../../core/graph/rearranged";
import { isWrapped, type Room, wrap } from "../../core/graph/wrap";
import { gathered, withCards } from "../../core/network/folds";
import { addFrame, framesOf, membersOf } from "../../core/network/frames";
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
 * @param together nodes that are to stand in one row
 */
export function inRowsAgain(
  before: Network,
  after: Network,
  room: Room | undefined,
  together: readonly NodeId[] = [],
): Network {
  const [was, shown] = [withCards(before), withCards(after)];
  const [row, next] = [chainInRow(was), chainInRow(shown)];
  const isSame = before === after && together.length === 0;
  if (isSame || !room || !row || !next || framesOf(before).length > 0) return after;
  const places = new Map(was.nodes.map(({ id, position }) => [id, position]));
  const [first] = row.keys();
  const corner = first && places.get(first);
  if (!corner || row.size > MOST_REARRANGED || !isWrapped(places, row)) return after;
  const wrapped = [...wrap(next, room, together.length > 0 ? [together] : [])].map(
    ([id, { x, y }]) => [id, { x: corner.x + x, y: corner.y + y }] as const,
  );
  return gathered(moveNodes(after, new Map(wrapped)));
}

/** A frame around nodes; where they stand on several rows that nobody has placed, they come to stand in one first, so that it holds no others. */
export function framed(network: Network, ids: readonly NodeId[], room: Room | undefined) {
  const added = addFrame(network, ids);
  const frame = framesOf(added.network).find(({ id }) => id === added.note);
  const holdsOthers = frame && membersOf(network, frame).nodes.length > ids.length;
  return holdsOthers ? addFrame(inRowsAgain(network, network, room, ids), ids) : added;
}

async function arrangedLate(network: Network): Promise<ReadonlyMap<NodeId, Position>> {
  const { arrange } = await import("../../core/graph/arrange");
  return arrange(network);
}
