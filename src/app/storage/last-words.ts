/**
 * The last words of a page: what is not written yet is left in local storage when the page goes, and before that where the
 * database answers late, because a page that is killed says nothing any more.
 */
import { type LeftBehind, leaveBehind, takeAway } from "./left-behind";

/** Milliseconds that a change may wait for the storage before it is left in local storage as well. */
const LATE = 400;

export interface LastWordsParts {
  readonly isKept: () => boolean;
  /** What there is to say; undefined where it is another tab's affair. */
  readonly words: () => (LeftBehind & { readonly document: string; readonly changes: number }) | undefined;
}

/** One for each keeper. */
export function createLastWords({ isKept, words }: LastWordsParts) {
  /** When the oldest change was made that is not kept, and when what there is was last left in local storage, with which changes. */
  let unkeptSince: number | undefined;
  let leftAt = 0;
  let left = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    const said = isKept() ? undefined : words();
    if (!said) return;
    leftAt = Date.now();
    left = said.changes;
    leaveBehind(said);
  }

  /** A busy page hears late from the storage: what is killed meanwhile has left its words, the last ones too. */
  function leaveWhereLate(): void {
    if (isKept()) return;
    const now = Date.now();
    unkeptSince ??= now;
    clearTimeout(timer);
    if (now - unkeptSince > LATE && now - leftAt > LATE) leave();
    else timer = setTimeout(leaveWhereLate, LATE + 1);
  }

  return {
    leave,
    /** Something has changed. */
    leaveWhereLate,
    /** So many changes are in the database, which what was left of the document said; the write began at this time. */
    written(by: Pick<LeftBehind, "document" | "tab">, upTo: number, begun: number): void {
      unkeptSince = isKept() ? undefined : begun;
      if (left > 0 && left <= upTo) takeAway(by);
    },
    /** Nothing waits any more. */
    settled(): void {
      unkeptSince = undefined;
    },
    /** What was left until now is of another document. */
    forget(): void {
      left = 0;
    },
  };
}
