/** What the page keeps of a run after the trainer has told of it. */
import type { Network } from "../../core/network/network";
import type { TrainingEvent } from "../../engine/protocol";
import type { RunState } from "./run-store";
import { withEpochs } from "./settings-of-epochs";

/** The run an event is of. */
export function runOf(event: TrainingEvent): number {
  return event.type === "progress" ? event.progress.run : event.run;
}

/** The changes that an event of the present run, of this network, makes. */
export function afterEvent(
  { records, message }: RunState,
  event: TrainingEvent,
  network: Network,
): Partial<RunState> {
  if (event.type !== "progress") {
    const text =
      event.type === "failed"
        ? event.text
        : `The loss became ${event.loss} at step ${event.step} (epoch ${event.epoch}), so the run stopped with the weights of the step before. Try a smaller learning rate, then Reset.`;
    return { message: { kind: event.type, text } };
  }
  // Answers and events come through different doors: an epoch of before a reset may arrive after it.
  const isFresh = event.progress.state === "ready" && event.progress.step === 0;
  const running = event.progress.state === "running";
  return {
    progress: event.progress,
    records: isFresh ? [] : withEpochs(records, event.records, network),
    ...(running && message && { message: undefined }),
    ...(running && { evaluation: undefined }),
  };
}
