/** A note or a frame that a pointer or a key moves: a frame with all that it holds, and what is chosen with all that is chosen. */
import { chosen, nameOfChosen, presentOf } from "../../app/network/chosen";
import { isFrame, moveParts, type Parts, placesMoved, withMembers } from "../../core/network/frames";
import type { Network, Note, Position } from "../../core/network/network";
import { useApp, useSession } from "../context";
import { useHeld } from "./use-held";

const nothing: Parts = { nodes: [], notes: [] };

export function useHeldPart(note: Note) {
  const app = useApp();
  const isChosen = useSession(({ notes }) => notes.includes(note.id));
  const position = useSession(({ moving }) => moving?.notes?.get(note.id)) ?? note.position;
  const partsIn = (network: Network): Parts => {
    const others = isChosen ? chosen(app) : nothing;
    if (isFrame(note)) return withMembers(network, note, others);
    return isChosen ? others : { nodes: [], notes: [note.id] };
  };
  const moveBy = (by: Position) => {
    const label = isChosen ? nameOfChosen(app) : isFrame(note) ? "frame" : "note";
    app.network.getState().change(`move ${label}`, (network) => moveParts(network, partsIn(network), by));
  };
  const { hold } = useHeld<Position>(moveBy, (by) => {
    const network = presentOf(app);
    const places = by && placesMoved(network, partsIn(network), by);
    app.session
      .getState()
      .set({ moving: places && { network, positions: places.nodes, notes: places.notes } });
  });
  return {
    isChosen,
    /** Where it is by now: the network has it there once it is let go. */
    position,
    moveBy,
    onPointerDown: hold((x, y) => ({ x: Math.round(x), y: Math.round(y) })),
  };
}
