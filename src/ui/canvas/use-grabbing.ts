/** A dot that a wire enters is that wire's end: whoever drags from it takes the end off, to put it elsewhere or to let go of it. */
import { type MouseEvent, type TouchEvent, useMemo } from "react";
import { withCards } from "../../core/network/folds";
import { wiresTo } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { useApp } from "../context";

/** React Flow's handlers for it. */
export function useGrabbing() {
  const app = useApp();
  return useMemo(() => {
    /** React Flow lies the dot over the place where it takes up the end of a wire itself: the press is handed on to that. */
    const handOn = (
      event: MouseEvent | TouchEvent,
      { clientX, clientY }: { clientX: number; clientY: number },
    ) => {
      const dot = event.target instanceof Element ? event.target.closest(".react-flow__handle.target") : null;
      const { nodeid, handleid } = dot instanceof HTMLElement ? dot.dataset : {};
      if (nodeid === undefined) return;
      const network = withCards(app.network.getState().history.present);
      const wire = wiresTo(network, nodeid as NodeId).find(({ port }) => port === handleid);
      const end =
        wire &&
        document.querySelector(
          `.react-flow__edge[data-id="${CSS.escape(wire.id)}"] .react-flow__edgeupdater-target`,
        );
      if (!end) return;
      event.stopPropagation();
      end.dispatchEvent(new window.MouseEvent("mousedown", { bubbles: true, button: 0, clientX, clientY }));
    };
    return {
      onMouseDownCapture: (event: MouseEvent) => {
        if (event.button === 0) handOn(event, event);
      },
      onTouchStartCapture: (event: TouchEvent) => {
        const touch = event.touches[0];
        if (touch && event.touches.length === 1) handOn(event, touch);
      },
    };
  }, [app]);
}
