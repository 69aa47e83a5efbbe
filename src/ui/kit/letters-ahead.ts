/**
 * Letters that are typed after a field has been asked for and before it is there, the first time while its program comes: they are
 * kept for the field, and are no keys of what lies below it meanwhile.
 */

let kept = "";
let stop: () => void = () => undefined;

/**
 * Begins to keep letters, until the field takes them or a person turns to something else.
 * @param onEscape the field is wanted no more
 */
export function keepLetters(onEscape: () => void): void {
  dropLetters();
  const onKeyDown = (event: KeyboardEvent) => {
    // The field may be there already.
    if (event.target instanceof Element && event.target.matches("[role=dialog] input")) return dropLetters();
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") onEscape();
    if (event.key === "Escape" || event.key === "Tab") return dropLetters();
    if (event.key === "Backspace") kept = kept.slice(0, -1);
    else if (event.key.length === 1) kept += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("pointerdown", dropLetters, true);
  stop = () => {
    window.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("pointerdown", dropLetters, true);
  };
}

/** @returns the letters, which from now on go to the field itself */
export function takeLetters(): string {
  const letters = kept;
  dropLetters();
  return letters;
}

/** Keeps letters no longer, and forgets those there are. */
export function dropLetters(): void {
  stop();
  stop = () => undefined;
  kept = "";
}
