/**
 * A document is marked before it is opened and unmarked when the page stands with it. One that is still marked at the
 * next visit did not come up: it hung the page, or broke it. In local storage, which is written at once.
 */

const KEY = "unfold.opening.";

/** Nothing is marked where local storage is blocked: then every document is opened. */
export function markOpening(document: string): void {
  try {
    localStorage.setItem(KEY + document, "1");
  } catch {
    // Blocked or full.
  }
}

export function markStands(document: string): void {
  try {
    localStorage.removeItem(KEY + document);
  } catch {
    // Blocked.
  }
}

export function didNotComeUp(document: string): boolean {
  try {
    return localStorage.getItem(KEY + document) !== null;
  } catch {
    return false;
  }
}

/** Milliseconds that a page has to answer after it has come up. */
const STANDS_AFTER = 500;

/** Called once the page is being drawn: a timer runs out only where the page's thread is free again. */
export function unmarkWhenItStands(document: string): void {
  const stands = () => markStands(document);
  setTimeout(stands, STANDS_AFTER);
  // Who leaves at once has not been hung.
  window.addEventListener("pagehide", stands, { once: true });
}
