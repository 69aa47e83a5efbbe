/**
 * Where the keys are on the canvas. The canvas itself keeps the focus, since a node is no element of the page while it is out of
 * view or seen from afar; what it points at (`aria-activedescendant`) is the node that screen readers say and the ring is on.
 */
import { useEffect } from "react";
import { useStore } from "reactflow";
import { cursorOf } from "../../app/network/walking";
import { foldingOf } from "../../core/network/folds";
import { useApp, useNetwork, useSession } from "../context";
import { canvasElement } from "./focus-canvas";
import { elementIdOf } from "./node-words";

/** CSS pixels of the page. */
const RING = 2;

export function CanvasCursor() {
  const app = useApp();
  const network = useNetwork();
  const at = useSession((state) => state.cursor);
  // Of folded layers the card is what stands on the page.
  const cursor = at && (foldingOf(network).cardOf.get(at) ?? at);
  const transform = useStore((state) => state.transform);
  const isAsked = useSession((state) => state.focusOn === "canvas");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another network has other elements
  useEffect(() => {
    // In the frame that follows, elements that are new have come.
    const frame = requestAnimationFrame(() => {
      const element = cursor && document.getElementById(elementIdOf(cursor));
      if (!element) return canvasElement()?.removeAttribute("aria-activedescendant");
      canvasElement()?.setAttribute("aria-activedescendant", element.id);
      element.style.setProperty("--ring", `${RING / transform[2]}px`);
    });
    return () => cancelAnimationFrame(frame);
  }, [network, cursor, transform]);

  useEffect(() => {
    const canvas = canvasElement();
    const onFocus = () => app.session.getState().set({ cursor: cursorOf(app) });
    canvas?.addEventListener("focus", onFocus);
    return () => canvas?.removeEventListener("focus", onFocus);
  }, [app]);

  useEffect(() => {
    if (!isAsked) return;
    app.session.getState().set({ focusOn: undefined });
    canvasElement()?.focus({ preventScroll: true });
  }, [app, isAsked]);

  return (
    <p id="canvas-keys" className="visually-hidden">
      Arrow keys go along the wires, with Shift they choose more. Enter opens the settings, Escape there comes
      back. Ctrl and arrow keys move. Slash adds a node. Question mark lists all keys.
    </p>
  );
}
