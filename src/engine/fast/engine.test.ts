/** What the fast engine promises beyond its arithmetic: memory, half steps, dropout, and which plans it takes. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { type Plan, planNetwork } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import { addChain, type ChainLink, denseChain } from "../../core/network/chain";
import type { Checkpoint } from "../../core/network/checkpoint";
import { addWire } from "../../core/network/edit";
import { newNetwork } from "../../core/network/new-network";
import { chooseEngine, createChosenEngine } from "../choose";
import { ExampleGatherer } from "../data/gather";
import type { Batch, HeldExamples, MultiStepRunner, StepRange } from "../engine";
import { fastEngines, testedEngines } from "../testing/engines";
import { m2 } from "../testing/trained";
import { freshWeights } from "../training/starting-weights";
import { createFastEngine } from "./engine";
import { batchOfRecipe, type ChainRecipe, planOfRecipe, weightsOfRecipe } from "./testing/chains";
import { bestVariant, isSupported, variants } from "./variants";

const recipe: ChainRecipe = {
  widths: [30, 50, 40, 3],
  curves: [2, 3, 1],
  norms: ["batch", "layer", ""],
  bias: true,
  extra: "dropout",
  loss: "categoricalCrossentropy",
  optimizer: "adam",
  batchSize: 20,
  seed: 1,
};
const plan = planOfRecipe(recipe);
const examples = batchOfRecipe(plan, recipe, 50, createRandom(1, "examples"));
const order = Int32Array.from({ length: 50 }, (_, index) => (index * 7) % 50);

function rangeOf(from: number, steps: number): StepRange {
  return {
    order,
    batchSize: recipe.batchSize,
    from,
    seeds: Uint32Array.from({ length: steps }, (_, index) => 5 + from + index),
    losses: new Float64Array(steps),
    corrects: new Int32Array(steps),
  };
}

const never = () => false;
const always = () => true;

function multiStepOf({ multiStep }: { readonly multiStep?: MultiStepRunner }): MultiStepRunner {
  if (!multiStep) throw new Error("no multiStep");
  return multiStep;
}

test("this machine runs every variant, so that the tests do", () => {
  expect(variants.filter(isSupported)).toEqual(["relaxed", "simd", "plain"]);
  expect(bestVariant()).toBe("relaxed");
});

test("a step that is half done changes nothing that can be seen, and ends as if it had never stopped", () => {
  const straight = createFastEngine(plan);
  const halting = createFastEngine(plan);
  const weights = weightsOfRecipe(plan, recipe);
  for (const engine of [straight, halting]) {
    engine.setWeights(weights);
    multiStepOf(engine).hold(heldOf(plan, examples), recipe.batchSize);
  }
  const all = rangeOf(0, 3);
  expect(multiStepOf(straight).advance(all, never)).toBe(3);

  let calls = 0;
  for (let step = 0; step < 3; ) {
    const range = rangeOf(step, 3 - step);
    const before = halting.weights();
    const taken = multiStepOf(halting).advance(range, always);
    calls++;
    if (taken === 0) {
      expect(halting.weights()).toEqual(before);
      // Everything that uses the batch's own memory, between the parts of a step.
      halting.probe(examples.x, 50, [plan.output]);
      halting.evaluate(examples);
      if (calls % 7 === 0) halting.gradients(examples);
    } else {
      expect(range.losses[0]).toBe(all.losses[step]);
      expect(range.corrects[0]).toBe(all.corrects[step]);
    }
    step += taken;
  }
  expect(calls).toBeGreaterThan(15);
  expect(halting.weights()).toEqual(straight.weights());
});

test("a larger batch than any before is made room for in the middle of a run", async () => {
  for (const { create } of fastEngines) {
    const engine = await create(plan);
    engine.setWeights(weightsOfRecipe(plan, recipe));
    const many = batchOfRecipe(plan, recipe, 700, createRandom(2, "examples"));
    engine.step(many, 1);
    const one = engine.evaluate({ count: 1, x: many.x.subarray(0, 30), y: many.y.subarray(0, 3) });
    expect(Number.isFinite(one.loss)).toBe(true);
    expect(engine.evaluate(many).correct).toBeGreaterThanOrEqual(one.correct);
    engine.dispose();
  }
});

test("all variants draw the same dropout masks, and they silence the share they should", async () => {
  const losses: number[][] = [];
  for (const { create } of fastEngines) {
    const engine = await create(plan);
    engine.setWeights(weightsOfRecipe(plan, recipe));
    const found = [1, 2, 0xffffffff].map((seed) => engine.step(examples, seed).loss);
    engine.dispose();
    losses.push(found);
  }
  for (const found of losses) {
    for (const [index, loss] of found.entries()) expect(loss).toBeCloseTo(losses[0]?.[index] ?? 0, 4);
  }
  expect(new Set(losses[0]).size).toBe(3);
});

test.each(testedEngines)(
  "$title: averages that would not be finite leave the whole step out",
  async ({ create }) => {
    const normalised = planOfLinks([
      { kind: "input", params: { features: 1 } },
      { kind: "batchNormalization" },
      { kind: "dense", params: { units: 1 } },
    ]);
    const engine = await create(normalised);
    engine.setWeights(freshWeights(normalised));
    const before = engine.weights();
    const y = Float32Array.of(0.5, 0.25);
    // Squares beyond 32 bits, though the loss is a number.
    const result = engine.step({ count: 2, x: Float32Array.of(1e30, -1e30), y }, 1);
    expect(Number.isFinite(result.loss)).toBe(false);
    expect(engine.weights()).toEqual(before);
    expect(engine.step({ count: 2, x: Float32Array.of(1, -3), y }, 2).loss).toBeLessThan(10);
    const [batchnorm] = engine.weights().values();
    const named = (name: string) => batchnorm?.find((array) => array.name === name)?.values[0];
    // 0.99 · 0 + 0.01 · (−1), and 0.99 · 1 + 0.01 · 4 with the biased variance.
    expect(named("moving_mean")).toBeCloseTo(-0.01, 7);
    expect(named("moving_variance")).toBeCloseTo(1.03, 6);
    engine.dispose();
  },
);

test("dropout keeps the mean, to a hundredth over many units", async () => {
  const wide = planOfLinks([
    { kind: "input", params: { features: 1 } },
    { kind: "dense", params: { units: 300 } },
    { kind: "dropout", params: { rate: 0.3 } },
    { kind: "dense", params: { units: 1 } },
  ]);
  const count = 200;
  const ones = new Float32Array(count).fill(1);
  for (const { create } of fastEngines) {
    const engine = await create(wide);
    engine.setWeights(
      new Map(
        wide.nodes
          .filter(({ weights }) => weights.length > 0)
          .map(({ id, weights }) => [
            id,
            weights.map(({ name, shape }) => ({
              name,
              shape,
              values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(name === "kernel" ? 1 : 0),
            })),
          ]),
      ),
    );
    // Every sum of 300 ones has a mean of 300 and a spread of √(300 · 0.3 / 0.7) ≈ 11.3.
    const { loss } = engine.step({ count, x: ones, y: new Float32Array(count).fill(300) }, 9);
    expect(Math.sqrt(loss)).toBeGreaterThan(9);
    expect(Math.sqrt(loss)).toBeLessThan(14);
    engine.dispose();
  }
});

test("a thousand engines take no more memory than one", () => {
  const small = planNetwork(m2, checkNetwork(m2));
  if (!small) throw new Error("M2 does not plan");
  const m2Batch = { count: 32, x: new Float32Array(64), y: new Float32Array(64).fill(0.5) };
  const cycle = () => {
    for (const [chain, batch] of [
      [small, m2Batch],
      [plan, examples],
    ] as const) {
      const engine = createFastEngine(chain);
      engine.setWeights(freshWeights(chain));
      engine.step(batch, 1);
      engine.dispose();
      engine.dispose();
    }
  };
  cycle();
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 1000; count++) cycle();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6);
});

test("an engine that takes another's memory starts from zero", () => {
  const first = createFastEngine(plan);
  first.setWeights(weightsOfRecipe(plan, recipe));
  for (let step = 0; step < 5; step++) first.step(examples, step);
  first.dispose();
  const second = createFastEngine(plan);
  for (const { values } of arraysIn(second.weights()))
    expect(values.every((value) => value === 0)).toBe(true);
  second.setWeights(weightsOfRecipe(plan, recipe));
  const fresh = second.step(examples, 3);
  second.dispose();
  const third = createFastEngine(plan);
  third.setWeights(weightsOfRecipe(plan, recipe));
  expect(third.step(examples, 3)).toEqual(fresh);
  third.dispose();
});

test("more memory than there is, is refused in a sentence", () => {
  const huge = planOfLinks([
    { kind: "input", params: { features: 60_000 } },
    { kind: "dense", params: { units: 20_000 } },
  ]);
  expect(() => createFastEngine(huge)).toThrow(/takes .* GB of memory at once/);
});

test("very wide layers, and every remainder beside them, compute as they should", () => {
  for (const widths of [
    [4097, 3],
    [3, 4099, 2],
  ]) {
    const chain = planOfLinks(denseChain(widths, "relu"));
    const batch = batchOfRecipe(chain, recipe, 5, createRandom(3, "wide"));
    const [tiled, plain] = ["relaxed", "plain"].map((variant) => {
      const engine = createFastEngine(chain, { variant: variant === "plain" ? "plain" : "relaxed" });
      engine.setWeights(freshWeights(chain));
      engine.step(batch, 1);
      const found = engine.evaluate(batch);
      engine.dispose();
      return found;
    });
    expect(tiled?.loss).toBeCloseTo(plain?.loss ?? Number.NaN, 4);
  }
});

test("chains go to the fast engine; for the others the reason is said", async () => {
  expect(chooseEngine(plan)).toEqual({ kind: "fast" });
  const engine = await createChosenEngine(plan);
  expect(engine.name).toBe("fast engine, 1 thread, relaxed SIMD");
  engine.dispose();
  const bare = planOfLinks([{ kind: "input", params: { features: 2 } }, { kind: "softmax" }]);
  expect(chooseEngine(bare)).toEqual({ kind: "tensorflow", why: "this network has no weights" });
  const chain = addChain(newNetwork(), [
    { kind: "input" },
    { kind: "dense", params: { units: 2 } },
    { kind: "add" },
    { kind: "softmax" },
  ]);
  const [input, , add] = chain.nodes;
  if (!input || !add) throw new Error("no nodes");
  const wires = chain.wires.map((wire) => (wire.to === add.id ? { ...wire, port: "a" } : wire));
  const network = addWire({ ...chain, wires }, input.id, add.id, "b");
  const branching = planNetwork(network, checkNetwork(network));
  if (!branching) throw new Error("no plan");
  expect(chooseEngine(branching)).toEqual({ kind: "tensorflow", why: "this graph branches" });
  expect((await createChosenEngine(branching)).name).toBe("TensorFlow.js, cpu: this graph branches");
});

function planOfLinks(links: readonly ChainLink[]): Plan {
  const network = addChain(newNetwork(), links);
  const isSquared = links.at(-1)?.kind !== "softmax";
  const settings = { ...network.training, ...(isSquared && { loss: "meanSquaredError" }) };
  const chain = { ...network, training: settings };
  const found = planNetwork(chain, { ...checkNetwork(chain), trainable: true });
  if (!found) throw new Error("no plan");
  return found;
}

/** A batch as examples to gather from. */
function heldOf({ features }: Plan, { count, x, y }: Batch): HeldExamples {
  const gatherer = new ExampleGatherer({ x, features });
  return { count, y, gather: (indices, into) => gatherer.gather(indices, into) };
}

function arraysIn(checkpoint: Checkpoint) {
  return [...checkpoint.values()].flat();
}
