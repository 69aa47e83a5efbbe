/** What had the focus when something opened over the page gets it back, where nothing else has it by then. */
import { useRef } from "react";

export interface Opener {
  /** Of the popup itself. */
  readonly ref: (popup: HTMLElement | null) => void;
  /** For Base UI's `finalFocus`, which forgets it where the part has come late and was open from the first. */
  readonly finalFocus: () => HTMLElement | boolean;
}

/** @param goOnAt what gets it instead of what had it before, if anything; asked when it closes */
export function useOpener(isOpen: boolean, goOnAt?: () => HTMLElement | null): Opener {
  const popup = useRef<HTMLElement | null>(null);
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (isOpen && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = isOpen;
  return {
    ref: (element) => {
      // It is asked about once it has gone from here, and is on the page still.
      if (element) popup.current = element;
    },
    finalFocus: () => {
      const now = document.activeElement;
      // What was chosen may have opened something that has the focus already.
      if (now && now !== document.body && !popup.current?.contains(now)) return false;
      const next = goOnAt?.();
      if (next) return next;
      // Nothing had it: with the whole page Base UI would begin at its first button, and the canvas's keys would be heard no more.
      if (opener.current === document.body)
        return document.querySelector<HTMLElement>("[data-canvas]") ?? false;
      return opener.current instanceof HTMLElement && opener.current.isConnected ? opener.current : true;
    },
  };
}
