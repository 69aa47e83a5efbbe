/** Notes on the canvas: plain text beside the network, which nothing computes from. */
import { freshIds } from "./edit";
import type { Network, Note, NoteId, Position } from "./network";

/** In canvas units, as all sizes of notes. */
export const NOTE_SIZE = { width: 220, height: 96 } as const;
export const LEAST_NOTE = { width: 96, height: 48 } as const;
const MOST = 2000;
/** A frame is as large as what it holds; the file takes no more. */
const MOST_FRAME = 1e5;

const none: readonly Note[] = [];

export function notesOf({ notes }: Pick<Network, "notes">): readonly Note[] {
  return notes ?? none;
}

/** Adds a note with an id of its own. @param position its upper left corner */
export function addNote(
  network: Network,
  position: Position,
  { text = "", size = NOTE_SIZE }: Partial<Pick<Note, "text" | "size">> = {},
): { readonly network: Network; readonly note: NoteId } {
  const notes = notesOf(network);
  const note: Note = { id: freshIds(notes, "note")() as NoteId, text, position, size };
  return { network: { ...network, notes: [...notes, note] }, note: note.id };
}

/** Sets what is given; a size stays within bounds. */
export function changeNote(network: Network, id: NoteId, change: Partial<Omit<Note, "id">>): Network {
  return {
    ...network,
    notes: notesOf(network).map((note) => {
      if (note.id !== id) return note;
      const { width, height } = change.size ?? note.size;
      const most = (change.frame ?? note.frame) ? MOST_FRAME : MOST;
      const size = {
        width: Math.min(most, Math.max(LEAST_NOTE.width, Math.round(width))),
        height: Math.min(most, Math.max(LEAST_NOTE.height, Math.round(height))),
      };
      return { ...note, ...change, size };
    }),
  };
}

/** A network without any is as if it never had one. */
export function removeNotes(network: Network, ids: readonly NoteId[]): Network {
  const left = notesOf(network).filter(({ id }) => !ids.includes(id));
  const { notes: _, ...rest } = network;
  return left.length === 0 ? rest : { ...rest, notes: left };
}
