/** What something shows while it closes: what it was for. */
import { useRef } from "react";

/** @returns the value; where there is none now, the last one that there was */
export function useLast<Value>(now: Value | undefined): Value | undefined {
  const last = useRef<Value | undefined>(undefined);
  if (now !== undefined) last.current = now;
  return last.current;
}
