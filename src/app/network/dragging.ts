/**
 * Nodes under a hand. While it drags they only seem to be elsewhere (`moving` of the session): an edit of the network is read by all of
 * the page, which takes longer than a frame where nodes are many.
 */
import { moveNotes, placesMoved } from "../../core/network/frames";
import { nodeOf } from "../../core/network/lookup";
import { moveNodes } from "../../core/network/move-nodes";
import type { Network, NodeId, Position } from "../../core/network/network";
import type { Moving, SessionStore } from "../session/session-store";
import type { NetworkStore } from "./network-store";

export type Positions = ReadonlyMap<NodeId, Position>;

/**
 * Milliseconds that a hand rests before the network has nodes where it holds them: then other tabs follow, and a drag of which no end
 * is told is not lost.
 */
const REST = 1000;

export interface Dragging {
  /** @param isHeld whether a hand has them still */
  readonly move: (positions: Positions, isHeld: boolean) => void;
  readonly stop: () => void;
}

/** Drags one after the other, each an edit of its own to undo. */
export function createDragging(network: NetworkStore, session: SessionStore): Dragging {
  let count = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** Notes that are chosen with these nodes go as far as they do. */
  const along = (present: Network, positions: Positions): NonNullable<Moving["notes"]> => {
    const { nodes, notes } = session.getState();
    const [first] = positions;
    const was = first && nodeOf(present, first[0])?.position;
    if (!was || notes.length === 0 || !nodes.includes(first[0])) return new Map();
    const by = { x: first[1].x - was.x, y: first[1].y - was.y };
    return placesMoved(present, { nodes: [], notes }, by).notes;
  };
  const keep = (positions: Positions) => {
    network.getState().change(
      positions.size === 1 ? "move" : `move ${positions.size} nodes`,
      (present) => {
        const moved = present.nodes.some((node) => {
          const next = positions.get(node.id);
          return next && (next.x !== node.position.x || next.y !== node.position.y);
        });
        if (!moved) return present;
        return moveNotes(moveNodes(present, positions), along(present, positions));
      },
      `drag ${count}`,
    );
    session.getState().set({ moving: undefined });
  };
  return {
    move(positions, isHeld) {
      clearTimeout(resting);
      const { history, readOnly } = network.getState();
      // An edit that is refused says so at once.
      if (!isHeld || readOnly) keep(positions);
      else {
        session
          .getState()
          .set({ moving: { network: history.present, positions, notes: along(history.present, positions) } });
        // Another network that has come meanwhile is not what the hand holds.
        resting = setTimeout(() => session.getState().moving && keep(positions), REST);
      }
      if (!isHeld) count += 1;
    },
    stop: () => clearTimeout(resting),
  };
}

/** Nodes where the hand has them by now: the same list where none is moving, and the same nodes but for those that are. */
export function withMoving<Placed extends { readonly id: string; readonly position: Position }>(
  nodes: Placed[],
  positions: Positions | undefined,
): Placed[] {
  if (!positions) return nodes;
  return nodes.map((node) => {
    const position = positions.get(node.id as NodeId);
    return position ? { ...node, position } : node;
  });
}
