/**
 * What a note and a frame have in common on the canvas: where it stands, its corner that resizes it, and that it is a stop of the Tab
 * key: arrows move it, with Shift they make it larger or smaller, Enter writes in its field, Delete takes it away, Escape goes back to
 * the canvas; it is copied where it has the focus, and what is on the clipboard is pasted there.
 */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from "react";
import { copiedNote, pasteText } from "../../app/network/clipboard";
import { isFrame } from "../../core/network/frames";
import type { Note } from "../../core/network/network";
import { changeNote, LEAST_NOTE } from "../../core/network/notes";
import { useApp } from "../context";
import { canvasElement } from "./focus-canvas";
import { keyStep } from "./key-step";
import { useHeld } from "./use-held";
import { useHeldPart } from "./use-held-part";

/** Of the canvas's own gestures none begins here. */
const OWN_POINTER = "nopan nodrag nowheel";

export interface PartCardProps {
  readonly part: Note;
  /** It was added just now, to be written in. */
  readonly isNew: boolean;
  /** Classes of its own. */
  readonly look: string;
  /** Said of it. */
  readonly name: string;
  /** The id of the words that say its keys. */
  readonly keys: string;
  /** What is written in. */
  readonly field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  readonly onWrite: () => void;
  /** Keys that end the writing, and what else that means. */
  readonly ending: readonly string[];
  readonly onWritten?: () => void;
  readonly onRemove: () => void;
  readonly onCut: () => void;
  /** Keys of its own. */
  readonly onKey?: (key: string) => boolean;
  /** Its bar, by which a pointer drags it. */
  readonly bar: {
    readonly className: string;
    readonly children: ReactNode;
    /** So many times as large, upwards from where it stands: to be read from afar. */
    readonly scale?: number;
  };
  /** Below the bar. */
  readonly children?: ReactNode;
}

export function PartCard(props: PartCardProps) {
  const { part, isNew, field, onWrite, onRemove, onCut, bar } = props;
  const app = useApp();
  const card = useRef<HTMLElement>(null);
  const kind = isFrame(part) ? "frame" : "note";
  const { isChosen, position, moveBy, onPointerDown } = useHeldPart(part);
  const resize = (size: Note["size"]) =>
    app.network.getState().change(`resize ${kind}`, (network) => changeNote(network, part.id, { size }));
  const resizing = useHeld<Note["size"]>(resize);
  const write = useRef(onWrite);
  write.current = onWrite;
  useEffect(() => {
    if (!isNew) return;
    // A menu that it was chosen from gives the focus back first.
    const later = requestAnimationFrame(() => requestAnimationFrame(() => write.current()));
    return () => cancelAnimationFrame(later);
  }, [isNew]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== card.current) {
      if (event.target !== field.current || !props.ending.includes(event.key)) return;
      event.preventDefault();
      props.onWritten?.();
      card.current?.focus();
      return;
    }
    const step = keyStep(event);
    const { width, height } = part.size;
    if (step && event.shiftKey) resize({ width: width + step.x, height: height + step.y });
    else if (step) moveBy(step);
    else if (event.key === "Enter") onWrite();
    else if (event.key === "Delete" || event.key === "Backspace") onRemove();
    else if (event.key === "Escape") canvasElement()?.focus({ preventScroll: true });
    else if (event.ctrlKey || event.metaKey || event.altKey || !props.onKey?.(event.key)) return;
    event.preventDefault();
  };
  // The event is of the text that was marked last, wherever the focus is.
  const hasFocus = () => document.activeElement === card.current;
  const onCopy = (event: ClipboardEvent) => {
    if (!hasFocus()) return;
    event.clipboardData.setData("text/plain", copiedNote(app, part));
    event.preventDefault();
    if (event.type === "cut") onCut();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!hasFocus()) return;
    event.preventDefault();
    void pasteText(app, event.clipboardData.getData("text/plain"));
  };
  /** With Ctrl or Shift a press adds it to what is chosen, or takes it out; else the bar drags it. */
  const onPress = (event: PointerEvent<HTMLElement>) => {
    const isMore = event.ctrlKey || event.metaKey || event.shiftKey;
    if (event.button !== 0 || !isMore) return onPointerDown(event);
    const { notes, set } = app.session.getState();
    set({ notes: isChosen ? notes.filter((id) => id !== part.id) : [...notes, part.id] });
  };
  const size = resizing.held ?? part.size;
  const scale = bar.scale ?? 1;
  return (
    <section
      ref={card}
      className={`canvas-note ${props.look}`}
      aria-label={`${props.name}${isChosen ? ", chosen" : ""}`}
      data-chosen={isChosen}
      aria-describedby={props.keys}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved, resized and written in by keys
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
      onDoubleClick={onWrite}
    >
      <header
        className={`${bar.className} ${OWN_POINTER}`}
        style={scale > 1 ? { transform: `scale(${scale})`, width: `${100 / scale}%` } : {}}
        onPointerDown={onPress}
      >
        {bar.children}
      </header>
      {props.children}
      <span
        className={`note-corner ${OWN_POINTER}`}
        onPointerDown={resizing.hold((x, y) => ({
          width: Math.max(LEAST_NOTE.width, part.size.width + x),
          height: Math.max(LEAST_NOTE.height, part.size.height + y),
        }))}
      />
    </section>
  );
}
