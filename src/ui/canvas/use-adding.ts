/** From where a node is added on the canvas: a double-click or a long press on empty ground, or on a wire; a right-click opens the canvas's menu. */
import { type PointerEvent, useMemo, useRef } from "react";
import type { Edge } from "reactflow";
import type { Adding } from "../../app/session/session-store";
import type { WireId } from "../../core/network/network";
import { useApp } from "../context";

/** Milliseconds of rest that make a press a long one, and pixels that a resting finger wanders. */
const LONG_PRESS = 500;
const WANDERS = 10;

interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

const isGround = (target: EventTarget) => (target as Element).classList.contains("react-flow__pane");

/** React Flow's handlers for it. */
export function useAdding() {
  const app = useApp();
  const press = useRef<{ readonly from: Place; readonly timer: number } | undefined>(undefined);
  return useMemo(() => {
    const open = ({ clientX, clientY }: Place, more: Adding = {}) =>
      app.session.getState().set({ adding: { at: { x: clientX, y: clientY }, ...more } });
    const letGo = () => {
      clearTimeout(press.current?.timer);
      press.current = undefined;
    };
    return {
      onDoubleClick: (event: Place & { readonly target: EventTarget }) => {
        if (isGround(event.target)) open(event);
      },
      onPaneContextMenu: (event: Place & { readonly preventDefault: () => void }) => {
        event.preventDefault();
        const { clientX, clientY } = event;
        app.session.getState().set({ menu: { of: "ground", at: { x: clientX, y: clientY } } });
      },
      onEdgeDoubleClick: (event: Place, { id }: Edge) => open(event, { into: id as WireId }),
      onPointerDown: (event: PointerEvent) => {
        letGo();
        if (event.pointerType !== "touch" || !event.isPrimary || !isGround(event.target)) return;
        const { clientX, clientY } = event;
        press.current = {
          from: { clientX, clientY },
          timer: window.setTimeout(() => open({ clientX, clientY }), LONG_PRESS),
        };
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const from = press.current?.from;
        if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) > WANDERS) letGo();
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
    };
  }, [app]);
}
