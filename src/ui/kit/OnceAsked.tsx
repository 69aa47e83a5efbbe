/** What opens above the page, from the first time that it is asked for. */
import { type ComponentType, useRef } from "react";
import { useSession } from "../context";

export interface OnceAskedProps {
  /** What of the session says that it is open. */
  readonly for:
    | "shortcutsOpen"
    | "paletteOpen"
    | "adding"
    | "listedWires"
    | "menu"
    | "renaming"
    | "mending"
    | "refactorOpen"
    | "comparison";
  readonly Part: ComponentType;
}

export function OnceAsked({ for: name, Part }: OnceAskedProps) {
  const isOpen = useSession((state) => Boolean(state[name]));
  const wasOpen = useRef(false);
  wasOpen.current ||= isOpen;
  return wasOpen.current ? <Part /> : null;
}
