/** What had the focus when something opened over the page gets it back. */
import { useRef } from "react";

/** @returns for Base UI's `finalFocus`, which forgets it where the part has come late and was open from the first */
export function useOpener(isOpen: boolean): () => HTMLElement | true {
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (isOpen && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = isOpen;
  return () => (opener.current instanceof HTMLElement && opener.current.isConnected ? opener.current : true);
}
