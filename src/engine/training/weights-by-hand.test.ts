/** One weight set by hand, on every engine: it is that weight alone, and training goes on from it as it should. */
import { expect, test } from "vitest";
import { setTraining } from "../../core/network/edit";
import type { NodeId } from "../../core/network/network";
import type { WeightChange } from "../protocol";
import { testedEngines } from "../testing/engines";
import { evaluated, Listener, probed, smallNetwork } from "../testing/trained";
import { systemClock } from "./clock";
import { createTrainer, type Trainer } from "./trainer";

const network = setTraining(smallNetwork(), { optimizer: { kind: "sgd", params: { learningRate: 0.1 } } });
const dense = network.nodes.find(({ kind }) => kind === "dense")?.id as NodeId;
const change: WeightChange = { node: dense, array: "kernel", index: 5, value: -1.25 };

async function loaded(create: (typeof testedEngines)[number]["create"], from = network) {
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  expect(await trainer.load({ run: 1, network: from, pace: undefined })).toMatchObject({ ok: true });
  return { trainer, listener };
}

async function kernelOf(trainer: Trainer) {
  const kernel = (await trainer.weights()).get(dense)?.[0];
  if (!kernel) throw new Error("no kernel");
  return kernel.values;
}

test.each(testedEngines)(
  "$title: the weight is set, all others and the position stay",
  async ({ create }) => {
    const { trainer, listener } = await loaded(create);
    await trainer.step();
    await trainer.step();
    const before = await trainer.weights();
    const values = before.get(dense)?.[0]?.values ?? [];
    expect(await trainer.setWeight(change)).toEqual({ ok: true, before: values[5] });
    const after = await trainer.weights();
    for (const [node, arrays] of before) {
      for (const [array, { values: old }] of arrays.entries()) {
        const expected = old.slice();
        if (node === dense && array === 0) expected[5] = -1.25;
        expect(after.get(node)?.[array]?.values).toEqual(expected);
      }
    }
    expect(listener.progress).toMatchObject({ step: 2, epoch: 0, state: "paused" });
    const bias = { node: dense, array: "bias", index: 3, value: 0.5 };
    await trainer.setWeight(bias);
    expect((await trainer.weights()).get(dense)?.[1]?.values[3]).toBe(0.5);
  },
);

test.each(testedEngines)("$title: the next step starts from the weight that was set", async ({ create }) => {
  // Without a memory in the optimizer, a run that begins with these weights takes the very same second step.
  const edited = await loaded(create);
  await edited.trainer.step();
  await edited.trainer.setWeight(change);
  const other = await loaded(create);
  await other.trainer.step();
  await other.trainer.setWeights(await edited.trainer.weights());
  await edited.trainer.step();
  await other.trainer.step();
  expect(await other.trainer.weights()).toEqual(await edited.trainer.weights());
  expect(other.listener.progress.lastLoss).toBe(edited.listener.progress.lastLoss);
  const plain = await loaded(create);
  await plain.trainer.step();
  await plain.trainer.step();
  expect(plain.listener.progress.lastLoss).not.toBe(edited.listener.progress.lastLoss);
});

test.each(testedEngines)(
  "$title: Adam remembers what it did: an edit and its undoing change nothing",
  async ({ create }) => {
    const adam = setTraining(network, { optimizer: { kind: "adam", params: {} } });
    const straight = await loaded(create, adam);
    const edited = await loaded(create, adam);
    for (const { trainer } of [straight, edited]) for (let step = 0; step < 3; step++) await trainer.step();
    const answer = await edited.trainer.setWeight(change);
    if (!answer.ok) throw new Error(answer.text);
    expect(await edited.trainer.weights()).not.toEqual(await straight.trainer.weights());
    await edited.trainer.setWeight({ ...change, value: answer.before });
    for (const { trainer } of [straight, edited]) await trainer.step();
    expect(await edited.trainer.weights()).toEqual(await straight.trainer.weights());
  },
);

test.each(testedEngines)("$title: the output and the loss follow at once", async ({ create }) => {
  const { trainer } = await loaded(create);
  const points = Float32Array.of(1, 2, -3, 0.5);
  const [before] = await evaluated(trainer);
  expect(await trainer.setWeight({ node: dense, array: "kernel", index: 4 + 1, value: 2 })).toMatchObject({
    ok: true,
  });
  const kernel = await kernelOf(trainer);
  const bias = (await trainer.weights()).get(dense)?.[1]?.values ?? [];
  const values = (await probed(trainer, points, [dense])).get(dense) ?? [];
  for (const row of [0, 1]) {
    for (let unit = 0; unit < 4; unit++) {
      const expected =
        points[2 * row]! * kernel[unit]! + points[2 * row + 1]! * kernel[4 + unit]! + (bias[unit] ?? 0);
      expect(values[4 * row + unit]).toBeCloseTo(expected, 5);
    }
  }
  const [after] = await evaluated(trainer);
  expect(after?.loss).not.toBe(before?.loss);
});

test("a running network takes an edit between two steps and runs on", async () => {
  const endless = setTraining(network, { epochs: 1_000_000 });
  for (const { create } of testedEngines) {
    const { trainer, listener } = await loaded(create, endless);
    trainer.start();
    while (listener.progress.step < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await trainer.setWeight({ ...change, value: 40 })).toMatchObject({ ok: true });
    const step = listener.progress.step;
    // No step of this learning rate takes a weight from 40 back to below 30 in a few milliseconds.
    expect((await kernelOf(trainer))[5]).toBeGreaterThan(30);
    while (listener.progress.step <= step) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(listener.progress.state).toBe("running");
    expect((await kernelOf(trainer))[5]).toBeGreaterThan(20);
    await trainer.pause();
    trainer.dispose();
  }
});

test("what cannot be a weight is refused in a sentence, and nothing changes", async () => {
  for (const { create } of testedEngines) {
    const { trainer } = await loaded(create);
    const before = await trainer.weights();
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e39]) {
      const answer = await trainer.setWeight({ ...change, value });
      expect(answer).toMatchObject({
        ok: false,
        text: expect.stringMatching(/cannot be: weights are 32-bit numbers/),
      });
    }
    for (const gone of [{ index: 8 }, { index: -1 }, { array: "scale" }, { node: "gone" as NodeId }]) {
      const answer = await trainer.setWeight({ ...change, ...gone });
      expect(answer).toMatchObject({ ok: false, text: expect.stringContaining("no longer there") });
    }
    expect(await trainer.weights()).toEqual(before);
  }
  const empty = createTrainer(testedEngines[0]!.create, systemClock());
  expect(await empty.setWeight(change)).toEqual({ ok: false, text: "No network is loaded." });
});
