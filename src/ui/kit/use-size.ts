/** The size of a box, followed as it changes. */
import { type RefObject, useLayoutEffect, useState } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * @param isWanted false where the size is known without looking
 * @returns whole CSS pixels; 0 × 0 until it has been laid out
 */
export function useSize(box: RefObject<HTMLElement | null>, isWanted = true): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!isWanted || !box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize({ width: Math.floor(width), height: Math.floor(height) });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, isWanted]);
  return size;
}
