/** What opens above the page, from the first time that it is asked for. */
import { type ComponentType, useLayoutEffect, useRef } from "react";
import { useApp, useSession } from "../context";
import { dropLetters, keepLetters } from "./letters-ahead";

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
    | "comparison"
    | "runsBeside";
  readonly Part: ComponentType;
}

/** These have a field to type in at once. */
const withField: readonly string[] = ["adding", "paletteOpen"] satisfies readonly OnceAskedProps["for"][];

export function OnceAsked({ for: name, Part }: OnceAskedProps) {
  const app = useApp();
  const isOpen = useSession((state) => Boolean(state[name]));
  const wasOpen = useRef(false);
  wasOpen.current ||= isOpen;
  useLayoutEffect(() => {
    if (!isOpen || !withField.includes(name)) return;
    keepLetters(() => app.session.getState().set({ adding: undefined, paletteOpen: false }));
    return dropLetters;
  }, [app, isOpen, name]);
  return wasOpen.current ? <Part /> : null;
}
