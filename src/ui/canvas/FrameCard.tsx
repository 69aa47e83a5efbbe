/**
 * One frame behind the nodes: only its title and its corner take the pointer, so that nodes in it are chosen, boxed and wired as
 * anywhere. What moves it takes along all that it holds; Enter writes its title, F draws its edges in to what it holds, Delete takes it
 * away and leaves the nodes; what else it does, PartCard.tsx says.
 */
import { Shrink, X } from "lucide-react";
import { useRef } from "react";
import { useStore } from "reactflow";
import { presentOf, removeChosen } from "../../app/network/chosen";
import { fitFrame, withMembers } from "../../core/network/frames";
import { LIMITS, type Network, type Note } from "../../core/network/network";
import { changeNote, removeNotes } from "../../core/network/notes";
import { useApp } from "../context";
import { focusCanvas } from "./focus-canvas";
import { PartCard } from "./PartCard";

/** The id of the words that say a frame's keys. */
export const FRAME_KEYS = "frame-keys";

/** Below this zoom a title is drawn larger, so that on the screen it becomes no smaller. */
const READABLE = 0.85;

/** In quarters, so that a zoom in progress draws it anew now and then. */
const titleScale = (zoom: number) => Math.max(1, Math.ceil((4 * READABLE) / zoom) / 4);

export interface FrameCardProps {
  readonly frame: Note;
  /** It was added just now, to be given its title. */
  readonly isNew: boolean;
}

export function FrameCard({ frame, isNew }: FrameCardProps) {
  const app = useApp();
  const title = useRef<HTMLInputElement>(null);
  const scale = useStore(({ transform }) => titleScale(transform[2]));
  const { change, endGesture } = app.network.getState();
  const edit = (label: string, next: (network: Network) => Network, gesture?: string) =>
    change(`${label} frame`, next, gesture);
  const drawIn = () => edit("fit", (network) => fitFrame(network, frame));
  const remove = () => {
    edit("delete", (network) => removeNotes(network, [frame.id]));
    app.session.getState().say("Frame deleted. What it held stays.");
    focusCanvas();
  };
  const words = frame.text.trim();
  return (
    <PartCard
      part={frame}
      isNew={isNew}
      look="canvas-frame"
      name={words === "" ? "Frame without a title" : `Frame: ${words.slice(0, 80)}`}
      keys={FRAME_KEYS}
      field={title}
      onWrite={() => title.current?.focus()}
      ending={["Escape", "Enter"]}
      onRemove={remove}
      onCut={() => {
        // What is copied with it goes with it.
        const { select, set } = app.session.getState();
        const { nodes, notes } = withMembers(presentOf(app), frame, { nodes: [], notes: [] });
        select(nodes);
        set({ notes });
        removeChosen(app, "cut");
        focusCanvas();
      }}
      onKey={(key) => {
        if (key !== "f") return false;
        drawIn();
        return true;
      }}
      bar={{
        className: "frame-title",
        scale,
        children: (
          <>
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
              <button
                type="button"
                tabIndex={-1}
                aria-label="Fit the frame to what it holds"
                onClick={drawIn}
              >
                <Shrink size={12} />
              </button>
              <button type="button" tabIndex={-1} aria-label="Delete frame, keep its nodes" onClick={remove}>
                <X size={12} />
              </button>
            </span>
          </>
        ),
      }}
    />
  );
}
