/** How much room a box has, followed while it changes. */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export interface Room {
  readonly width: number;
  readonly height: number;
}

export function useRoom<Box extends HTMLElement>(): readonly [RefObject<Box | null>, Room] {
  const box = useRef<Box>(null);
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setRoom({ width: Math.floor(width), height: Math.floor(height) });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, room];
}
