/** `npm run bench -- threads`: from which size of step on a second thread pays. src/engine/fast/threads/worth.ts goes by it. */
import { denseChain } from "../src/core/network/chain";
import { createThreadedEngine } from "../src/engine/fast/engine";
import { freshWeights } from "../src/engine/training/starting-weights";
import { heldRange, planOf, w2 } from "./works";

const ROUNDS = 200;

/** A line for each size: the time of a step on one and on two threads, taken in turn, and how many times faster two are. */
export async function threadsPay(): Promise<void> {
  console.log(
    "2-N-N-2, tanh, Adam; microseconds a step on one / two threads, the quickest quarter's slowest",
  );
  for (const batchSize of [32, 128]) {
    for (const width of [32, 64, 96, 128, 192, 256]) console.log(await lineOf(batchSize, width));
  }
}

async function lineOf(batchSize: number, width: number): Promise<string> {
  const work = { ...w2, links: denseChain([2, width, width, 2], "tanh"), batchSize, examples: batchSize };
  const plan = planOf(work);
  const multiplications = 3 * plan.parameters * batchSize;
  const steps = Math.ceil(3e6 / multiplications);
  const timed: { readonly advance: () => void; readonly dispose: () => void; readonly times: number[] }[] =
    [];
  for (const threads of [1, 2]) {
    const engine = await createThreadedEngine(plan, { threads });
    engine.setWeights(freshWeights(plan));
    const range = heldRange(work, plan, engine);
    timed.push({
      advance: () => engine.multiStep?.advance(range, () => false),
      dispose: () => engine.dispose(),
      times: [],
    });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { advance, times } of timed) {
      const begun = performance.now();
      for (let step = 0; step < steps; step++) advance();
      times.push((1000 * (performance.now() - begun)) / steps);
    }
  }
  const [one = 0, two = 0] = timed.map(({ times }) => times.sort((a, b) => a - b)[ROUNDS / 4] ?? 0);
  for (const { dispose } of timed) dispose();
  const size = `batch ${batchSize}, N = ${width} (${(multiplications / 1e6).toFixed(1)} million multiplications)`;
  return `${size.padEnd(56)} ${one.toFixed(0).padStart(6)} / ${two.toFixed(0).padStart(6)}  ${(one / two).toFixed(2)} ×`;
}
