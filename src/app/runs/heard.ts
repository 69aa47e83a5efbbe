/** What is heard of the run on the canvas, moment by moment, and what of it is growth: steps that were taken here. */
import type { Network } from "../../core/network/network";
import type { RunState } from "../run/run-store";

/** One change of the run's store, with what it is of. */
export interface Heard {
  readonly state: RunState;
  readonly before: RunState;
  /** What the trainer held then; undefined while it held none. */
  readonly network: Network | undefined;
  /** The document on the canvas; empty where the storage has not told yet. */
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Whether epochs were trained since. Curves that come with another network or with undo stand there before the trainer has told of
 * its run: they are of an earlier one.
 */
export function hasGrown({ state, before }: Pick<Heard, "state" | "before">): boolean {
  if (state.progress.state === "empty" || state.records === before.records) return false;
  return state.records.length > 0 && state.records.at(-1) !== before.records.at(-1);
}
