/** Undo and redo over immutable values: labelled entries, one gesture one entry. */

export interface Entry<T> {
  /** What the change did, for "Undo move Dense". */
  readonly label: string;
  readonly value: T;
}

export interface History<T> {
  readonly present: T;
  /** Oldest first; each value stood before the change its label names. */
  readonly past: readonly Entry<T>[];
  /** Next redo first; each value stands after the change its label names. */
  readonly future: readonly Entry<T>[];
  /** The gesture that may still join the last entry. */
  readonly gesture: string | undefined;
}

/**
 * The most entries that are kept.
 * @internal
 */
export const LIMIT = 200;

export function startHistory<T>(present: T): History<T> {
  return { present, past: [], future: [], gesture: undefined };
}

/** Records a change. Changes that share a gesture (one drag, one gesture of typing) undo as one. */
export function record<T>(history: History<T>, present: T, label: string, gesture?: string): History<T> {
  if (present === history.present) return history;
  const joins = gesture !== undefined && gesture === history.gesture && history.past.length > 0;
  const past = joins ? history.past : [...history.past, { label, value: history.present }].slice(-LIMIT);
  return { present, past, future: [], gesture };
}

/** Ends a gesture: the next change is an entry of its own. */
export function endGesture<T>(history: History<T>): History<T> {
  return history.gesture === undefined ? history : { ...history, gesture: undefined };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    present: last.value,
    past: history.past.slice(0, -1),
    future: [{ label: last.label, value: history.present }, ...history.future],
    gesture: undefined,
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (!next) return history;
  return {
    present: next.value,
    past: [...history.past, { label: next.label, value: history.present }],
    future: rest,
    gesture: undefined,
  };
}
