/** Several threads at one step: the same bits as one thread, help that really happened, and nothing left behind. */
import { readdirSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { createRandom } from "../../../core/math/random";
import { createChosenEngine } from "../../choose";
import type { Engine } from "../../engine";
import { createFastEngine, createThreadedEngine } from "../engine";
import { KernelMemory } from "../kernel-memory";
import { batchOfRecipe, type ChainRecipe, planOfRecipe, weightsOfRecipe } from "../testing/chains";
import { kernelModule } from "../variants";
import { coreCount, Helpers } from "./helpers";
import { threadsFor } from "./worth";

afterEach(() => vi.unstubAllGlobals());

const recipe: ChainRecipe = {
  widths: [45, 150, 90, 7],
  curves: [2, 3, 1],
  norms: ["batch", "layer", ""],
  bias: true,
  extra: "dropout",
  loss: "categoricalCrossentropy",
  optimizer: "adam",
  batchSize: 77,
  seed: 1,
};

/** Everything that training a little leads to. */
function history(engine: Engine) {
  const plan = planOfRecipe(recipe);
  engine.setWeights(weightsOfRecipe(plan, recipe));
  const random = createRandom(3, "batches");
  const batches = [77, 40, 77, 1].map((count) => batchOfRecipe(plan, recipe, count, random));
  const steps = batches.map((batch, index) => engine.step(batch, index));
  const [batch] = batches;
  if (!batch) throw new Error("no batch");
  const found = {
    steps,
    evaluation: engine.evaluate(batch),
    values: engine.probe(batch.x, batch.count, [plan.output]),
    gradients: engine.gradients(batch),
    weights: engine.weights(),
  };
  engine.dispose();
  return found;
}

for (const variant of ["relaxed", "simd"] as const) {
  for (const threads of [2, 3, 5]) {
    test(`${variant}, ${threads} threads: the same bits as one thread, time and again`, async () => {
      const plan = planOfRecipe(recipe);
      const expected = history(createFastEngine(plan, { variant }));
      for (let round = 0; round < 4; round++) {
        const engine = await createThreadedEngine(plan, { variant, threads, unit: 1 });
        expect(engine.name).toContain(`${threads} threads`);
        expect(history(engine)).toEqual(expected);
      }
    });
  }
}

/** The arrays are the others' first numbers: quicker to tell than by toEqual. */
function expectSameBits(found: ReadonlyMap<string, Float32Array>, expected: typeof found): void {
  for (const [id, values] of found) {
    const wanted = expected.get(id)?.slice(0, values.length) ?? new Float32Array();
    expect(Buffer.compare(Buffer.from(values.slice().buffer), Buffer.from(wanted.buffer))).toBe(0);
  }
}

test("several threads probe many points through a small network: the same bits as one, new arrays or old", async () => {
  const plan = planOfRecipe({ ...recipe, widths: [3, 5, 4, 3] });
  const random = createRandom(1, "points");
  const count = 20_001;
  const x = Float32Array.from({ length: 3 * count }, () => random.normal());
  const nodes = plan.nodes.map(({ id }) => id);
  const alone = createFastEngine(plan);
  const together = await createThreadedEngine(plan, { threads: 3 });
  for (const engine of [alone, together]) engine.setWeights(weightsOfRecipe(plan, recipe));
  let expected = alone.probe(x, count, nodes);
  const found = together.probe(x, count, nodes);
  expectSameBits(found, expected);
  // After steps, whose new weights lie elsewhere; the dropout of training stays out of it.
  const batch = batchOfRecipe(plan, recipe, 77, random);
  for (const engine of [alone, together]) engine.step(batch, 3);
  expected = alone.probe(x, count, nodes);
  const again = together.probe(x, count, nodes, found);
  expectSameBits(again, expected);
  for (const [id, values] of again) expect(values.buffer).toBe(found.get(id)?.buffer);
  const some = together.probe(x.subarray(0, 15_000), 5000, nodes.slice(2), again);
  for (const [id, values] of some) {
    expectSameBits(new Map([[id, values]]), expected);
    expect(values.length).toBe(5000 * (plan.nodes.find((node) => node.id === id)?.shape[0] ?? 0));
  }
  for (const engine of [alone, together]) engine.dispose();
});

test("helpers take part", async () => {
  const plan = planOfRecipe({ ...recipe, widths: [400, 400, 400, 7] });
  const batch = batchOfRecipe(plan, recipe, 77, createRandom(1, "batch"));
  const memory = await KernelMemory.takeShared("relaxed", 2);
  const before = memory?.helped ?? Number.NaN;
  memory?.giveBack();
  const engine = await createThreadedEngine(plan, { variant: "relaxed", threads: 2 });
  // On a machine that has one thread to spare now and then; the helper needs a single one of some thousand units.
  for (let step = 0; step < 500 && memory?.helped === before; step++) engine.step(batch, step);
  engine.dispose();
  expect(memory?.helped).toBeGreaterThan(before);
});

// Linux alone tells how many threads a process has.
test.skipIf(process.platform !== "linux")(
  "helpers of a thousand engines are the same ones, or gone",
  async () => {
    const plan = planOfRecipe(recipe);
    const batch = batchOfRecipe(plan, recipe, 77, createRandom(1, "batch"));
    const threadCount = () => readdirSync("/proc/self/task").length;
    const start = async () => {
      const engine = await createThreadedEngine(plan, { threads: 2 });
      expect(engine.name).toContain("2 threads");
      engine.setWeights(weightsOfRecipe(plan, recipe));
      engine.step(batch, 1);
      return engine;
    };
    const first = await start();
    first.dispose();
    const before = { threads: threadCount(), memory: process.memoryUsage().arrayBuffers };
    for (let count = 0; count < 1000; count++) {
      // Now and then two at once, as when a run is reset: one of them is not kept.
      const others = count % 100 === 0 ? [await start()] : [];
      for (const engine of [await start(), ...others]) engine.dispose();
    }
    // Threads that were told to end take a moment.
    await vi.waitFor(() => expect(threadCount()).toBeLessThanOrEqual(before.threads), 5000);
    expect(process.memoryUsage().arrayBuffers - before.memory).toBeLessThan(50e6);
  },
);

test("two engines at once do not get into each other's way", async () => {
  const plan = planOfRecipe(recipe);
  const expected = history(createFastEngine(plan));
  const [a, b] = await Promise.all([1, 2].map(() => createThreadedEngine(plan, { threads: 2, unit: 1 })));
  if (!a || !b) throw new Error("no engines");
  const batch = batchOfRecipe(plan, recipe, 77, createRandom(3, "batches"));
  b.setWeights(weightsOfRecipe(plan, recipe));
  b.step(batch, 5);
  expect(history(a)).toEqual(expected);
  b.dispose();
});

test("where memory cannot be shared, one thread does it all and the name says so", async () => {
  vi.stubGlobal("SharedArrayBuffer", undefined);
  const plan = planOfRecipe(recipe);
  const engine = await createThreadedEngine(plan, { threads: 6 });
  expect(engine.name).toBe("fast engine, 1 thread, relaxed SIMD");
  expect(history(engine)).toEqual(history(createFastEngine(plan)));
  vi.stubGlobal("crossOriginIsolated", false);
  vi.stubGlobal("SharedArrayBuffer", ArrayBuffer);
  expect((await createThreadedEngine(plan, { threads: 6 })).name).toContain("1 thread");
});

test("a helper that cannot start is no error, and leaves none behind", async () => {
  // Kernels for one thread, which do not take a shared memory.
  const module = kernelModule("simd");
  if (!module) throw new Error("no kernels");
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  expect(await Helpers.start(2, module, memory)).toBeUndefined();
});

test("large steps get the threads there are, small ones a single one", async () => {
  const cores = coreCount();
  const large = planOfRecipe({ ...recipe, widths: [300, 300, 10], batchSize: 128 });
  const count = cores < 2 ? "1 thread" : `${threadsFor(large)} threads`;
  expect(threadsFor(large)).toBeLessThanOrEqual(Math.max(1, cores));
  const engine = await createChosenEngine(large);
  expect(engine.name).toBe(`fast engine, ${count}, relaxed SIMD`);
  engine.dispose();
  for (const widths of [
    [2, 4, 2, 2],
    [8, 30, 2],
  ]) {
    const small = await createChosenEngine(planOfRecipe({ ...recipe, widths, batchSize: 32 }));
    expect(small.name).toBe("fast engine, 1 thread, relaxed SIMD");
    small.dispose();
  }
});
