/** The trainer with the TensorFlow.js engine: what a run gives does not depend on how it was run. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { planNetwork } from "../../core/compiler/plan";
import { denseChain } from "../../core/network/chain";
import { removeNodes, setNodeParams, setSplit } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import type { Engine } from "../engine";
import type { PictureRequest } from "../protocol";
import { tensorflowEngine, tf } from "../tensorflow/load";
import { evaluated, Listener, m2, smallNetwork } from "../testing/trained";
import { systemClock } from "./clock";
import { freshWeights } from "./starting-weights";
import { createTrainer } from "./trainer";

const clock = systemClock();

async function loaded(network: Network, engine = tensorflowEngine) {
  const trainer = createTrainer(engine, clock);
  const listener = new Listener(trainer);
  expect(await trainer.load({ run: 1, network, pace: undefined })).toMatchObject({ ok: true });
  return { trainer, listener };
}

async function trained(network: Network) {
  const { trainer, listener } = await loaded(network);
  const over = listener.state("finished", "diverged");
  trainer.start();
  await over;
  return { trainer, listener, records: listener.records, weights: await trainer.weights() };
}

const withDropout = smallNetwork({}, [
  { kind: "input" },
  { kind: "dense", params: { units: 6 } },
  { kind: "activation" },
  { kind: "dropout", params: { rate: 0.3 } },
  { kind: "dense", params: { units: 2 } },
  { kind: "softmax" },
]);

const picture: PictureRequest = {
  sheet: { domain: [-6, 6], lines: 5, refine: 3 },
  samples: Int32Array.of(0, 119),
  points: Float32Array.of(1, 2),
  raster: 4,
};

test("the same seed gives the same history to the bit, another seed another", async () => {
  const first = await trained(withDropout);
  const second = await trained(withDropout);
  expect(second.records).toEqual(first.records);
  expect(second.weights).toEqual(first.weights);
  const other = await trained({ ...withDropout, training: { ...withDropout.training, seed: 2 } });
  expect(other.records[0]?.loss).not.toBe(first.records[0]?.loss);
});

test("pauses, single steps, single epochs and pictures change nothing in the history", async () => {
  const straight = await trained(withDropout);
  const { trainer, listener } = await loaded(withDropout);
  await trainer.step();
  await trainer.step();
  expect(listener.progress).toMatchObject({ state: "paused", step: 2, epoch: 0 });
  await trainer.epoch();
  expect(listener.progress).toMatchObject({ state: "paused", step: 4, epoch: 1 });
  await trainer.picture(picture);
  await trainer.evaluate();
  trainer.start();
  await trainer.pause();
  const over = listener.state("finished");
  trainer.start();
  await over;
  expect(listener.records).toEqual(straight.records);
  expect(await trainer.weights()).toEqual(straight.weights);
});

test("there is one record for every epoch, and they are Keras's figures", async () => {
  const steps: { loss: number; correct: number; count: number }[] = [];
  const { trainer, listener } = await loaded(smallNetwork({ epochs: 2 }), async (plan): Promise<Engine> => {
    const engine = await tensorflowEngine(plan);
    const step: Engine["step"] = (batch, seed) => {
      const result = engine.step(batch, seed);
      steps.push({ ...result, count: batch.count });
      return result;
    };
    return { ...engine, step };
  });
  const over = listener.state("finished");
  trainer.start();
  await over;
  expect(listener.records.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(steps.map(({ count }) => count)).toEqual([32, 32, 32, 24, 32, 32, 32, 24]);
  const [first, last] = listener.records;
  const epoch = steps.slice(0, 4);
  const mean = epoch.reduce((sum, { loss, count }) => sum + loss * count, 0) / 120;
  expect(first?.loss).toBeCloseTo(mean, 12);
  expect(first?.accuracy).toBeCloseTo(epoch.reduce((sum, { correct }) => sum + correct, 0) / 120, 12);
  const [evaluation] = await evaluated(trainer);
  expect(evaluation).toMatchObject({ part: "training", count: 120 });
  expect(last?.reachedLoss).toBe(evaluation?.loss);
  expect(last?.reachedAccuracy).toBe(evaluation?.accuracy);
  expect(last).not.toHaveProperty("validationLoss");
});

test("a share held back is evaluated at every epoch's end and never trained on", async () => {
  const network = setSplit(smallNetwork(), { kind: "share", share: 0.25, seed: 3 });
  const { trainer, records } = await trained(network);
  const [, validation] = await evaluated(trainer);
  expect(validation).toMatchObject({ part: "validation", count: 30 });
  expect(records.at(-1)?.validationLoss).toBe(validation?.loss);
  expect(records.at(-1)?.validationAccuracy).toBe(validation?.accuracy);
  const data = await trainer.data({ dataset: network.dataset, split: network.split });
  if (!data.ok) throw new Error(data.text);
  const parts = [...data.data.training, ...data.data.validation];
  expect(new Set(parts).size).toBe(120);
});

test("a finished run keeps training for as many epochs again, as if it had never stopped", async () => {
  const { trainer, listener, records } = await trained(smallNetwork({ epochs: 3 }));
  expect(records).toHaveLength(3);
  const over = listener.state("finished");
  trainer.start();
  expect(listener.progress).toMatchObject({ state: "running", epoch: 3, epochs: 6 });
  await over;
  expect(listener.records).toEqual((await trained(smallNetwork({ epochs: 6 }))).records);
});

test("reset brings back the seed's weights, and the same history follows", async () => {
  const network = smallNetwork();
  const { trainer, listener, records } = await trained(network);
  await trainer.reset();
  expect(listener.progress).toMatchObject({ state: "ready", step: 0, epoch: 0, run: 1, epochs: 5 });
  const plan = planNetwork(network, checkNetwork(network));
  expect(await trainer.weights()).toEqual(freshWeights(plan!));
  const over = listener.state("finished");
  trainer.start();
  await over;
  expect(listener.records.slice(5)).toEqual(records);
});

test("a start right after a reset is not lost", async () => {
  const { trainer, listener } = await trained(smallNetwork());
  const over = listener.state("finished");
  const reset = trainer.reset();
  trainer.start();
  await reset;
  await over;
  expect(listener.progress).toMatchObject({ state: "finished", epoch: 5, step: 20 });
});

test("a checkpoint's weights are used where they fit, and reset forgets them", async () => {
  const network = smallNetwork();
  const { trainer, weights } = await trained(network);
  const [first, second] = network.nodes.filter((node) => node.kind === "dense");
  const wider = setNodeParams(network, second!.id, { useBias: false });
  await trainer.load({ run: 2, network: wider, pace: undefined, checkpoint: weights });
  const after = await trainer.weights();
  expect(after.get(first!.id)).toEqual(weights.get(first!.id));
  const fresh = freshWeights(planNetwork(wider, checkNetwork(wider))!);
  expect(after.get(second!.id)).toEqual(fresh.get(second!.id));
  await trainer.reset();
  expect(await trainer.weights()).toEqual(fresh);
});

test("a loss that is not finite stops the run at its step, with finite weights; only a reset goes on", async () => {
  const network = smallNetwork(
    {
      loss: "meanSquaredError",
      optimizer: { kind: "sgd", params: { learningRate: 100, momentum: 0 } },
    },
    denseChain([2, 4, 2], "relu").slice(0, -1),
  );
  const { trainer, listener, weights } = await trained(network);
  const { step, state } = listener.progress;
  expect(state).toBe("diverged");
  const diverged = listener.events.find((event) => event.type === "diverged");
  expect(diverged).toMatchObject({ run: 1, step: step + 1, epoch: 1 });
  expect(diverged?.type === "diverged" && Number.isFinite(diverged.loss)).toBe(false);
  for (const array of [...weights.values()].flat()) expect(array.values.every(Number.isFinite)).toBe(true);

  trainer.start();
  await trainer.step();
  await trainer.epoch();
  expect(listener.progress).toMatchObject({ state: "diverged", step });
  expect(listener.events.filter((event) => event.type === "diverged")).toHaveLength(4);
  await trainer.reset();
  await trainer.step();
  expect(listener.progress).toMatchObject({ state: "paused", step: 1 });
});

test("a load while running stops the old run, whose events end there", async () => {
  const { trainer, listener } = await loaded(smallNetwork({ epochs: 1000 }));
  trainer.start();
  const taken = trainer.picture(picture);
  expect(await trainer.load({ run: 2, network: smallNetwork(), pace: undefined })).toMatchObject({
    ok: true,
  });
  const heard = listener.events.length;
  expect(listener.progress).toMatchObject({ run: 2, state: "ready", step: 0 });
  expect((await taken).ok).toBe(false);
  await trainer.epoch();
  const later = listener.events.slice(heard);
  expect(later.every((event) => event.type === "progress" && event.progress.run === 2)).toBe(true);
  expect(listener.records.at(-1)?.epoch).toBe(1);
});

test("of two loads at once the later one stays", async () => {
  const trainer = createTrainer(tensorflowEngine, clock);
  const [first, second] = await Promise.all([
    trainer.load({ run: 1, network: smallNetwork(), pace: undefined }),
    trainer.load({ run: 2, network: withDropout, pace: undefined }),
  ]);
  expect([first.ok, second.ok]).toEqual([false, true]);
  expect((await trainer.weights()).size).toBe(2);
});

test("a network that does not train is refused in a sentence, and nothing is loaded", async () => {
  const { trainer, listener } = await loaded(smallNetwork());
  const answer = await trainer.load({ run: 2, network: { ...m2, nodes: [], wires: [] }, pace: undefined });
  expect(answer.ok ? "" : answer.text).toMatch(/^The network has no Input\./);
  expect(listener.progress).toMatchObject({ run: 2, state: "empty" });
  trainer.start();
  await trainer.step();
  expect((await trainer.picture(picture)).ok).toBe(false);
  expect((await trainer.weights()).size).toBe(0);
  expect(await trainer.evaluate()).toEqual({ ok: false, run: 2, text: "No network is loaded." });
});

test("steps and epochs asked for while running are ignored", async () => {
  // Long enough to be running still when they are asked for, however slow the machine.
  const { trainer, listener } = await loaded(smallNetwork({ epochs: 100 }));
  const over = listener.state("finished");
  trainer.start();
  await Promise.all([trainer.step(), trainer.epoch(), over]);
  expect(listener.progress.step).toBe(400);
  expect(listener.records).toHaveLength(100);
});

test("anything thrown becomes an event, and the run stands still", async () => {
  const { trainer, listener } = await loaded(smallNetwork(), async (plan) => {
    const engine = await tensorflowEngine(plan);
    let steps = 0;
    const step: Engine["step"] = (batch, seed) => {
      steps += 1;
      if (steps === 3) throw new Error("The device is lost.");
      return engine.step(batch, seed);
    };
    return { ...engine, step };
  });
  const stopped = listener.state("paused");
  trainer.start();
  await stopped;
  expect(listener.events.at(-1)).toMatchObject({
    type: "failed",
    run: 1,
    text: "At step 3 (epoch 1): The device is lost.",
  });
  expect(listener.progress).toMatchObject({ state: "paused", step: 2 });
});

test("no tensor is left after runs were loaded, trained, paused, reset and disposed of", async () => {
  const before = tf.memory().numTensors;
  for (let cycle = 0; cycle < 5; cycle++) {
    const { trainer, listener } = await loaded(withDropout);
    await trainer.epoch();
    const during = tf.memory().numTensors;
    await trainer.epoch();
    await trainer.picture(picture);
    await trainer.probe(Float32Array.of(1, 2));
    expect(tf.memory().numTensors).toBe(during);
    await trainer.reset();
    trainer.start();
    await trainer.load({ run: 2, network: m2, pace: undefined });
    await trainer.step();
    expect(listener.progress.run).toBe(2);
    trainer.dispose();
  }
  expect(tf.memory().numTensors).toBe(before);
});

test("M2 with the default seed parts the rings within its 150 epochs", async () => {
  const { records } = await trained(m2);
  expect(records).toHaveLength(150);
  expect(records.some(({ reachedAccuracy }) => reachedAccuracy === 1)).toBe(true);
  expect(records.at(-1)?.reachedAccuracy).toBe(1);
});

test("an unfinished network gives pictures and weights, and takes no steps", async () => {
  const unfinished = removeNodes(m2, [m2.nodes.at(-1)!.id]);
  const { trainer, listener } = await loaded(unfinished);
  expect(listener.progress).toMatchObject({ run: 1, state: "empty" });
  const answer = await trainer.picture(picture);
  expect(answer.ok && [...answer.nodes.keys()]).toEqual(unfinished.nodes.map((node) => node.id));
  trainer.start();
  await trainer.step();
  await trainer.epoch();
  await trainer.reset();
  expect(await trainer.evaluate()).toMatchObject({ ok: false, text: expect.stringContaining("no loss") });
  expect(listener.progress).toMatchObject({ state: "empty", step: 0 });
  expect((await trainer.weights()).size).toBe(4);
});
