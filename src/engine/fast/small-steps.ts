/** Steps of a small network, all in one call of the kernels. */
import type { BatchResult } from "../engine";
import type { NetworkMemory } from "./network-memory";

/** Addresses of examples and their order, and how much of it to take. */
export interface SmallSteps {
  readonly x: number;
  readonly y: number;
  readonly order: number;
  /** Examples from the start of the order to its end. */
  readonly left: number;
  readonly batch: number;
  readonly steps: number;
}

/**
 * Takes the steps; their seeds lie in the network's memory, and their results come to lie there.
 * @param border what parts the classes where there is one output: 0 for scores, ½ for probabilities
 * @returns steps taken; fewer than asked where one failed, whose result is there too
 */
export function takeSmallSteps(network: NetworkMemory, border: number, steps: SmallSteps): number {
  const taken = network.memory.kernels.smallSteps(
    network.training.record,
    network.trainer,
    steps.x,
    steps.y,
    steps.order,
    steps.left,
    steps.batch,
    steps.steps,
    network.seeds,
    network.results,
    border,
  );
  network.followWeights();
  return taken;
}

/** The result of the call's step with this number. */
export function smallResult({ memory, results }: NetworkMemory, index: number): BatchResult {
  const at = results + 16 * index;
  return { loss: memory.f64[at / 8] as number, correct: memory.u32[at / 4 + 2] as number };
}
