/**
 * `npm run bench`: one table of the material's work, the fast engine beside its rivals, all in one run on the same
 * examples, gathered anew at every step. `npm run bench -- W3 W4` times only those.
 */
import "../scripts/allow-relaxed-simd.mjs";
import { cpus } from "node:os";
import { createRandom, shuffle } from "../src/core/math/random";
import { createFastEngine } from "../src/engine/fast/engine";
import type { Variant } from "../src/engine/fast/variants";
import { freshWeights } from "../src/engine/run";
import { chromiumRows } from "./chromium";
import { type Rate, rateOf, summary } from "./measure";
import { hasNative, nativeRates } from "./native";
import { PlaygroundNetwork } from "./playground";
import { roofOf } from "./roof";
import { tensorflowStepper } from "./tensorflow";
import { examplesOf, gigaflops, heldOf, layersOf, planOf, type Work, w1, w2, w3, w3d, w4 } from "./works";

interface Row {
  readonly work: string;
  readonly who: string;
  readonly rate: Rate;
  /** "steps/s" or "ms": of the latter less is better. */
  readonly unit: string;
  readonly gigaflops?: number;
}

const POINTS = 1_000_000;
const asked = process.argv.slice(2).filter((name) => /^W/.test(name));
const wants = (name: string) => asked.length === 0 || asked.includes(name);
const rows: Row[] = [];

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
const roof = await roofOf();
console.log(`Roof: ${show(roof)} GFLOP/s, fused multiply-adds on registers, one thread\n`);

for (const work of [w1, w2, w3, w3d, w4]) {
  if (!wants(work.name)) continue;
  console.log(`${work.name}: ${work.about}`);
  await steps(work);
}
if (wants("W5")) {
  console.log("W5: 1,000,000 points of the plane through M2, every layer's output kept");
  await points();
}
if (asked.length === 0) {
  console.log("The fast engine in headless Chromium");
  for (const { work, engine, unit, rate } of await chromiumRows()) {
    const flops = [w1, w2, w3, w3d, w4].find(({ name }) => name === work);
    rows.push({
      work,
      who: `${engine}, in Chromium`,
      rate,
      unit,
      ...(flops && { gigaflops: gigaflops(planOf(flops)) }),
    });
  }
}
print();

async function steps(work: Work): Promise<void> {
  const plan = planOf(work);
  const flops = gigaflops(plan);
  const examples = examplesOf(work, plan);
  const seconds = work.name === "W4" ? 6 : 3;
  const add = (who: string, rate: Rate) =>
    rows.push({ work: work.name, who, rate, unit: "steps/s", gigaflops: flops });

  for (const variant of ["relaxed", "simd"] as const) {
    add(`fast engine, ${variant}, 1 thread`, await fastSteps(work, variant, seconds));
  }
  if (work === w1) {
    add("fast engine, plain JavaScript", await fastSteps(work, "plain", 1));
    const rival = new PlaygroundNetwork([2, 4, 2, 2, 2]);
    const batch = Int32Array.from({ length: work.batchSize }, (_, index) => index);
    add(
      "TF Playground's style, by hand (SGD)",
      await rateOf(() => {
        for (let step = 0; step < 100; step++) rival.step(examples, batch, 0.01);
        return 100;
      }),
    );
  }
  for (const backend of ["cpu", "wasm"] as const) {
    // A step of the big nets takes the cpu backend minutes, or nearly so.
    if (backend === "cpu" && work !== w1) continue;
    const stepper = await tensorflowStepper(plan, examples, backend);
    if (!stepper) continue;
    add(`TensorFlow.js 4.22, ${backend}`, await rateOf(stepper.step, { seconds: work === w4 ? 8 : 2 }));
    stepper.dispose();
  }
  for (const { who, rate } of nativeRates(work.name)) add(who, rate);
}

