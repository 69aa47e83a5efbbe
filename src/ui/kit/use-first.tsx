/** The beginning of a list that may be very long, and a button for more of it. */
import { type ReactNode, useState } from "react";
import { Button } from "./Button";

export interface FirstOfList<T> {
  readonly shown: readonly T[];
  /** Says how many more there are, and shows some of them on a press; nothing where all are shown. */
  readonly more: ReactNode;
}

/** @param step how many are shown at first, and more with each press */
export function useFirst<T>(all: readonly T[], step: number): FirstOfList<T> {
  const [presses, setPresses] = useState(1);
  const shown = all.slice(0, presses * step);
  const left = all.length - shown.length;
  return {
    shown,
    more: left > 0 && (
      <p className="and-more">
        <span>and {left.toLocaleString("en")} more</span>
        <Button look="small" onClick={() => setPresses(presses + 1)}>
          Show {Math.min(step, left).toLocaleString("en")} more
        </Button>
      </p>
    ),
  };
}
