/** The browser's own copy, cut and paste, where the canvas has the focus; what is pasted lands under the pointer. */
import { useEffect, useRef } from "react";
import { useReactFlow } from "reactflow";
import { removeChosen } from "../../app/network/chosen";
import { copiedText, pasteText } from "../../app/network/clipboard";
import type { Position } from "../../core/network/network";
import { useApp } from "../context";

const isOnCanvas = ({ target }: Event) =>
  target instanceof Element &&
  target.closest("[data-canvas]") !== null &&
  target.closest("input, textarea, [contenteditable=true]") === null;

/** Follows as long as the canvas stands. */
export function useClipboard(): void {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const pointer = useRef<Position | undefined>(undefined);
  useEffect(() => {
    const onPointerMove = (event: PointerEvent) => {
      pointer.current = isOnCanvas(event) ? { x: event.clientX, y: event.clientY } : undefined;
    };
    const onCopy = (event: ClipboardEvent) => {
      // Words that are marked on the page are what a person means to copy.
      if (event.defaultPrevented || !isOnCanvas(event) || !getSelection()?.isCollapsed) return;
      const text = copiedText(app);
      if (text === undefined) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (event.type === "cut") removeChosen(app, "cut");
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || !isOnCanvas(event)) return;
      event.preventDefault();
      const middle = pointer.current && screenToFlowPosition(pointer.current);
      void pasteText(app, event.clipboardData?.getData("text/plain") ?? "", middle);
    };
    const listeners = { pointermove: onPointerMove, copy: onCopy, cut: onCopy, paste: onPaste };
    const all = Object.entries(listeners) as [string, (event: Event) => void][];
    for (const [name, listener] of all) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) window.removeEventListener(name, listener);
    };
  }, [app, screenToFlowPosition]);
}
