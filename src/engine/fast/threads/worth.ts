/** Which kernels a plan gets, by the size of its layers and of a step. */
import type { Plan } from "../../../core/compiler/plan";
import { canShareMemory, coreCount } from "./helpers";

/** Up to this width everywhere, packing into tiles costs more than it saves. */
const SMALL_WIDTH = 24;
/**
 * Multiplications of a step from which on a second thread gives more than it takes: half a millisecond on one. Below,
 * a product is hardly more than one unit of work (`npm run bench -- threads` shows the ratios).
 */
const WORTH_THREADS = 1e7;
/** More would only wait for the memory, and leave nothing for the page. */
const MAX_THREADS = 4;

export function isTiled({ nodes }: Plan): boolean {
  return nodes.some(({ shape }) => (shape[0] ?? 0) > SMALL_WIDTH);
}

/** How many threads train the plan best on this machine. */
export function threadsFor(plan: Plan): number {
  const { parameters, training } = plan;
  if (!isTiled(plan) || 3 * parameters * training.batchSize < WORTH_THREADS || !canShareMemory()) return 1;
  const cores = coreCount();
  // Beyond two, half of what a machine calls cores are often the same ones once more.
  return cores < 2 ? 1 : Math.max(2, Math.min(MAX_THREADS, Math.floor(cores / 2)));
}
