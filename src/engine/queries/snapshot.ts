/** What a run has come to at one step: enough to begin again from there in another trainer. */
import type { Checkpoint } from "../../core/network/checkpoint";
import { type RunState, withOwnArrays } from "../../core/training/run-state";
import { readingWeights } from "../training/long-work";
import type { EpochRecord } from "../training/protocol";
import type { Answer, Query } from "./query";

/** Beside the step and the epoch that every answer's `progress` says. */
export interface Snapshot {
  readonly weights: Checkpoint;
  /** What is needed beside the weights to go on to the bit; undefined of networks so large that the page has no room for it. */
  readonly state: RunState | undefined;
  /** Of the epochs since the snapshot before: who keeps the weights need not wait for the events that tell of them. */
  readonly records: readonly EpochRecord[];
}

/** Numbers of a network beyond which the optimizer's memory stays where it is. */
const MAX_PARAMETERS = 20e6;

export type SnapshotAnswer = Answer<Snapshot>;

/** Of an unfinished network too: its weights are kept over edits. */
export function createSnapshotQuery(): Query<[], Snapshot> {
  return {
    isOfRun: true,
    answer: ({ run, inTurn, announce, takeRecords }) =>
      inTurn(() =>
        run.long(readingWeights(run.plan), () => {
          const hasRoom = run.plan.parameters <= MAX_PARAMETERS;
          if (hasRoom && run.completeStep()) announce();
          const state = hasRoom ? withOwnArrays(run.state()) : undefined;
          return { weights: run.engine.weights(), state, records: takeRecords() };
        }),
      ),
  };
}
