/** What the page keeps of a run after the trainer has told of it, or is no longer there to tell. */
import type { Network } from "../../core/network/network";
import { sayDiverged, sayRestarting, sayStopped } from "../../core/words/trainer-words";
import type { RunId, TrainingEvent } from "../../engine/protocol";
import type { Trained } from "./checkpoints";
import type { RunState } from "./run-store";
import { withEpochs } from "./settings-of-epochs";

/** The run an event is of. */
export function runOf(event: TrainingEvent): RunId {
  return event.type === "progress" ? event.progress.run : event.run;
}

/** The changes that an event of the present run, of this network, makes. */
export function afterEvent(
  { records, message, progress: before, lookedAt }: RunState,
  event: TrainingEvent,
  network: Network,
): Partial<RunState> {
  if (event.type === "work") return { work: event.what };
  if (event.type === "failed") return { message: { kind: "failed", text: event.text } };
  if (event.type === "diverged") {
    return { message: { kind: "diverged", text: `${sayDiverged(event, network)} Then Reset.` } };
  }
  // Answers and events come through different doors: an epoch of before a reset may arrive after it.
  const isFresh = event.progress.state !== "empty" && event.progress.step === 0;
  const running = event.progress.state === "running";
  const isUnderWay = running || event.progress.step > before.step;
  return {
    progress: event.progress,
    records: isFresh ? [] : withEpochs(records, event.records, network),
    ...(isUnderWay && message && { message: undefined }),
    // What was evaluated may be the moment that is looked at, which stays as it is.
    ...(isUnderWay && !lookedAt && { evaluation: undefined }),
  };
}

/** A trainer that is no longer there, and what is known of the run it held. */
export interface Stop {
  /** The run that is to be heard of next. */
  readonly run: RunId;
  /** A sentence; undefined where the page itself wanted it. */
  readonly reason: string | undefined;
  readonly isReplaced: boolean;
  readonly kept: Trained;
}

/** The changes that it makes: the run stands still where it was last kept. */
export function afterStop(
  { progress }: RunState,
  { run, reason, isReplaced, kept }: Stop,
): Partial<RunState> {
  const { epoch, records, step = epoch * progress.stepsPerEpoch } = kept;
  const text = reason && (isReplaced ? sayRestarting(reason, kept) : sayStopped(reason));
  const state = progress.state === "empty" ? "empty" : step > 0 ? "paused" : "ready";
  return {
    progress: { ...progress, run, state, epoch, step, stepsPerSecond: 0 },
    records,
    work: undefined,
    moments: undefined,
    lookedAt: undefined,
    ...(text && { message: { kind: "failed", text } }),
  };
}
