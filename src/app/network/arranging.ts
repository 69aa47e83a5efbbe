/** Laying the network out anew, as the canvas shows it: a card of folded layers is one node. */
import { arrange, isLongToArrange } from "../../core/graph/arrange";
import { wrap } from "../../core/graph/wrap";
import { withCards } from "../../core/network/folds";
import { framesOf, membersOf, moveNodesInFrames } from "../../core/network/frames";
import type { Network, NodeId, Position } from "../../core/network/network";
import type { App } from "../app";
import { inBackground } from "../background/background";

/** Seconds after which arranging in the background is given up. */
const LONGEST_ARRANGING = 20;

/** Where arranging would put the nodes; undefined where it took too long, which is said. */
async function placesFor(app: App, network: Network): Promise<ReadonlyMap<NodeId, Position> | undefined> {
  if (!isLongToArrange(network)) return arrange(network);
  const { notify, retract } = app.session.getState();
  const working = "Arranging…";
  notify(working);
  const places = await inBackground((background) => background.arrange(network), LONGEST_ARRANGING);
  retract(working);
  if (!places) notify(`Arranging took longer than ${LONGEST_ARRANGING} seconds and was given up.`, "error");
  return places;
}

/** Changes the network and lays out what came of it, in the rows that the canvas has room for: one edit to undo. */
export async function arrangeAfter(
  app: App,
  label: string,
  edit: (network: Network) => Network = (network) => network,
): Promise<void> {
  const row = await placesFor(app, withCards(edit(app.network.getState().history.present)));
  if (!row) return;
  const room = app.viewport.present()?.room();
  // As the canvas has them: of what the edit takes out the rows know nothing.
  const present = app.network.getState().history.present;
  const framed = framesOf(present).map((frame) => membersOf(withCards(present), frame).nodes);
  const places = room ? wrap(row, room, framed) : row;
  app.network.getState().change(label, (network) => moveNodesInFrames(edit(network), places));
  // The canvas shows the new places a moment later; fitting before would frame the old ones.
  requestAnimationFrame(() => app.viewport.present()?.fit());
}
