/** The fast engine's rows of the bench, for a page to run: bundled by bench/chromium.ts. */
import { createRandom, shuffle } from "../src/core/math/random";
import { createFastEngine } from "../src/engine/fast/engine";
import { freshWeights } from "../src/engine/run";
import { type Rate, rateOf, summary } from "./measure";
import { examplesOf, heldOf, layersOf, planOf, type Work, w1, w2, w3, w3d, w4 } from "./works";

export interface BrowserRow {
  readonly work: string;
  readonly engine: string;
  readonly unit: string;
  readonly rate: Rate;
}

/** Every row, one after the other. */
export async function rows(): Promise<readonly BrowserRow[]> {
  const found: BrowserRow[] = [];
  for (const work of [w1, w2, w3, w3d, w4]) found.push(await steps(work));
  found.push(points());
  return found;
}

async function steps(work: Work): Promise<BrowserRow> {
  const plan = planOf(work);
  const examples = examplesOf(work, plan);
  const engine = createFastEngine(plan);
  engine.setWeights(freshWeights(plan));
  engine.laps?.hold(heldOf(plan, examples), work.batchSize);
  const perEpoch = Math.ceil(examples.count / work.batchSize);
  const all = Int32Array.from({ length: examples.count }, (_, index) => index);
  const lap = {
    order: shuffle(all, createRandom(1, "bench order")),
    batchSize: work.batchSize,
    from: 0,
    seeds: Uint32Array.from({ length: perEpoch }, (_, index) => index),
    losses: new Float64Array(perEpoch),
    corrects: new Int32Array(perEpoch),
  };
  const rate = await rateOf(() => engine.laps?.advance(lap, () => false) ?? 0, { seconds: 3 });
  engine.dispose();
  return { work: work.name, engine: engine.name, unit: "steps/s", rate };
}

function points(): BrowserRow {
  const plan = planOf(w1);
  const random = createRandom(1, "points");
  const x = Float32Array.from({ length: 2_000_000 }, () => 12 * random.uniform() - 6);
  const kept = layersOf(plan).map(({ id }) => id);
  const engine = createFastEngine(plan);
  engine.setWeights(freshWeights(plan));
  const times: number[] = [];
  for (let round = 0; round < 15; round++) {
    const begun = performance.now();
    engine.probe(x, 1_000_000, kept);
    times.push(performance.now() - begun);
  }
  return { work: "W5", engine: engine.name, unit: "ms", rate: summary(times.slice(1)) };
}
