/** A value that changes often, let through a few times a second: for what is costly to draw and slow to read. */
import { useEffect, useRef, useState } from "react";

/** Drawing it takes an eighth of the page's time at most. */
const REST = 7;
/** Milliseconds: what was slow for another's sake, as on a busy machine, keeps nobody looking at what is long past. */
const MOST_REST = 1000;

/** The latest value, at most every `milliseconds` and less often where drawing takes long; the last one always arrives. */
export function useThrottled<T>(value: T, milliseconds: number): T {
  const [shown, setShown] = useState(value);
  const next = useRef(0);
  useEffect(() => {
    const wait = next.current - performance.now();
    const show = () => {
      const begun = performance.now();
      next.current = begun + milliseconds;
      setShown(value);
      // The next task begins when all that follows from the new value is drawn.
      setTimeout(() => {
        const drawn = performance.now();
        next.current = Math.max(begun + milliseconds, drawn + Math.min(MOST_REST, REST * (drawn - begun)));
      }, 0);
    };
    if (wait <= 0) {
      show();
      return;
    }
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return shown;
}
