/** What a run has come to at one step: enough to begin again from there in another trainer. */
import type { Checkpoint } from "../../core/network/checkpoint";
import { readingWeights } from "../training/long-work";
import type { Answer, Query } from "./query";

/** Beside the step and the epoch that every answer's `progress` says. */
export interface Snapshot {
  readonly weights: Checkpoint;
}

export type SnapshotAnswer = Answer<Snapshot>;

/** Of an unfinished network too: its weights are kept over edits. */
export function createSnapshotQuery(): Query<[], Snapshot> {
  return {
    answer: ({ run, inTurn }) =>
      inTurn(() => run.long(readingWeights(run.plan), () => ({ weights: run.engine.weights() }))),
  };
}
