/**
 * Frames: titled areas behind the nodes. A frame is a note whose text is a title; what lies in it with the whole of it belongs to it,
 * by what one sees and not by a list: it moves along, is copied along, and is framed anew when nodes are arranged.
 */
import { NODE_GAP, NODE_SIZE } from "../graph/node-size";
import { type Area, areaOf, nodesWithin } from "../graph/places";
import { gathered } from "./folds";
import { nodeOf } from "./lookup";
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

/** Nodes and notes, frames among them. */
export interface Parts {
  readonly nodes: readonly NodeId[];
  readonly notes: readonly NoteId[];
}

/** The nodes, notes and smaller frames that lie in a frame with the whole of them. */
export function membersOf(network: Network, frame: Note): Parts {
  const area = { ...frame.position, ...frame.size };
  // Two frames of one size and place would each hold the other, as one would itself.
  const isInside = (note: Note) => !isFrame(note) || surface(note) < surface(frame);
  return {
    nodes: nodesWithin(network, area),
    notes: notesWithin(network, area)
      .filter(isInside)
      .map(({ id }) => id),
  };
}

/** What lies in an area with the whole of it. */
export function partsWithin(network: Network, area: Area): Parts {
  return { nodes: nodesWithin(network, area), notes: notesWithin(network, area).map(({ id }) => id) };
}

function notesWithin(network: Network, area: Area): readonly Note[] {
  return notesOf(network).filter(({ position, size }) => holds(area, { ...position, ...size }));
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

/** A frame with all that it holds, and these. */
export function withMembers(network: Network, frame: Note, others: Parts): Parts {
  const { nodes, notes } = membersOf(network, frame);
  return {
    nodes: [...new Set([...nodes, ...others.nodes])],
    notes: [...new Set([frame.id, ...notes, ...others.notes])],
  };
}

/** Where each of these lies after the whole of them is moved by so much. */
interface Places {
  readonly nodes: ReadonlyMap<NodeId, Position>;
  readonly notes: ReadonlyMap<NoteId, Position>;
}

export function placesMoved(network: Network, parts: Parts, { x, y }: Position): Places {
  const moved = ({ position }: { readonly position: Position }): Position => ({
    x: position.x + x,
    y: position.y + y,
  });
  const held = { nodes: new Set(parts.nodes), notes: new Set(parts.notes) };
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

/** Moves all of these by as much, and nothing else: a frame's members where they are among them. */
export function moveParts(network: Network, parts: Parts, by: Position): Network {
  const { nodes, notes } = placesMoved(network, parts, by);
  return moveNotes(nodes.size > 0 ? moveNodes(network, nodes) : network, notes);
}

/** Puts notes and frames to other places; those without one stay. */
export function moveNotes(network: Network, places: ReadonlyMap<NoteId, Position>): Network {
  if (places.size === 0) return network;
  const notes = notesOf(network).map((note) => {
    const position = places.get(note.id);
    return position ? { ...note, position } : note;
  });
  return { ...network, notes };
}

/** The notes that are copied with these: those among them, and what `framesAround` says of their nodes; with all nodes all notes. */
export function notesCopiedWith(network: Network, { nodes, notes }: Parts): readonly Note[] {
  if (nodes.length > 0 && nodes.length === network.nodes.length) return notesOf(network);
  const taken = new Set([...notes, ...framesAround(network, nodes).map(({ id }) => id)]);
  return notesOf(network).filter(({ id }) => taken.has(id));
}

/**
 * Puts nodes to other places, and the frames around those that they held: from inside to outside, since a frame may hold others. A note
 * in a frame goes along with the nearest node there. A frame that held no node stays where it is.
 */
export function moveNodesInFrames(network: Network, positions: ReadonlyMap<NodeId, Position>): Network {
  const held = framesOf(network)
    .map((frame) => ({ frame, ...membersOf(network, frame) }))
    .filter(({ nodes }) => nodes.length > 0)
    .sort((a, b) => surface(a.frame) - surface(b.frame));
  if (held.length === 0) return moveNodes(network, positions);
  const placed = gathered(moveNodes(network, positions));
  let moved = moveNotes(placed, notesAlong(network, placed, held));
  for (const { frame, nodes, notes } of held) {
    // A frame that holds no node stays, and no other grows for it.
    const inner = notes.filter(
      (id) => held.some((other) => other.frame.id === id) || !framesOf(network).some((one) => one.id === id),
    );
    const around = placeAround(moved, nodes, inner);
    if (around) moved = changeNote(moved, frame.id, around);
  }
  return moved;
}

/** Where the notes in frames lie once the nodes have moved; of frames in one another the smallest one decides. */
function notesAlong(before: Network, after: Network, held: readonly Parts[]): ReadonlyMap<NoteId, Position> {
  const places = new Map<NoteId, Position>();
  for (const { nodes, notes } of held) {
    const members = nodes.flatMap((id) => nodeOf(before, id) ?? []);
    for (const note of notesOf(before)) {
      if (isFrame(note) || places.has(note.id) || !notes.includes(note.id)) continue;
      const middle = {
        x: note.position.x + (note.size.width - NODE_SIZE.width) / 2,
        y: note.position.y + (note.size.height - NODE_SIZE.height) / 2,
      };
      const away = ({ position: { x, y } }: Pick<Note, "position">) => Math.hypot(x - middle.x, y - middle.y);
      const nearest = members.reduce((least, node) => (away(node) < away(least) ? node : least));
      const now = nodeOf(after, nearest.id)?.position ?? nearest.position;
      places.set(note.id, {
        x: note.position.x + now.x - nearest.position.x,
        y: note.position.y + now.y - nearest.position.y,
      });
    }
  }
  return places;
}

/**
 * The frames, and the notes in them, whose every node is among these: whoever takes the nodes takes them along.
 * @internal
 */
export function framesAround(network: Network, ids: readonly NodeId[]): readonly Note[] {
  const chosen = new Set(ids);
  const whole = framesOf(network)
    .map((frame) => ({ frame, ...membersOf(network, frame) }))
    .filter(({ nodes }) => nodes.length > 0 && nodes.every((id) => chosen.has(id)));
  const taken = new Set(whole.flatMap(({ frame, notes }) => [frame.id, ...notes]));
  return notesOf(network).filter(({ id }) => taken.has(id));
}
