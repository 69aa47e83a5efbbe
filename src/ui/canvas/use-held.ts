/** A pointer that holds something on the canvas, to drag it or one of its corners. */
import { type PointerEvent, useRef, useState } from "react";
import { useReactFlow } from "reactflow";

interface Hand<Held> {
  /** Where the pointer has it by now; undefined where none holds it. */
  readonly held: Held | undefined;
  /** Follows a pointer from here until it lets go. @param moved what comes of so many canvas units */
  readonly hold: (moved: (x: number, y: number) => Held) => (event: PointerEvent<HTMLElement>) => void;
}

/**
 * @param onDrag is told of every step, and at last of none
 * @param onDrop where the pointer let go, somewhere else than it began
 */
export function useHeld<Held>(
  onDrop: (held: Held) => void,
  onDrag: (held: Held | undefined) => void = () => undefined,
): Hand<Held> {
  const { getZoom } = useReactFlow();
  const [held, setHeld] = useState<Held | undefined>(undefined);
  const told = useRef({ onDrop, onDrag });
  told.current = { onDrop, onDrag };
  const show = (now: Held | undefined) => {
    setHeld(now);
    told.current.onDrag(now);
  };
  const hold = (moved: (x: number, y: number) => Held) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || (event.target as Element).closest("button, input")) return;
    const { clientX, clientY, currentTarget, pointerId } = event;
    const zoom = getZoom();
    currentTarget.setPointerCapture(pointerId);
    const placed = (now: globalThis.PointerEvent) =>
      moved((now.clientX - clientX) / zoom, (now.clientY - clientY) / zoom);
    const follow = (now: globalThis.PointerEvent) => show(placed(now));
    const end = (now: globalThis.PointerEvent) => {
      currentTarget.removeEventListener("pointermove", follow);
      currentTarget.removeEventListener("pointerup", end);
      currentTarget.removeEventListener("pointercancel", end);
      show(undefined);
      const isMoved = now.clientX !== clientX || now.clientY !== clientY;
      if (now.type === "pointerup" && isMoved) told.current.onDrop(placed(now));
    };
    currentTarget.addEventListener("pointermove", follow);
    currentTarget.addEventListener("pointerup", end);
    currentTarget.addEventListener("pointercancel", end);
  };
  return { held, hold };
}
