/** One note: plain words in a box. Enter or a double-click writes in it, Escape ends that; what else it does, PartCard.tsx says. */
import { Grip, X } from "lucide-react";
import { useRef, useState } from "react";
import { LIMITS, type Note } from "../../core/network/network";
import { changeNote, removeNotes } from "../../core/network/notes";
import { useApp } from "../context";
import { focusCanvas } from "./focus-canvas";
import { PartCard } from "./PartCard";

/** The id of the words that say a note's keys. */
export const NOTE_KEYS = "note-keys";

export interface NoteCardProps {
  readonly note: Note;
  /** It was added just now, to be written in. */
  readonly isNew: boolean;
}

export function NoteCard({ note, isNew }: NoteCardProps) {
  const app = useApp();
  const text = useRef<HTMLTextAreaElement>(null);
  const [isWriting, setWriting] = useState(false);
  const { change, endGesture } = app.network.getState();
  const remove = (label: string) => {
    change(`${label} note`, (network) => removeNotes(network, [note.id]));
    focusCanvas();
  };
  const write = () => {
    setWriting(true);
    text.current?.focus();
  };
  const words = note.text.trim();
  return (
    <PartCard
      part={note}
      isNew={isNew}
      look="nopan nodrag nowheel"
      name={words === "" ? "Empty note" : `Note: ${words.slice(0, 80)}`}
      keys={NOTE_KEYS}
      field={text}
      onWrite={write}
      ending={["Escape"]}
      onWritten={() => setWriting(false)}
      onRemove={() => remove("delete")}
      onCut={() => remove("cut")}
      bar={{
        className: "note-grip",
        children: (
          <>
            <Grip size={12} aria-hidden />
            <button type="button" tabIndex={-1} aria-label="Delete note" onClick={() => remove("delete")}>
              <X size={12} />
            </button>
          </>
        ),
      }}
    >
      <textarea
        ref={text}
        className="note-text"
        aria-label="Text of the note"
        placeholder="Write here…"
        maxLength={LIMITS.note}
        tabIndex={-1}
        readOnly={!isWriting}
        value={note.text}
        onPointerUp={write}
        onChange={(event) => {
          const { value } = event.target;
          change("write note", (network) => changeNote(network, note.id, { text: value }), `note ${note.id}`);
        }}
        onBlur={() => {
          setWriting(false);
          endGesture();
        }}
      />
    </PartCard>
  );
}
