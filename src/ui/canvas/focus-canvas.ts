/** Gives the focus back to the canvas when something over it closes, so that the canvas's keys go on working. */

/**
 * What was pressed meanwhile keeps the focus.
 * @returns false for Base UI's `finalFocus`: it would look for something in the canvas that Tab reaches
 */
export function focusCanvas(): false {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("[data-canvas]")?.focus({ preventScroll: true });
  });
  return false;
}
