/** From key presses to commands: one listener reads the table. */
import type { App } from "../app";
import type { Command } from "./command";

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The chord a key press makes, in the table's words. */
function chordOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push("mod");
  // Shift is part of a printed character already ("?", "+"), but not of letters, digits and named keys.
  const shiftIsPrinted = key.length === 1 && !/[a-z0-9]/.test(key) && parts.length === 0;
  if (event.shiftKey && !shiftIsPrinted) parts.push("shift");
  if (event.altKey) parts.push("alt");
  return [...parts, key === ">" && event.shiftKey ? "." : key].join("+");
}

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
      };
  const arrows: Record<string, string> = { arrowleft: "←", arrowright: "→" };
  const parts = chord.split("+").map((part) => names[part] ?? arrows[part] ?? part.toUpperCase());
  return chord === "+" ? "+" : parts.join(isMac ? "" : "+");
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=range]), textarea, select, [contenteditable=true]") !== null
  );
}

/** Listens on the page for the keys of these commands; answers the function that stops it. */
export function listenForKeys(app: App, commands: readonly Command[]): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOf(event);
    const inDialog =
      event.target instanceof Element && event.target.closest("[role=dialog], [role=listbox], [role=menu]");
    if (inDialog) return;
    const typing = isTyping(event.target);
    const onCanvas = event.target instanceof Element && event.target.closest("[data-canvas]") !== null;
    const fits = (candidate: Command) =>
      candidate.keys.includes(chord) &&
      (candidate.scope === "page" || onCanvas) &&
      (candidate.whileTyping || !typing) &&
      candidate.when(app);
    const found = commands.find(fits);
    if (!found) return;
    event.preventDefault();
    void found.run(app);
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}
