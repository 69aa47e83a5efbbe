/**
 * Frames: titled areas behind the nodes. A frame is a note whose text is a title; what lies in it with the whole of it belongs to it,
 * by what one sees and not by a list: it moves along, is copied along, and is framed anew when nodes are arranged.
 */
import { NODE_GAP } from "../graph/node-size";
import { type Area, areaOf, nodesWithin } from "../graph/places";
import { gathered } from "./folds";
import { moveNodes } from "./move-nodes";
import type { Network, NodeId, Note, NoteId, Position } from "./network";
import { addNote, changeNote, notesOf } from "./notes";

/** Canvas units between what a frame holds and its edges: half the way to a neighbour. At the top there is its title. */
const MARGIN = NODE_GAP.x / 2;
const TITLE = 34;

export function isFrame({ frame }: Pick<Note, "frame">): boolean {
  return frame === true;
}

export function framesOf(network: Pick<Network, "notes">): readonly Note[] {
  return notesOf(network).filter(isFrame);
}

interface Members {
  readonly nodes: readonly NodeId[];
  readonly notes: readonly NoteId[];
}

/**
 * The nodes, notes and smaller frames that lie in a frame with the whole of them.
 * @internal
 */
export function membersOf(network: Network, frame: Note): Members {
  const area = { ...frame.position, ...frame.size };
  return {
    nodes: nodesWithin(network, area),
    notes: notesOf(network)
      .filter((note) => note.id !== frame.id && holds(area, { ...note.position, ...note.size }))
      // Two frames of one size and place would each hold the other.
      .filter((note) => !isFrame(note) || surface(note) < surface(frame))
      .map(({ id }) => id),
  };
}

function holds(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

const surface = ({ size }: Note) => size.width * size.height;

/** Largest first, as they are drawn: a frame in a frame lies above it. */
export function inDrawingOrder(notes: readonly Note[]): readonly Note[] {
  const frames = notes.filter(isFrame).sort((a, b) => surface(b) - surface(a));
  return [...frames, ...notes.filter((note) => !isFrame(note))];
}

/** Adds a frame around nodes. @throws where the network has none of them */
export function addFrame(
  network: Network,
  ids: readonly NodeId[],
): { readonly network: Network; readonly note: NoteId } {
  const around = placeAround(network, ids, []);
  if (!around) throw new Error("addFrame: no node to frame");
  const added = addNote(network, around.position, { size: around.size });
  return { ...added, network: changeNote(added.network, added.note, { frame: true }) };
}

/** Where a frame lies that holds these closely; undefined where there are none. */
function placeAround(
  network: Network,
  ids: readonly NodeId[],
  notes: readonly NoteId[],
): Pick<Note, "position" | "size"> | undefined {
  const chosen = new Set(ids);
  const area = areaOf({
    nodes: network.nodes.filter(({ id }) => chosen.has(id)),
    notes: notesOf(network).filter(({ id }) => notes.includes(id)),
  });
  if (!area) return undefined;
  return {
    position: { x: area.x - MARGIN, y: area.y - TITLE },
    size: { width: area.width + 2 * MARGIN, height: area.height + TITLE + MARGIN },
  };
}

/** Draws a frame's edges in, or out, to what it holds; an empty one stays. */
export function fitFrame(network: Network, frame: Note): Network {
  const { nodes, notes } = membersOf(network, frame);
  const around = placeAround(network, nodes, notes);
  return around ? changeNote(network, frame.id, around) : network;
}

/** Where everything of a frame comes to lie, and the frame itself, if it is moved by so much. */
export function movedWith(network: Network, frame: Note, { x, y }: Position) {
  const members = membersOf(network, frame);
  const moved = ({ position }: { readonly position: Position }): Position => ({
    x: position.x + x,
    y: position.y + y,
  });
  const held = { nodes: new Set(members.nodes), notes: new Set([frame.id, ...members.notes]) };
  return {
    nodes: new Map(
      network.nodes.filter(({ id }) => held.nodes.has(id)).map((node) => [node.id, moved(node)]),
    ),
    notes: new Map(
      notesOf(network)
        .filter(({ id }) => held.notes.has(id))
        .map((note) => [note.id, moved(note)]),
    ),
  };
}

/** Moves a frame with all that it holds. */
export function moveFrame(network: Network, frame: Note, by: Position): Network {
  const places = movedWith(network, frame, by);
  const notes = notesOf(network).map((note) => {
    const position = places.notes.get(note.id);
    return position ? { ...note, position } : note;
  });
  return { ...moveNodes(network, places.nodes), notes };
}

/**
 * Puts nodes to other places, and the frames around those that they held: from inside to outside, since a frame may hold others.
 * One that held no node stays where it is.
 */
export function moveNodesInFrames(network: Network, positions: ReadonlyMap<NodeId, Position>): Network {
  const held = framesOf(network)
    .map((frame) => ({ frame, ...membersOf(network, frame) }))
    .filter(({ nodes }) => nodes.length > 0)
    .sort((a, b) => surface(a.frame) - surface(b.frame));
  let moved = held.length > 0 ? gathered(moveNodes(network, positions)) : moveNodes(network, positions);
  for (const { frame, nodes, notes } of held) {
    const inner = notes.filter((id) => held.some((other) => other.frame.id === id));
    const around = placeAround(moved, nodes, inner);
    if (around) moved = changeNote(moved, frame.id, around);
  }
  return moved;
}

/** The frames, and the notes in them, whose every node is among these: whoever takes the nodes takes them along. */
export function framesAround(network: Network, ids: readonly NodeId[]): readonly Note[] {
  const chosen = new Set(ids);
  const whole = framesOf(network)
    .map((frame) => ({ frame, ...membersOf(network, frame) }))
    .filter(({ nodes }) => nodes.length > 0 && nodes.every((id) => chosen.has(id)));
  const taken = new Set(whole.flatMap(({ frame, notes }) => [frame.id, ...notes]));
  return notesOf(network).filter(({ id }) => taken.has(id));
}
