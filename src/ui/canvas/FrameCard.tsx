/**
 * One frame behind the nodes: only its title and its corner take the pointer, so that nodes in it are chosen, boxed and wired as
 * anywhere. It is a stop of the Tab key: arrows move it with all that it holds, with Shift they resize it; Enter writes its title, F
 * draws its edges in to what it holds, Delete takes it away and leaves the nodes.
 */
import { Shrink, X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { copiedNote, pasteText } from "../../app/network/clipboard";
import { fitFrame } from "../../core/network/frames";
import { LIMITS, type Network, type Note } from "../../core/network/network";
import { changeNote, LEAST_NOTE, removeNotes } from "../../core/network/notes";
import { useApp } from "../context";
import { canvasElement, focusCanvas } from "./focus-canvas";
import { keyStep } from "./key-step";
import { useHeld } from "./use-held";
import { useHeldPart } from "./use-held-part";

/** The id of the words that say a frame's keys. */
export const FRAME_KEYS = "frame-keys";

export interface FrameCardProps {
  readonly frame: Note;
  /** It was added just now, to be given its title. */
  readonly isNew: boolean;
}

export function FrameCard({ frame, isNew }: FrameCardProps) {
  const app = useApp();
  const card = useRef<HTMLElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const { change, endGesture } = app.network.getState();
  const edit = (label: string, next: (network: Network) => Network, gesture?: string) =>
    change(`${label} frame`, next, gesture);
  const { isChosen, position, moveBy, onPointerDown } = useHeldPart(frame);
  const resize = (size: Note["size"]) => edit("resize", (network) => changeNote(network, frame.id, { size }));
  const drawIn = () => edit("fit", (network) => fitFrame(network, frame));
  const remove = () => {
    edit("delete", (network) => removeNotes(network, [frame.id]));
    app.session.getState().say("Frame deleted. What it held stays.");
    focusCanvas();
  };
  const resizing = useHeld<Note["size"]>(resize);
  useEffect(() => {
    if (!isNew) return;
    // A menu that it was chosen from gives the focus back first.
    const later = requestAnimationFrame(() => requestAnimationFrame(() => title.current?.focus()));
    return () => cancelAnimationFrame(later);
  }, [isNew]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== card.current) {
      if (event.target !== title.current || (event.key !== "Escape" && event.key !== "Enter")) return;
      event.preventDefault();
      card.current?.focus();
      return;
    }
    const step = keyStep(event);
    if (step && event.shiftKey) {
      resize({ width: frame.size.width + step.x, height: frame.size.height + step.y });
    } else if (step) moveBy(step);
    else if (event.key === "Enter") title.current?.focus();
    else if (event.key === "f") drawIn();
    else if (event.key === "Delete" || event.key === "Backspace") remove();
    else if (event.key === "Escape") canvasElement()?.focus({ preventScroll: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The event is of the text that was marked last, wherever the focus is.
  const hasFocus = () => document.activeElement === card.current;
  const onCopy = (event: ClipboardEvent) => {
    if (!hasFocus()) return;
    event.clipboardData.setData("text/plain", copiedNote(app, frame));
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!hasFocus()) return;
    event.preventDefault();
    void pasteText(app, event.clipboardData.getData("text/plain"));
  };
  const size = resizing.held ?? frame.size;
  const words = frame.text.trim();
  return (
    <section
      ref={card}
      className="canvas-note canvas-frame"
      aria-label={`${words === "" ? "Frame without a title" : `Frame: ${words.slice(0, 80)}`}${isChosen ? ", chosen" : ""}`}
      data-chosen={isChosen}
      aria-describedby={FRAME_KEYS}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved, resized and named by keys
      tabIndex={0}
      style={{
        width: size.width,
        height: size.height,
        transform: `translate(${position.x}px, ${position.y}px)`,
      }}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={onPaste}
      onDoubleClick={() => title.current?.focus()}
    >
      <header className="frame-title nopan nodrag nowheel" onPointerDown={onPointerDown}>
        <input
          ref={title}
          aria-label="Title of the frame"
          placeholder="Title…"
          maxLength={LIMITS.name}
          tabIndex={-1}
          value={frame.text}
          size={Math.max(6, frame.text.length)}
          onChange={(event) => {
            const text = event.target.value;
            edit("name", (network) => changeNote(network, frame.id, { text }), `frame ${frame.id}`);
          }}
          onBlur={endGesture}
        />
        <span className="frame-buttons">
          <button type="button" tabIndex={-1} aria-label="Fit the frame to what it holds" onClick={drawIn}>
            <Shrink size={12} />
          </button>
          <button type="button" tabIndex={-1} aria-label="Delete frame, keep its nodes" onClick={remove}>
            <X size={12} />
          </button>
        </span>
      </header>
      <span
        className="note-corner nopan nodrag nowheel"
        onPointerDown={resizing.hold((x, y) => ({
          width: Math.max(LEAST_NOTE.width, frame.size.width + x),
          height: Math.max(LEAST_NOTE.height, frame.size.height + y),
        }))}
      />
    </section>
  );
}
