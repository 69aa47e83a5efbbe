/** A seed that is stuck, once it has trained to its end: film and canvas go to the layer where it stays behind, and a sentence says why. */
import { summarise } from "../../core/compiler/summary";
import { linearProbeSteps } from "../../core/words/linear-probe-words";
import { stuckLayer } from "../../core/words/stuck-words";
import type { App } from "../app";
import { checkOf } from "../network/check";
import type { LinearProbes, RunState } from "../run/run-store";

type StuckApp = Pick<App, "network" | "session" | "run" | "linearProbes">;

/** Nothing comes of it where another run begins meanwhile, or this one is stopped and goes on otherwise. @param seed that trains now */
export async function showStuckLayer(app: StuckApp, seed: number): Promise<void> {
  const { network, session, run } = app;
  const { progress } = run.getState();
  const isOther = (state: RunState) => state.progress.run !== progress.run;
  const ended = await when(run, (state) => isOther(state) || state.progress.state === "finished");
  if (isOther(ended)) return;
  const unwatch = app.linearProbes.watch();
  try {
    const { step } = ended.progress;
    const goesOn = (state: RunState) => isOther(state) || state.progress.step !== step;
    const found = await when(run, (state) => goesOn(state) || isOfEnd(state.linearProbes, step));
    if (goesOn(found) || !found.linearProbes) return;
    const { nodes, own } = found.linearProbes;
    const present = network.getState().history.present;
    const steps = linearProbeSteps(summarise(present, checkOf(present)), present, (node) => nodes.get(node));
    const layer = stuckLayer(steps, seed, own);
    if (!layer) return;
    // The drawer with the other seeds stays.
    session.getState().select([layer.node], [], true);
    session.getState().notify(layer.sentence);
  } finally {
    unwatch();
  }
}

/** Whether lines are of the end, and no better ones are looked for. */
function isOfEnd(probes: LinearProbes | undefined, step: number): boolean {
  return probes !== undefined && probes.progress.step === step && !probes.moment && !probes.isSearching;
}

/** The state once it is so, now or later. */
function when(run: StuckApp["run"], isSo: (state: RunState) => boolean): Promise<RunState> {
  const now = run.getState();
  if (isSo(now)) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = run.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      resolve(state);
    });
  });
}
