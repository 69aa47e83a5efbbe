/** The last words of a page that went before the database had answered: in local storage, which is written at once. */
import type { CurrentDocument } from "./database";

const KEY = "unfold.left-behind";

/** Overwrites what was left before; too large or blocked, nothing is left. */
export function leaveBehind(document: CurrentDocument): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(document));
  } catch {
    // Too large or blocked: the database still has the state of a moment before.
  }
}

/** Takes what was left; it is there once. */
export function takeLeft(): CurrentDocument | undefined {
  try {
    const text = localStorage.getItem(KEY);
    localStorage.removeItem(KEY);
    const left: unknown = JSON.parse(text ?? "null");
    const whole =
      typeof left === "object" &&
      left !== null &&
      "text" in left &&
      typeof left.text === "string" &&
      "revision" in left &&
      typeof left.revision === "number";
    return whole ? (left as CurrentDocument) : undefined;
  } catch {
    return undefined;
  }
}
