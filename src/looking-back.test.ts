/**
 * Looking back at a run and forking it, from the page's stores to the real trainer: everything that is shown is of that moment,
 * the run goes on beneath, and undo brings back what a fork has left.
 */
import { expect, test } from "vitest";
import { openPage } from "./app/testing/page";
import { denseChain } from "./core/network/chain";
import { setTraining } from "./core/network/edit";
import type { Network, NodeId } from "./core/network/network";
import { createChosenEngine } from "./engine/choose";
import type { KeptMoment } from "./engine/protocol";
import { answered, smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };
/** Pictures of wider nodes depend on those before: their axes stay close. */
const network = smallNetwork({ epochs: 12 }, denseChain([2, 2, 2], "tanh"));

async function page(first: Network = network) {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const stores = await openPage(trainer, first);
  const { run, controller } = stores;
  const machine = await controller.timeMachine();
  const leave = machine.watch();
  const finished = async (epoch: number) => {
    await controller.toggleTraining();
    await expect
      .poll(() => [run.getState().progress.state, run.getState().progress.epoch], SOON)
      .toEqual(["finished", epoch]);
  };
  const moments = async (count: number): Promise<readonly KeptMoment[]> => {
    await expect.poll(() => run.getState().moments?.moments.length, SOON).toBe(count);
    return run.getState().moments?.moments ?? [];
  };
  const end = () => {
    leave();
    trainer.dispose();
  };
  return { ...stores, trainer, machine, finished, moments, end };
}

/** What the page shows of a fresh run after so many epochs. */
async function stoppedAt(epochs: number) {
  const { controller, run, end } = await page();
  for (let epoch = 0; epoch < epochs; epoch++) await controller.epoch();
  await expect.poll(() => run.getState().picture?.progress.epoch, SOON).toBe(epochs);
  const { picture, weights } = run.getState();
  await controller.evaluate();
  const { evaluation } = run.getState();
  end();
  return { shape: picture?.shape, nodes: picture?.nodes, raster: picture?.raster, weights, evaluation };
}

test("every picture and figure is of the moment that is looked at, as of a fresh run stopped there", async () => {
  const { run, controller, machine, finished, moments, end } = await page();
  await finished(12);
  const kept = await moments(13);
  for (const epoch of [5, 0]) {
    const fresh = await stoppedAt(epoch);
    await machine.lookAt(kept[epoch]);
    // First as coarse as a drag wants it, then as fine as at rest.
    await expect
      .poll(() => [run.getState().picture?.shape, run.getState().picture?.moment?.epoch], SOON)
      .toEqual([fresh.shape, epoch]);
    await controller.evaluate();
    const { picture, weights, evaluation, progress } = run.getState();
    const { shape, nodes, raster } = picture ?? {};
    expect({ shape, nodes, raster, weights, evaluation }).toEqual(fresh);
    expect(progress).toMatchObject({ state: "finished", epoch: 12 });
  }
  const first = network.nodes.find(({ kind }) => kind === "dense")?.id as NodeId;
  const set = await controller.setWeight({ node: first, array: "bias", index: 0, value: 1 }, "set", "g");
  expect(set).toEqual({
    ok: false,
    text: "You look back at the beginning, which is over. Go back to now, or fork from here, to set weights.",
  });
  await machine.lookAt(undefined);
  await expect.poll(() => run.getState().picture?.moment, SOON).toBeUndefined();
  end();
});

test("Train goes on from now, which is said; another edit ends looking back", async () => {
  const { run, session, network: store, machine, controller, finished, moments, end } = await page();
  const said = () =>
    session
      .getState()
      .notices.map(({ text }) => text)
      .join(" ");
  await finished(12);
  await machine.lookAt((await moments(13))[5]);
  await finished(24);
  expect(run.getState().lookedAt).toBeUndefined();
  expect(said()).toContain("Training goes on from now, epoch 12, not from epoch 5.");
  await machine.lookAt((await moments(25))[7]);
  store.getState().change("rate", (present) => setTraining(present, { batchSize: 16 }));
  await controller.currentWeights();
  expect(run.getState().lookedAt).toBeUndefined();
  expect(said()).toContain("The edit goes on from the weights of now, not from those of epoch 7");
  // The run goes on with other settings: its moments are those of before.
  await moments(25);
  end();
});

test("a fork goes on from its moment, shares the curves until there, and undo brings back the run that it left", async () => {
  const { run, network: store, trainer, machine, controller, finished, moments, end } = await page();
  await finished(12);
  const before = await controller.currentWeights();
  const { records } = run.getState();
  const kept = await moments(13);
  await machine.lookAt(kept[4]);
  await machine.fork(kept[4] as KeptMoment);
  await controller.currentWeights();
  expect(run.getState()).toMatchObject({
    isExact: true,
    lookedAt: undefined,
    progress: { epoch: 4, state: "paused" },
  });
  expect(run.getState().records).toHaveLength(4);
  expect(run.getState().records.every((record, index) => record === records[index])).toBe(true);
  await moments(5);
  // With the same settings it is the same run again, to the bit.
  await finished(12);
  expect(await controller.currentWeights()).toEqual(before);
  expect(run.getState().records).toEqual(records);
  await controller.epoch();
  store.getState().undo();
  await controller.currentWeights();
  await expect.poll(() => run.getState().progress, SOON).toMatchObject({ epoch: 12, state: "finished" });
  expect(run.getState().records).toEqual(records);
  expect((await moments(13)).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  expect(answered(await trainer.snapshot()).weights).toEqual(before);
  // The fork, by redo, with its own moments.
  store.getState().redo();
  await controller.currentWeights();
  await expect.poll(() => run.getState().progress.epoch, SOON).toBe(13);
  await moments(14);
  end();
});

test("a weight set by hand begins a run of its own: what is trained then is not among the other's moments", async () => {
  const { run, network: store, controller, finished, moments, end } = await page();
  await finished(12);
  const kept = await moments(13);
  const node = network.nodes.find(({ kind }) => kind === "dense")?.id as NodeId;
  await controller.setWeight({ node, array: "bias", index: 0, value: 1 }, "set a bias", "bias");
  await controller.epoch();
  await moments(14);
  store.getState().undo();
  await controller.currentWeights();
  await expect.poll(() => run.getState().progress.epoch, SOON).toBe(12);
  expect((await moments(13)).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  store.getState().redo();
  await controller.currentWeights();
  await expect.poll(() => run.getState().progress.epoch, SOON).toBe(13);
  await moments(14);
  end();
});

test("the best is restored: where the loss on the part held back was lowest", async () => {
  const { run, machine, controller, moments, finished, end } = await page({
    ...network,
    split: { kind: "share", share: 0.5, seed: 3 },
    training: { ...network.training, optimizer: { kind: "sgd", params: { learningRate: 3 } } },
  });
  await finished(12);
  await moments(13);
  const losses = run.getState().records.map(({ validationLoss = 0 }) => validationLoss);
  const best = losses.indexOf(Math.min(...losses)) + 1;
  expect(best).toBeLessThan(12);
  await machine.restoreBest();
  await controller.currentWeights();
  await expect.poll(() => run.getState().progress.epoch, SOON).toBe(best);
  end();
});