/** Whole epochs in shuffled order, as the trainer asks for them. */
async function fastSteps(work: Work, variant: Variant, seconds: number): Promise<Rate> {
  const plan = planOf(work);
  const examples = examplesOf(work, plan);
  const engine = createFastEngine(plan, { variant });
  engine.setWeights(freshWeights(plan));
  const order = shuffle(
    Int32Array.from({ length: examples.count }, (_, index) => index),
    createRandom(1, "bench order"),
  );
  const { laps } = engine;
  const { batchSize } = work;
  const perEpoch = Math.ceil(examples.count / batchSize);
  let rate: Rate;
  if (laps) {
    laps.hold(heldOf(plan, examples), batchSize);
    const lap = {
      order,
      batchSize,
      from: 0,
      seeds: Uint32Array.from({ length: perEpoch }, (_, index) => index),
      losses: new Float64Array(perEpoch),
      corrects: new Int32Array(perEpoch),
    };
    rate = await rateOf(() => laps.advance(lap, () => false), { seconds });
  } else {
    const first = {
      count: batchSize,
      x: examples.x.slice(0, batchSize * plan.features),
      y: examples.y.slice(0, batchSize * plan.outputs),
    };
    rate = await rateOf(() => {
      engine.step(first, 1);
      return 1;
    });
  }
  engine.dispose();
  return rate;
}

async function points(): Promise<void> {
  const plan = planOf(w1);
  const random = createRandom(1, "points");
  const x = Float32Array.from({ length: 2 * POINTS }, () => 12 * random.uniform() - 6);
  // Every layer as Keras has it: each Dense with its activation.
  const kept = layersOf(plan);
  for (const variant of ["relaxed", "simd", "plain"] as const) {
    const engine = createFastEngine(plan, { variant });
    engine.setWeights(freshWeights(plan));
    const times: number[] = [];
    for (let round = 0; round < (variant === "plain" ? 3 : 15); round++) {
      const begun = performance.now();
      engine.probe(
        x,
        POINTS,
        kept.map(({ id }) => id),
      );
      times.push(performance.now() - begun);
    }
    engine.dispose();
    rows.push({
      work: "W5",
      who: `fast engine, ${variant}, 1 thread`,
      rate: summary(times.slice(1)),
      unit: "ms",
    });
  }
  const rival = await tensorflowEverything(plan, x);
  rows.push({ work: "W5", who: "TensorFlow.js 4.22, wasm", rate: rival, unit: "ms" });
  for (const { who, rate } of nativeRates("W5")) rows.push({ work: "W5", who, rate, unit: "ms" });
}

async function tensorflowEverything(plan: ReturnType<typeof planOf>, x: Float32Array): Promise<Rate> {
  const { tensorflowProbe } = await import("./tensorflow");
  const probe = await tensorflowProbe(plan, x);
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const begun = performance.now();
    probe();
    times.push(performance.now() - begun);
  }
  return summary(times.slice(1));
}

function print(): void {
  const cells: string[][] = [
    ["work", "who", "median", "min – max", "unit", "GFLOP/s", "of the roof", "fast engine is"],
  ];
  const order = ["W1", "W2", "W3", "W3d", "W4", "W5"];
  rows.sort((a, b) => order.indexOf(a.work) - order.indexOf(b.work));
  for (const { work, who, rate, unit, gigaflops: flops } of rows) {
    const best = rows.find((row) => row.work === work);
    const ratio = best
      ? unit === "ms"
        ? rate.median / best.rate.median
        : best.rate.median / rate.median
      : 1;
    const reached = flops === undefined ? undefined : flops * rate.median;
    cells.push([
      work,
      who,
      number(rate.median),
      `${number(rate.min)} – ${number(rate.max)}`,
      unit,
      reached === undefined ? "" : number(reached),
      reached === undefined ? "" : `${Math.round((100 * reached) / roof.median)} %`,
      who === best?.who ? "" : `${number(ratio)} ×`,
    ]);
  }
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  console.log("");
  for (const row of cells) {
    console.log(
      row
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    );
  }
  if (!hasNative) {
    console.log("\nPyTorch, Keras, JAX: not measured; `npm run bench:native` makes their environment.");
  }
}

function number(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function show({ median, min, max }: Rate): string {
  return `${number(median)} (${number(min)} – ${number(max)})`;
}
