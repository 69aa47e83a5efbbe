/** When work is kept in this browser without being asked for: after edits, while a run goes on, and when the page goes. */
import type { NetworkStore } from "../network/network-store";
import type { RunState, RunStore } from "../run/run-store";
import type { PresentDocument } from "./document";
import type { Keeper } from "./kept";

/** Milliseconds between two askings for a running network's weights. */
const ASK_EVERY = 1000;
/** Bytes of weights a second that are written at most while a run goes on: 30 MB every fifteen seconds. */
const BYTES_PER_SECOND = 2e6;
/** Milliseconds that a trainer has to answer before the page says whose weights it keeps. */
const ANSWERS_WITHIN = 500;

export interface AutosaveParts {
  readonly network: NetworkStore;
  readonly run: RunStore;
  readonly keeper: Keeper;
  readonly present: PresentDocument;
  /** Told whose weights are kept where the trainer does not answer: those of this epoch; undefined where it does. */
  readonly behind: (epoch: number | undefined) => void;
}

/**
 * Goes on for as long as the page is there. What is written never waits for the trainer: an edit is written with the
 * weights at hand, and newer ones when they come.
 */
export function startAutosave({ network, run, keeper, present, behind }: AutosaveParts): void {
  network.subscribe((state, previous) => {
    if (state.history.present !== previous.history.present) keeper.schedule();
  });

  let lastAsked = 0;
  async function keepWeights(): Promise<void> {
    lastAsked = Date.now();
    // An answer that comes later is kept as well, and nothing is behind any more.
    const late = () => {
      behind(undefined);
      keeper.schedule();
    };
    behind((await present.freshen(ANSWERS_WITHIN, late)) ? undefined : present.epoch());
    keeper.schedule();
  }
  run.subscribe((state, previous) => {
    if (!isFurther(state, previous)) return;
    const pause = Math.max(ASK_EVERY, (present.bytes() / BYTES_PER_SECOND) * 1000);
    // Coming to rest is kept at once.
    if (state.progress.state === "running" && Date.now() - lastAsked < pause) return;
    void keepWeights();
  });

  window.addEventListener("pagehide", () => keeper.leave());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keeper.flush();
  });
}

/** Whether the run has come to another step or state. Where nothing was taken and nothing taken back, there is no run to keep. */
function isFurther({ progress }: RunState, { progress: before }: RunState): boolean {
  if (progress.step === before.step && progress.state === before.state) return false;
  // A Reset is kept like any other state.
  return progress.step > 0 || before.step > 0;
}
