/** What a run draws from its seed, and how it goes through the examples; the engine here only takes notes. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { planNetwork } from "../../core/compiler/plan";
import { setSplit } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import { ExampleStore } from "../data/examples";
import { idleEngine, m2, smallNetwork, TestClock } from "../testing/trained";
import { Run } from "./run";
import { freshWeights, startingWeights } from "./starting-weights";

const withoutAssets = async (name: string) => `“${name}” is not at hand here.`;

async function notedRun(network: Network) {
  const clock = new TestClock();
  const batches: { count: number; points: string[]; labels: number[]; seed: number }[] = [];
  const engine = idleEngine(clock, 1, {
    step: ({ count, x, y }, seed) => {
      const rows = Array.from({ length: count }, (_, row) => row);
      batches.push({
        count,
        points: rows.map((row) => `${x[2 * row]},${x[2 * row + 1]}`),
        labels: rows.map((row) => y.subarray(2 * row, 2 * row + 2).indexOf(1)),
        seed,
      });
      return { loss: 1, correct: 0 };
    },
  });
  const loaded = await new ExampleStore(withoutAssets).load(network);
  if (!loaded.ok) throw new Error(loaded.text);
  const plan = planNetwork(network, checkNetwork(network))!;
  const { yieldToMessages } = clock;
  return {
    run: new Run({ id: 1, plan, isPreview: false, data: loaded.data, engine, yieldToMessages }),
    batches,
    data: loaded.data,
  };
}

async function epochs(run: Run, count: number): Promise<void> {
  for (let epoch = 0; epoch < count; epoch++) {
    while (!run.epochIsOver) run.advance(1, () => false);
    await run.finishEpoch();
  }
}

test("an epoch visits every training example once, with its own label, and each epoch in another order", async () => {
  const network = setSplit(smallNetwork(), { kind: "share", share: 0.1, seed: 1 });
  const { run, batches, data } = await notedRun(network);
  await epochs(run, 2);
  expect(batches.map(({ count }) => count)).toEqual([32, 32, 32, 12, 32, 32, 32, 12]);
  const visits = [batches.slice(0, 4), batches.slice(4)].map((part) => part.flatMap(({ points }) => points));
  const expected = [...data.training].map((index) => `${data.x[2 * index]},${data.x[2 * index + 1]}`);
  for (const visit of visits) expect([...visit].sort()).toEqual([...expected].sort());
  expect(visits[1]).not.toEqual(visits[0]);
  expect(visits[0]).not.toEqual(expected);
  const labelOf = new Map(
    [...data.labels].map((label, at) => [`${data.x[2 * at]},${data.x[2 * at + 1]}`, label]),
  );
  for (const { points, labels } of batches) expect(points.map((point) => labelOf.get(point))).toEqual(labels);
});

test("every step has a dropout seed of its own, never 0, which TensorFlow.js takes for none", async () => {
  const { run, batches } = await notedRun(smallNetwork());
  await epochs(run, 5);
  const seeds = batches.map(({ seed }) => seed);
  expect(new Set(seeds).size).toBe(20);
  expect(seeds.every((seed) => Number.isInteger(seed) && seed > 0)).toBe(true);
});

test("a batch larger than all examples is one step an epoch", async () => {
  const { run, batches } = await notedRun(smallNetwork({ batchSize: 1000 }));
  await epochs(run, 2);
  expect(batches.map(({ count }) => count)).toEqual([120, 120]);
  expect(run.stepsPerEpoch).toBe(1);
});

test("fresh weights depend on the seed and the node's place; biases start at zero", () => {
  const planOf = (seed: number) => {
    const network = { ...m2, training: { ...m2.training, seed } };
    return planNetwork(network, checkNetwork(network))!;
  };
  const weights = freshWeights(planOf(1));
  expect(freshWeights(planOf(1))).toEqual(weights);
  expect(freshWeights(planOf(2))).not.toEqual(weights);
  const [, , second, third] = [undefined, ...weights.values()];
  // Two Dense of one shape would start alike if they drew from one stream.
  const ratio = (arrays: typeof second) => arrays![0]!.values[1]! / arrays![0]!.values[0]!;
  expect(ratio(second)).not.toBeCloseTo(ratio(third), 6);
  for (const arrays of weights.values()) {
    expect(arrays.map(({ name }) => name)).toEqual(["kernel", "bias"]);
    expect(arrays[1]!.values.every((value) => value === 0)).toBe(true);
  }
});

test("starting weights take what fits from a checkpoint and leave it as it was", () => {
  const plan = planNetwork(m2, checkNetwork(m2))!;
  const [dense, other] = plan.nodes.filter(({ kind }) => kind === "dense");
  const mine = dense!.weights.map(({ name, shape }) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(5),
  }));
  const started = startingWeights(
    plan,
    new Map([
      [dense!.id, mine],
      [other!.id, mine],
    ]),
  );
  expect(started.get(dense!.id)).toBe(mine);
  expect(started.get(other!.id)).toEqual(freshWeights(plan).get(other!.id));
  expect(started.size).toBe(4);
});

test("the same data set is made once", async () => {
  const store = new ExampleStore(withoutAssets);
  const network = smallNetwork();
  const [first, again] = [await store.load(network), await store.load(smallNetwork({ seed: 5 }))];
  if (!first.ok || !again.ok) throw new Error("not loaded");
  expect(again.data).toBe(first.data);
  const parted = await store.load(setSplit(network, { kind: "share", share: 0.5, seed: 1 }));
  if (!parted.ok) throw new Error(parted.text);
  expect(parted.data).not.toBe(first.data);
});

test("a data set that cannot be made is refused in a sentence", async () => {
  const store = new ExampleStore(withoutAssets);
  const { split, dataset } = smallNetwork();
  const refusal = async (request: Parameters<ExampleStore["load"]>[0]) => {
    const loaded = await store.load(request);
    return loaded.ok ? "" : loaded.text;
  };
  expect(await refusal({ split, dataset: { kind: "moons", params: {} } })).toMatch(/“moons”\.$/);
  expect(await refusal({ split, dataset: { ...dataset, params: { samples: -1 } } })).toMatch(
    /^Samples a class is -1\./,
  );
  expect(await refusal({ split: { kind: "test" }, dataset })).toMatch(/no test part/);
});
