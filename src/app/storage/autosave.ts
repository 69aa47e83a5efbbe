/** When work is kept in this browser without being asked for: after edits, while a run goes on, and when the page goes. */
import type { NetworkStore } from "../network/network-store";
import type { RunState, RunStore } from "../run/run-store";
import type { PresentDocument } from "./document";
import type { Keeper } from "./keeper";

/** Milliseconds between two keepings while a run goes on. */
const KEEP_EVERY = 4000;

export interface AutosaveParts {
  readonly network: NetworkStore;
  readonly run: RunStore;
  readonly keeper: Keeper;
  readonly present: PresentDocument;
}

/** Goes on for as long as the page is there. */
export function startAutosave({ network, run, keeper, present }: AutosaveParts): void {
  network.subscribe((state, previous) => {
    if (state.history.present !== previous.history.present) keeper.schedule();
  });

  let lastKept = 0;
  run.subscribe((state, previous) => {
    if (!isFurther(state, previous)) return;
    // While a small network trains it is kept every few seconds; a large one whenever its run comes to rest.
    const running = state.progress.state === "running";
    const small = (state.weights?.size ?? 0) > 0;
    if (running && (!small || Date.now() - lastKept < KEEP_EVERY)) return;
    lastKept = Date.now();
    keeper.schedule();
  });

  window.addEventListener("pagehide", () => keeper.leave(present.atHand));
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
