/** From key presses to commands: one listener reads the table. */
import { upperFirst } from "../../core/words/capitals";
import type { App } from "../app";
import { chordsOf } from "./chords";
import type { Command } from "./command";

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** "Ctrl+Shift+Z", or "⇧⌘Z" on a Mac. */
export function showChord(chord: string): string {
  const names: Record<string, string> = isMac
    ? { mod: "⌘", shift: "⇧", alt: "⌥", enter: "⏎", backspace: "⌫", delete: "⌦", escape: "esc" }
    : {
        mod: "Ctrl",
        shift: "Shift",
        alt: "Alt",
        enter: "Enter",
        backspace: "Backspace",
        delete: "Del",
        escape: "Esc",
        pageup: "Page Up",
        pagedown: "Page Down",
        " ": "Space",
      };
  const arrows: Record<string, string> = { arrowleft: "←", arrowright: "→", arrowup: "↑", arrowdown: "↓" };
  const parts = chord.split("+").map((part) => names[part] ?? arrows[part] ?? capital(part));
  return chord === "+" ? "+" : parts.join(isMac ? "" : "+");
}

/** "Z", "F2", "Home". */
function capital(part: string): string {
  return part.length < 3 ? part.toUpperCase() : upperFirst(part);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=range]), textarea, select, [contenteditable=true]") !== null
  );
}

/** Enter and Space press the button that has the focus, unless that is chosen already and pressing it would do nothing. */
function pressesButton(chord: string, target: EventTarget | null): boolean {
  const button = target instanceof Element ? target.closest("button, a, [role=button]") : null;
  return (
    (chord === "enter" || chord === " ") &&
    button !== null &&
    !button.matches("[aria-current], [aria-pressed=true]")
  );
}

/** Listens on the page for the keys of these commands; answers the function that stops it. */
export function listenForKeys(app: App, commands: readonly Command[]): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const chords = chordsOf(event, isMac);
    const typing = isTyping(event.target);
    // Where it selects no text that one is writing, it would select all of the page's.
    if (chords.includes("mod+a") && !typing) event.preventDefault();
    const inDialog =
      event.target instanceof Element && event.target.closest("[role=dialog], [role=listbox], [role=menu]");
    if (inDialog) return;
    const onCanvas =
      event.target instanceof Element && event.target.closest("[data-canvas], [data-canvas-keys]") !== null;
    const isIn = (scope: Command["scope"], chord: string) =>
      scope === "page" || (scope === "canvas" ? onCanvas : !pressesButton(chord, event.target));
    const fits = (chord: string) => (candidate: Command) =>
      candidate.keys.includes(chord) &&
      !candidate.isNative &&
      isIn(candidate.scope, chord) &&
      (candidate.whileTyping || !typing) &&
      candidate.when(app);
    const found = chords.flatMap((chord) => commands.find(fits(chord)) ?? [])[0];
    if (!found) return;
    event.preventDefault();
    void found.run(app);
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}
