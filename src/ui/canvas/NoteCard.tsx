/**
 * One note: a stop of the Tab key by itself. Enter or a double-click writes in it, Escape ends that; arrows move it, with Shift
 * they make it larger or smaller; Delete takes it away. A pointer drags it, and its corner.
 */
import { Grip, X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { copiedNote, pasteText } from "../../app/network/clipboard";
import { LIMITS, type Note } from "../../core/network/network";
import { changeNote, LEAST_NOTE, removeNotes } from "../../core/network/notes";
import { useApp } from "../context";
import { canvasElement, focusCanvas } from "./focus-canvas";
import { keyStep } from "./key-step";
import { useHeld } from "./use-held";
import { useHeldPart } from "./use-held-part";

/** The id of the words that say a note's keys. */
export const NOTE_KEYS = "note-keys";

export interface NoteCardProps {
  readonly note: Note;
  /** It was added just now, to be written in. */
  readonly isNew: boolean;
}

export function NoteCard({ note, isNew }: NoteCardProps) {
  const app = useApp();
  const card = useRef<HTMLElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const [isWriting, setWriting] = useState(false);
  const { change, endGesture } = app.network.getState();
  const edit = (label: string, next: Partial<Note>, gesture?: string) =>
    change(`${label} note`, (network) => changeNote(network, note.id, next), gesture);
  const { isChosen, position, moveBy, onPointerDown } = useHeldPart(note);
  const resizing = useHeld<Note["size"]>((size) => edit("resize", { size }));
  const remove = (label: string) => {
    change(`${label} note`, (network) => removeNotes(network, [note.id]));
    focusCanvas();
  };
  const write = () => {
    setWriting(true);
    text.current?.focus();
  };
  useEffect(() => {
    if (!isNew) return;
    setWriting(true);
    // A menu that it was chosen from gives the focus back first.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => text.current?.focus()));
    return () => cancelAnimationFrame(frame);
  }, [isNew]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== card.current) {
      if (event.key !== "Escape" || event.target !== text.current) return;
      event.preventDefault();
      setWriting(false);
      card.current?.focus();
      return;
    }
    const step = keyStep(event);
    if (step && event.shiftKey) {
      edit("resize", { size: { width: note.size.width + step.x, height: note.size.height + step.y } });
    } else if (step) moveBy(step);
    else if (event.key === "Enter") write();
    else if (event.key === "Delete" || event.key === "Backspace") remove("delete");
    else if (event.key === "Escape") canvasElement()?.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  };
  // The event is of the text that was marked last, wherever the focus is.
  const hasFocus = () => document.activeElement === card.current;
  const onPaste = (event: ClipboardEvent) => {
    if (!hasFocus()) return;
    event.preventDefault();
    void pasteText(app, event.clipboardData.getData("text/plain"));
  };
  const onCopy = (event: ClipboardEvent) => {
    if (!hasFocus()) return;
    event.clipboardData.setData("text/plain", copiedNote(app, note));
    event.preventDefault();
    if (event.type === "cut") remove("cut");
  };
  const size = resizing.held ?? note.size;
  const words = note.text.trim();
  return (
    <section
      ref={card}
      className="canvas-note nopan nodrag nowheel"
      aria-label={`${words === "" ? "Empty note" : `Note: ${words.slice(0, 80)}`}${isChosen ? ", chosen" : ""}`}
      data-chosen={isChosen}
      aria-describedby={NOTE_KEYS}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved, resized and opened by keys
      tabIndex={0}
      style={{
        width: size.width,
        height: size.height,
        transform: `translate(${position.x}px, ${position.y}px)`,
      }}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onCut={onCopy}
      onPaste={onPaste}
      onDoubleClick={write}
    >
      <header className="note-grip" onPointerDown={onPointerDown}>
        <Grip size={12} aria-hidden />
        <button type="button" tabIndex={-1} aria-label="Delete note" onClick={() => remove("delete")}>
          <X size={12} />
        </button>
      </header>
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
        onChange={(event) => edit("write", { text: event.target.value }, `note ${note.id}`)}
        onBlur={() => {
          setWriting(false);
          endGesture();
        }}
      />
      <span
        className="note-corner"
        onPointerDown={resizing.hold((x, y) => ({
          width: Math.max(LEAST_NOTE.width, note.size.width + x),
          height: Math.max(LEAST_NOTE.height, note.size.height + y),
        }))}
      />
    </section>
  );
}
