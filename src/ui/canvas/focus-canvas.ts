/** Gives the focus back to the canvas when something over it closes, so that the canvas's keys go on working. */

/** The element that has the focus while one works on the canvas. */
export function canvasElement(): HTMLElement | null {
  return document.querySelector("[data-canvas]");
}

/**
 * What was pressed meanwhile keeps the focus.
 * @returns false for Base UI's `finalFocus`: it would look for something in the canvas that Tab reaches
 */
export function focusCanvas(): false {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    canvasElement()?.focus({ preventScroll: true });
  });
  return false;
}
