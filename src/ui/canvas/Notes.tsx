/** The notes and frames of the network, behind its nodes; and where another one goes. */
import { useEffect, useState } from "react";
import { useReactFlow, ViewportPortal } from "reactflow";
import { framed } from "../../app/network/rows";
import { inDrawingOrder, isFrame } from "../../core/network/frames";
import type { NoteId } from "../../core/network/network";
import { addNote, NOTE_SIZE, notesOf } from "../../core/network/notes";
import { useApp, useNetwork, useSession } from "../context";
import { FRAME_KEYS, FrameCard } from "./FrameCard";
import { canvasElement } from "./focus-canvas";
import { NOTE_KEYS, NoteCard } from "./NoteCard";
import "./notes.css";

export function Notes() {
  const app = useApp();
  const notes = notesOf(useNetwork());
  const adding = useSession((state) => state.addingNote);
  const [newest, setNewest] = useState<NoteId | undefined>(undefined);
  const { screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    if (!adding) return;
    app.session.getState().set({ addingNote: undefined });
    const { around } = adding;
    if (around) {
      app.network.getState().change("add frame", (network) => {
        const added = framed(network, around, app.viewport.present()?.room());
        setNewest(added.note);
        return added.network;
      });
      // Its title lies above the nodes, where there may be no more room in view.
      const viewport = app.viewport.present();
      if (!viewport?.isHeld()) requestAnimationFrame(() => viewport?.fit());
      return;
    }
    const { x, y, width, height } = canvasElement()?.getBoundingClientRect() ?? new DOMRect();
    const middle = screenToFlowPosition({ x: x + width / 2, y: y + height / 2 });
    // Where one points nothing lies: there its corner is.
    const corner = adding.at
      ? screenToFlowPosition(adding.at)
      : { x: middle.x - NOTE_SIZE.width / 2, y: middle.y - NOTE_SIZE.height / 2 };
    const position = { x: Math.round(corner.x), y: Math.round(corner.y) };
    // It stays where it was put, whatever size the canvas gets.
    app.viewport.present()?.hold();
    app.network.getState().change("add note", (network) => {
      const added = addNote(network, position);
      setNewest(added.note);
      return added.network;
    });
  }, [app, adding, screenToFlowPosition]);
  return (
    <ViewportPortal>
      {notes.some(isFrame) && (
        <p id={FRAME_KEYS} className="visually-hidden">
          Arrows move it with all that it holds, Shift and arrows resize, Enter writes its title, F fits it to
          what it holds, Delete takes the frame away and leaves the nodes.
        </p>
      )}
      {!notes.every(isFrame) && (
        <p id={NOTE_KEYS} className="visually-hidden">
          Enter writes, arrows move, Shift and arrows resize, Delete takes it away.
        </p>
      )}
      {inDrawingOrder(notes).map((note) => {
        const isNew = note.id === newest;
        return isFrame(note) ? (
          <FrameCard key={note.id} frame={note} isNew={isNew} />
        ) : (
          <NoteCard key={note.id} note={note} isNew={isNew} />
        );
      })}
    </ViewportPortal>
  );
}
