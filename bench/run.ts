/**
 * `npm run bench`: one table of the material's work, the fast engine beside its rivals, all in one run on the same
 * examples, gathered anew at every step. `npm run bench -- W3 W4` times only those, `npm run bench -- threads` from
 * which size of step on a second thread pays.
 */
import "../scripts/allow-relaxed-simd.mjs";
import { cpus, loadavg } from "node:os";
import { createThreadedEngine } from "../src/engine/fast/engine";
import type { Variant } from "../src/engine/fast/variants";
import { freshWeights } from "../src/engine/training/starting-weights";
import { chromiumRows } from "./chromium";
import { lotteryRates } from "./lottery";
import { type Rate, rateOf, summary } from "./measure";
import { hasNative, nativeRates } from "./native";
import { PlaygroundNetwork } from "./playground";
import { roofOf } from "./roof";
import { tensorflowStepper } from "./tensorflow";
import { threadsPay } from "./threads";
import { examplesOf, gigaflops, heldRange, planOf, pointsOf, steppedWorks, type Work, w1, w4 } from "./works";

interface Row {
  readonly work: string;
  readonly who: string;
  readonly rate: Rate;
  /** Of the fast engine. */
  readonly threads?: number;
  /** "steps/s", "seeds/s" or "ms": of the last less is better. */
  readonly unit: string;
  readonly gigaflops?: number;
}

const asked = process.argv.slice(2).filter((name) => /^W/.test(name));
const wants = (name: string) => asked.length === 0 || asked.includes(name);
const rows: Row[] = [];

if (process.argv.includes("threads")) {
  await threadsPay();
  process.exit();
}
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
const roofs = [await roofOf(1), await roofOf(2)];
for (const [index, { median, max }] of roofs.entries()) {
  const threads = index === 0 ? "one thread" : "two threads together";
  console.log(`Roof, ${threads}: ${number(median)} GFLOP/s (at most ${number(max)})`);
}
console.log("of fused multiply-adds on registers.\n");

for (const work of steppedWorks) {
  if (!wants(work.name)) continue;
  console.log(`${work.name}: ${work.about}`);
  await steps(work);
}
if (wants("W5")) {
  console.log("W5: 1,000,000 points of the plane through M2, every layer's output kept");
  await points();
}
if (wants("W6")) {
  console.log("W6: 256 seeds of M2 for 150 epochs (1.2 million steps)");
  await manySeeds();
}
console.log("The fast engine in headless Chromium");
for (const { engine, ...row } of await chromiumRows(asked)) {
  const flops = steppedWorks.find(({ name }) => name === row.work);
  rows.push({ ...row, who: `${engine}, in Chromium`, ...(flops && { gigaflops: gigaflops(planOf(flops)) }) });
}
print();

async function steps(work: Work): Promise<void> {
  const plan = planOf(work);
  const flops = gigaflops(plan);
  const examples = examplesOf(work, plan);
  const seconds = work.name === "W4" ? 6 : 3;
  const add = (who: string, rate: Rate, threads?: number) =>
    rows.push({ work: work.name, who, rate, unit: "steps/s", gigaflops: flops, ...(threads && { threads }) });

  for (const threads of work === w1 ? [1] : [1, 2]) {
    add(...(await fastSteps(work, "relaxed", seconds, threads)), threads);
  }
  add(...(await fastSteps(work, "simd", seconds)));
  if (work === w1) {
    add(...(await fastSteps(work, "plain", 1)));
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

/** Whole epochs in shuffled order, as the trainer asks for them. @returns who it was and how fast */
async function fastSteps(
  work: Work,
  variant: Variant,
  seconds: number,
  threads = 1,
): Promise<[who: string, rate: Rate]> {
  const plan = planOf(work);
  const engine = await createThreadedEngine(plan, { variant, threads });
  engine.setWeights(freshWeights(plan));
  const { multiStep } = engine;
  let rate: Rate;
  if (multiStep) {
    const range = heldRange(work, plan, engine);
    rate = await rateOf(() => multiStep.advance(range, () => false), { seconds });
  } else {
    const { x, y } = examplesOf(work, plan);
    const count = work.batchSize;
    const first = { count, x: x.slice(0, count * plan.features), y: y.slice(0, count * plan.outputs) };
    rate = await rateOf(() => {
      engine.step(first, 1);
      return 1;
    });
  }
  engine.dispose();
  return [engine.name, rate];
}

async function manySeeds(): Promise<void> {
  const { rows: found, share, processor, workers } = await lotteryRates();
  for (const row of found) rows.push({ work: "W6", unit: "seeds/s", ...row });
  for (const { who, rate } of nativeRates("W6")) rows.push({ work: "W6", who, rate, unit: "seeds/s" });
  console.log(
    `${workers} workers are ${Math.round(100 * share)} % of ${workers} times one (load ${number(loadavg()[0] ?? 0)}); by processor time ${Math.round((100 * processor.one) / processor.all)} %: ${number(processor.one)} ms a seed on one, ${number(processor.all)} ms on ${workers}`,
  );
}

async function points(): Promise<void> {
  const { plan, x, count, kept } = pointsOf();
  const add = (who: string, rate: Rate, threads?: number) =>
    rows.push({ work: "W5", who, rate, unit: "ms", ...(threads && { threads }) });
  for (const [variant, threads] of [
    ["relaxed", 1],
    ["relaxed", 2],
    ["simd", 1],
    ["plain", 1],
  ] as const) {
    const engine = await createThreadedEngine(plan, { variant, threads });
    engine.setWeights(freshWeights(plan));
    const times: number[] = [];
    let into: ReturnType<typeof engine.probe> | undefined;
    for (let round = 0; round < (variant === "plain" ? 3 : 15); round++) {
      const begun = performance.now();
      into = engine.probe(x, count, kept, into);
      times.push(performance.now() - begun);
    }
    engine.dispose();
    add(engine.name, summary(times.slice(1)), variant === "relaxed" ? threads : undefined);
  }
  add("TensorFlow.js 4.22, wasm", await tensorflowEverything(plan, x));
  for (const { who, rate } of nativeRates("W5")) add(who, rate);
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
    ["work", "who", "median", "min – max", "unit", "GFLOP/s", "of the roof", "1 thread is", "2 threads are"],
  ];
  const order = ["W1", "W2", "W3", "W3d", "W4", "W5", "W6"];
  rows.sort((a, b) => order.indexOf(a.work) - order.indexOf(b.work));
  for (const row of rows) {
    const { work, who, rate, unit } = row;
    const reached = row.gigaflops === undefined ? undefined : row.gigaflops * rate.median;
    const roof = roofs[(row.threads ?? 1) - 1]?.median ?? Number.NaN;
    cells.push([
      work,
      who,
      number(rate.median),
      `${number(rate.min)} – ${number(rate.max)}`,
      unit,
      reached === undefined ? "" : number(reached),
      reached === undefined ? "" : `${Math.round((100 * reached) / roof)} %`,
      ...[1, 2].map((threads) => ratioTo(row, threads)),
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

/** How much faster than this row the fast engine is in Node on so many threads. */
function ratioTo(row: Row, threads: number): string {
  const best = rows.find((other) => other.work === row.work && other.threads === threads);
  if (!best || best === row) return "";
  const [faster, slower] = row.unit === "ms" ? [row, best] : [best, row];
  return `${number(faster.rate.median / slower.rate.median)} ×`;
}
