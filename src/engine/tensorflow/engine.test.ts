/** What the trainer relies on in the TensorFlow.js engine beyond the figures that fixtures.test.ts compares. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { planNetwork } from "../../core/compiler/plan";
import { type ChainLink, denseChain } from "../../core/network/chain";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Network } from "../../core/network/network";
import type { Batch } from "../engine";
import { type TestedEngine, tensorflowEngines } from "../testing/engines";
import { m2, smallNetwork } from "../testing/trained";
import { freshWeights } from "../training/starting-weights";
import { tf } from "./load";

async function engineOf(tested: TestedEngine, network: Network) {
  const plan = planNetwork(network, checkNetwork(network))!;
  const engine = await tested.create(plan);
  expect(engine.name).toBe(tested.name);
  engine.setWeights(freshWeights(plan));
  return { engine, plan };
}

const batch: Batch = {
  count: 3,
  x: Float32Array.of(1, 2, -3, 1, 0.5, -2),
  y: Float32Array.of(1, 0, 0, 1, 1, 0),
};

const dropoutChain: readonly ChainLink[] = [
  { kind: "input" },
  { kind: "dense", params: { units: 20 } },
  { kind: "dropout", params: { rate: 0.5 } },
  { kind: "dropout", params: { rate: 0.5 } },
  { kind: "dense" },
  { kind: "softmax" },
];

for (const tested of tensorflowEngines) {
  test(`${tested.title}: weights are named as the plan names them, and are copies`, async () => {
    const { engine, plan } = await engineOf(tested, m2);
    const weights = engine.weights();
    expect([...weights.keys()]).toEqual(
      plan.nodes.filter(({ kind }) => kind === "dense").map(({ id }) => id),
    );
    for (const node of plan.nodes.filter(({ kind }) => kind === "dense")) {
      const arrays = weights.get(node.id)!;
      expect(arrays.map(({ name, shape }) => ({ name, shape }))).toEqual(
        node.weights.map(({ name, shape }) => ({ name, shape })),
      );
      arrays[0]!.values.fill(99);
    }
    expect(engine.weights()).toEqual(freshWeights(plan));
    engine.step(batch, 1);
    expect(engine.weights()).not.toEqual(freshWeights(plan));
    engine.dispose();
  });

  test(`${tested.title}: arrays that do not fit a node, or belong to none, are passed over`, async () => {
    const { engine, plan } = await engineOf(tested, m2);
    const [first] = plan.nodes.filter(({ kind }) => kind === "dense");
    const wrong = [{ name: "kernel", shape: [1, 1], values: Float32Array.of(7) }];
    engine.setWeights(
      new Map([
        [first!.id, wrong],
        ["stranger", wrong],
      ]) as unknown as Checkpoint,
    );
    expect(engine.weights()).toEqual(freshWeights(plan));
    engine.dispose();
  });

  test(`${tested.title}: probe gives every asked node's values, which follow from each other`, async () => {
    const { engine, plan } = await engineOf(tested, m2);
    const ids = plan.nodes.map(({ id }) => id);
    const values = engine.probe(batch.x, batch.count, ids);
    expect([...values.keys()]).toEqual(ids);
    expect(values.get(plan.input)).toEqual(batch.x);
    expect(values.get(plan.input)!.buffer).not.toBe(batch.x.buffer);
    const [, dense, activation] = ids;
    expect(values.get(dense!)).toHaveLength(batch.count * 4);
    for (const [at, value] of values.get(activation!)!.entries()) {
      expect(value).toBeCloseTo(Math.tanh(values.get(dense!)![at]!), 6);
    }
    const output = values.get(plan.output)!;
    for (let row = 0; row < batch.count; row++)
      expect(output[2 * row]! + output[2 * row + 1]!).toBeCloseTo(1, 6);
    expect([...engine.probe(batch.x, batch.count, [dense!]).keys()]).toEqual([dense]);
    engine.dispose();
  });

  test(`${tested.title}: dropout is on in steps, by the seed and apart for each node; off everywhere else`, async () => {
    const network = smallNetwork({}, dropoutChain);
    const lossOf = async (seed: number) => {
      const { engine } = await engineOf(tested, network);
      const { loss } = engine.step(batch, seed);
      engine.dispose();
      return loss;
    };
    expect(await lossOf(1)).toBe(await lossOf(1));
    expect(await lossOf(1)).not.toBe(await lossOf(2));

    const { engine, plan } = await engineOf(tested, network);
    const before = engine.evaluate(batch);
    expect(engine.evaluate(batch)).toEqual(before);
    expect(engine.gradients(batch)).toEqual(engine.gradients(batch));
    const [, dense, first, second] = plan.nodes.map(({ id }) => id);
    const values = engine.probe(batch.x, batch.count, [dense!, first!, second!]);
    expect(values.get(second!)).toEqual(values.get(dense!));
    expect(values.get(first!)!.buffer).not.toBe(values.get(dense!)!.buffer);
    engine.dispose();
  });

  test(`${tested.title}: a step whose update would not be finite says so and leaves the weights alone`, async () => {
    const sgd = { kind: "sgd", params: { learningRate: 100, momentum: 0 } };
    const links = denseChain([2, 2], "linear").slice(0, -1);
    const { engine } = await engineOf(
      tested,
      smallNetwork({ loss: "meanSquaredError", optimizer: sgd }, links),
    );
    const huge: Batch = { ...batch, x: batch.x.map((value) => value * 1e18) };
    const before = engine.weights();
    const { loss } = engine.step(huge, 1);
    expect(Number.isFinite(loss)).toBe(false);
    expect(engine.weights()).toEqual(before);
    expect(Number.isFinite(engine.evaluate(batch).loss)).toBe(true);
    engine.dispose();
  });

  test(`${tested.title}: a loss that is not finite is handed on as it is, and the update left out`, async () => {
    const { engine } = await engineOf(tested, m2);
    const before = engine.weights();
    expect(engine.step({ ...batch, x: batch.x.with(0, Number.NaN) }, 1)).toMatchObject({ loss: Number.NaN });
    expect(engine.weights()).toEqual(before);
    engine.dispose();
  });

  test(`${tested.title}: a cross-entropy of very sure and wrong scores is large, not infinite`, async () => {
    const { engine, plan } = await engineOf(tested, smallNetwork({}, denseChain([2, 2], "tanh")));
    const [dense] = plan.nodes.filter(({ kind }) => kind === "dense");
    const kernel = { name: "kernel", shape: [2, 2], values: Float32Array.of(-500, 500, -500, 500) };
    const bias = { name: "bias", shape: [2], values: new Float32Array(2) };
    engine.setWeights(new Map([[dense!.id, [kernel, bias]]]));
    const { loss, correct } = engine.evaluate({
      count: 1,
      x: Float32Array.of(1, 1),
      y: Float32Array.of(1, 0),
    });
    expect(loss).toBeCloseTo(2000, 3);
    expect(correct).toBe(0);
    engine.dispose();
  });

  test(`${tested.title}: of equal outputs the first counts as the answer`, async () => {
    const { engine, plan } = await engineOf(tested, smallNetwork({}, denseChain([2, 2], "tanh")));
    const [dense] = plan.nodes.filter(({ kind }) => kind === "dense");
    const kernel = { name: "kernel", shape: [2, 2], values: new Float32Array(4) };
    const bias = { name: "bias", shape: [2], values: new Float32Array(2) };
    engine.setWeights(new Map([[dense!.id, [kernel, bias]]]));
    expect(engine.evaluate(batch).correct).toBe(2);
    engine.dispose();
  });

  test(`${tested.title}: a network without any weights takes steps that change nothing`, async () => {
    const { engine } = await engineOf(tested, smallNetwork({}, [{ kind: "input" }, { kind: "softmax" }]));
    const { loss } = engine.evaluate(batch);
    expect(engine.step(batch, 1).loss).toBe(loss);
    expect(engine.weights().size).toBe(0);
    engine.dispose();
  });

  test(`${tested.title}: creating, training and disposing leaves no tensor, for every optimizer`, async () => {
    // Of its own arrays a backend keeps count itself: a kernel's that are left over belong to no tensor.
    const count = () => [tf.memory().numTensors, tf.backend().numDataIds()];
    await engineOf(tested, m2).then(({ engine }) => engine.dispose());
    const before = count();
    for (const kind of ["adam", "rmsprop", "sgd"]) {
      for (let cycle = 0; cycle < 20; cycle++) {
        const { engine, plan } = await engineOf(
          tested,
          smallNetwork({ optimizer: { kind, params: {} } }, dropoutChain),
        );
        engine.step(batch, 1);
        const during = count();
        for (let seed = 2; seed < 5; seed++) engine.step(batch, seed);
        engine.evaluate(batch);
        engine.gradients(batch);
        engine.setWeights(engine.weights());
        engine.probe(
          batch.x,
          batch.count,
          plan.nodes.map(({ id }) => id),
        );
        expect(count()).toEqual(during);
        engine.dispose();
      }
    }
    expect(count()).toEqual(before);
  });
}
