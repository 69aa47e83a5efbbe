/**
 * The last words of a page that went, or may go, before the database has answered: in local storage, which is written at once. Without weights: those of the revision before belong to them.
 */

const KEY = "unfold.left-behind";

export interface LeftBehind {
  /** undefined where version 1 left it: of the one network there was. */
  readonly document: string | undefined;
  /** The tab that left it. */
  readonly tab: string;
  /** The head that the page had written or read last. */
  readonly revision: number;
  /** Changes that the tab had counted. */
  readonly changes?: number;
  /** The saved file's text. */
  readonly text: string;
}

/** Overwrites what the same tab has left of the same document; too large or blocked, nothing is left. */
export function leaveBehind(left: LeftBehind): void {
  try {
    localStorage.setItem(keyOf(left), JSON.stringify(left));
  } catch {
    // Too large or blocked: the database still has the state of a moment before.
  }
}

/** All that was left. Each is there until it is taken away. */
export function whatIsLeft(): readonly LeftBehind[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key === KEY || key.startsWith(`${KEY}.`))
      .flatMap((key) => parse(localStorage.getItem(key)));
  } catch {
    return [];
  }
}

export function takeAway(left: Pick<LeftBehind, "document" | "tab">): void {
  try {
    localStorage.removeItem(keyOf(left));
  } catch {
    // Blocked: nothing was left either.
  }
}

function keyOf({ document, tab }: Pick<LeftBehind, "document" | "tab">): string {
  return document === undefined ? KEY : `${KEY}.${document}.${tab}`;
}

/** One in an array; none where it is damaged. */
function parse(text: string | null): LeftBehind[] {
  try {
    const left: unknown = JSON.parse(text ?? "null");
    const isWhole =
      typeof left === "object" &&
      left !== null &&
      (!("document" in left) || typeof left.document === "string") &&
      "text" in left &&
      typeof left.text === "string" &&
      "revision" in left &&
      typeof left.revision === "number";
    return isWhole ? [{ document: undefined, tab: "", ...left } as LeftBehind] : [];
  } catch {
    return [];
  }
}
