/** Questions about a moment of a run that has gone on since: for their time the engine has that moment's weights. */
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Run } from "./run";

/**
 * Does the work with other weights in the engine, in the run's turn, and puts the run's own back. What the optimizer remembers
 * and where the run stands stay as they are; a step that was half done is taken to its end before.
 */
export async function withWeights<T>(run: Run, weights: Checkpoint, work: () => T | Promise<T>): Promise<T> {
  run.completeStep();
  const own = run.engine.weights();
  run.engine.setWeights(weights);
  try {
    return await work();
  } finally {
    if (!run.isClosed) run.engine.setWeights(own);
  }
}
