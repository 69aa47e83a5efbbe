/** The trainer with the fast engine: the same history to the bit however its steps are asked for. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { type Plan, planNetwork } from "../../core/compiler/plan";
import { type ChainLink, denseChain } from "../../core/network/chain";
import { setSplit } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import type { Engine } from "../engine";
import { fastEngines, tensorflow } from "../testing/engines";
import { Listener, m2, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import { freshWeights, startingWeights } from "../training/starting-weights";
import { createTrainer } from "../training/trainer";

const dropoutLinks: readonly ChainLink[] = [
  { kind: "input" },
  { kind: "dense", params: { units: 40 } },
  { kind: "batchNormalization" },
  { kind: "activation" },
  { kind: "dropout", params: { rate: 0.3 } },
  { kind: "layerNormalization" },
  { kind: "dense", params: { units: 2 } },
  { kind: "softmax" },
];
const withDropout = setSplit(smallNetwork({}, dropoutLinks), { kind: "share", share: 0.25, seed: 3 });

type Create = (plan: Plan) => Promise<Engine> | Engine;

async function loaded(network: Network, create: Create, pace?: number) {
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  expect(await trainer.load({ run: 1, network, pace })).toMatchObject({ ok: true });
  return { trainer, listener };
}

async function trained(network: Network, create: Create, pace?: number) {
  const { trainer, listener } = await loaded(network, create, pace);
  const over = listener.state("finished", "diverged");
  trainer.start();
  await over;
  return { records: listener.records, weights: await trainer.weights(), listener };
}

/** The same engine, which takes single steps only. */
const stepping =
  (create: Create): Create =>
  async (plan) => {
    const engine = await create(plan);
    return {
      name: engine.name,
      ...(engine.speed && { speed: engine.speed }),
      step: (batch, seed) => engine.step(batch, seed),
      evaluate: (batch) => engine.evaluate(batch),
      probe: (x, count, nodes) => engine.probe(x, count, nodes),
      gradients: (batch) => engine.gradients(batch),
      weights: () => engine.weights(),
      setWeights: (checkpoint) => engine.setWeights(checkpoint),
      dispose: () => engine.dispose(),
    };
  };

for (const { title, create } of fastEngines) {
  test(`${title}: multiStep, single steps and a pace give the same records and weights to the bit`, async () => {
    const straight = await trained(withDropout, create);
    expect(straight.records).toHaveLength(5);
    const single = await trained(withDropout, stepping(create));
    expect(single.records).toEqual(straight.records);
    expect(single.weights).toEqual(straight.weights);
    const paced = await trained(withDropout, create, 400);
    expect(paced.records).toEqual(straight.records);
    expect(paced.weights).toEqual(straight.weights);

    const { trainer, listener } = await loaded(withDropout, create);
    await trainer.step();
    await trainer.step();
    await trainer.epoch();
    await trainer.evaluate();
    await trainer.probe(Float32Array.of(1, 2));
    await trainer.reset();
    await trainer.step();
    const over = listener.state("finished");
    trainer.start();
    await over;
    expect(listener.records.slice(1)).toEqual(straight.records);
    expect(await trainer.weights()).toEqual(straight.weights);
  });

  test(`${title}: M2 with the default seed parts the rings within its 150 epochs`, async () => {
    const { records } = await trained(m2, create);
    expect(records).toHaveLength(150);
    expect(records.at(-1)?.reachedAccuracy).toBe(1);
  });

  test(`${title}: a loss that is not finite stops the run at its step with finite weights`, async () => {
    const network = smallNetwork(
      {
        loss: "meanSquaredError",
        optimizer: { kind: "sgd", params: { learningRate: 100, momentum: 0 } },
      },
      denseChain([2, 4, 2], "relu").slice(0, -1),
    );
    const { listener, weights } = await trained(network, create);
    const diverged = listener.events.find((event) => event.type === "diverged");
    expect(diverged).toMatchObject({ run: 1, step: listener.progress.step + 1 });
    expect(diverged?.type === "diverged" && Number.isFinite(diverged.loss)).toBe(false);
    for (const { values } of [...weights.values()].flat()) expect(values.every(Number.isFinite)).toBe(true);
    const reference = await trained(network, tensorflow.create);
    expect(Math.abs(listener.progress.step - reference.listener.progress.step)).toBeLessThanOrEqual(1);
  });
}

test("weights move between engines, and the net trains on", async () => {
  const plan = planNetwork(m2, checkNetwork(m2));
  if (!plan) throw new Error("M2 does not plan");
  const first = await tensorflow.create(plan);
  first.setWeights(freshWeights(plan));
  const points = Float32Array.of(1, 2, -3, 4, 0, 0);
  const expected = first.probe(points, 3, [plan.output]).get(plan.output);
  for (const { create } of fastEngines) {
    const engine = await create(plan);
    engine.setWeights(startingWeights(plan, first.weights()));
    expect(engine.weights()).toEqual(first.weights());
    const found = engine.probe(points, 3, [plan.output]).get(plan.output);
    for (const [index, value] of (expected ?? []).entries()) expect(found?.[index]).toBeCloseTo(value, 5);
    engine.dispose();
  }
});
