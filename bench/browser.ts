/** The fast engine's rows of the bench, in a worker as the product's trainer: bundled and started by bench/chromium.ts. */
import { createThreadedEngine } from "../src/engine/fast/engine";
import { freshWeights } from "../src/engine/training/starting-weights";
import { type Rate, rateOf, summary } from "./measure";
import { heldRange, planOf, pointsOf, steppedWorks, type Work, w1 } from "./works";

export interface BrowserRow {
  readonly work: string;
  readonly engine: string;
  readonly threads: number;
  readonly unit: "steps/s" | "ms";
  readonly rate: Rate;
}

self.addEventListener("message", async ({ data: names }: MessageEvent<readonly string[]>) => {
  const rows: BrowserRow[] = [];
  const wants = (name: string) => names.length === 0 || names.includes(name);
  for (const work of steppedWorks) {
    if (!wants(work.name)) continue;
    for (const threads of work === w1 ? [1] : [1, 2]) rows.push(await steps(work, threads));
  }
  for (const threads of [1, 2]) if (wants("W5")) rows.push(await points(threads));
  self.postMessage(rows);
});

async function steps(work: Work, threads: number): Promise<BrowserRow> {
  const plan = planOf(work);
  const engine = await createThreadedEngine(plan, { threads });
  engine.setWeights(freshWeights(plan));
  const range = heldRange(work, plan, engine);
  const rate = await rateOf(() => engine.multiStep?.advance(range, () => false) ?? 0, { seconds: 3 });
  engine.dispose();
  return { work: work.name, engine: engine.name, threads, unit: "steps/s", rate };
}

async function points(threads: number): Promise<BrowserRow> {
  const { plan, x, count, kept } = pointsOf();
  const engine = await createThreadedEngine(plan, { threads });
  engine.setWeights(freshWeights(plan));
  const times: number[] = [];
  let into: ReturnType<typeof engine.probe> | undefined;
  for (let round = 0; round < 15; round++) {
    const begun = performance.now();
    into = engine.probe(x, count, kept, into);
    times.push(performance.now() - begun);
  }
  engine.dispose();
  return { work: "W5", engine: engine.name, threads, unit: "ms", rate: summary(times.slice(1)) };
}
