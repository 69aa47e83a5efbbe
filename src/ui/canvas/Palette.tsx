/** The node kinds: drag one onto the canvas (or onto a wire), or click / press Enter to add it after the chosen node. */
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useReactFlow } from "reactflow";
import { addToNetwork } from "../../app/network/adding";
import { NODE_SIZE } from "../../core/graph/node-size";
import { withCards } from "../../core/network/folds";
import { useApp } from "../context";
import { usePageWidth } from "../media";
import { canvasElement } from "./focus-canvas";
import { kindChoices, type NodeChoice, takesWires } from "./node-choices";
import { wireUnder } from "./wire-under";

/** Pixels the pointer may wander before a press becomes a drag. */
const DRAG_THRESHOLD = 5;

/** In the rail where the page is wide, else over the canvas. The rail knows nothing of React Flow, to which a drop goes. */
export function Palette() {
  const isWide = usePageWidth() === "wide";
  const [rail, setRail] = useState<Element | null>(null);
  useEffect(() => setRail(isWide ? document.querySelector("[data-place=palette]") : null), [isWide]);
  if (!isWide) return <PaletteBar look="palette" />;
  return rail && createPortal(<PaletteBar look="palette in-rail" />, rail);
}

function PaletteBar({ look }: { readonly look: string }) {
  return (
    <div className={look} role="toolbar" aria-label="Add a node">
      {kindChoices.map((choice) => (
        <PaletteItem key={choice.id} choice={choice} />
      ))}
    </div>
  );
}

/** One kind: pressed it is added after the chosen node, dragged it goes where it is dropped. */
function PaletteItem({ choice }: { readonly choice: NodeChoice }) {
  const { kind, title, summary, icon: Icon } = choice;
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const start = useRef<{ x: number; y: number } | undefined>(undefined);
  const dragged = useRef(false);
  const [ghost, setGhost] = useState<{ x: number; y: number } | undefined>(undefined);

  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return;
    const far = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > DRAG_THRESHOLD;
    if (far || dragged.current) {
      dragged.current = true;
      setGhost({ x: event.clientX, y: event.clientY });
      app.session.getState().set({ taking: wireAt(event) });
    }
  };
  /** The wire that it would go into here; kinds that take none go into none. */
  const wireAt = (event: PointerEvent) =>
    takesWires(kind) && isOverCanvas(event)
      ? wireUnder(withCards(app.network.getState().history.present), screenToFlowPosition(pointOf(event)))
      : undefined;
  const onPointerUp = (event: PointerEvent) => {
    const wasDragged = dragged.current;
    start.current = undefined;
    setGhost(undefined);
    if (!wasDragged) return;
    app.session.getState().set({ taking: undefined });
    if (!isOverCanvas(event)) return;
    const centre = screenToFlowPosition(pointOf(event));
    app.viewport.present()?.hold();
    addToNetwork(app, choice, {
      position: {
        x: Math.round(centre.x - NODE_SIZE.width / 2),
        y: Math.round(centre.y - NODE_SIZE.height / 2),
      },
      into: wireAt(event),
    });
  };

  return (
    <>
      <button
        type="button"
        className="palette-item"
        data-kind={kind}
        title={summary}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          start.current = { x: event.clientX, y: event.clientY };
          dragged.current = false;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          start.current = undefined;
          setGhost(undefined);
          app.session.getState().set({ taking: undefined });
        }}
        onClick={(event) => {
          // A drag ends in a click as well; only a press that stayed in place adds here.
          if (!dragged.current) addToNetwork(app, choice);
          // After a press of the mouse the canvas's keys are meant for what was added; from the keyboard one goes on adding.
          if (event.detail > 0) canvasElement()?.focus({ preventScroll: true });
          dragged.current = false;
        }}
      >
        <Icon size={16} strokeWidth={1.75} />
        {title}
      </button>
      {ghost && (
        <div className="palette-ghost" style={{ left: ghost.x, top: ghost.y }} aria-hidden>
          <Icon size={16} strokeWidth={1.75} />
          {title}
        </div>
      )}
    </>
  );
}

const pointOf = ({ clientX, clientY }: PointerEvent) => ({ x: clientX, y: clientY });

/** Whether the pointer is over the canvas, and over nothing that lies above it. */
function isOverCanvas({ clientX, clientY }: PointerEvent): boolean {
  return document
    .elementsFromPoint(clientX, clientY)
    .some((element) => element.classList.contains("react-flow__pane"));
}
