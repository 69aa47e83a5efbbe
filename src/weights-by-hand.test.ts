/**
 * Weights set by hand, from the page's controller to the real trainer: what is shown, undone, redone and saved.
 * Above the parts, because it needs several of them; the worker between the two is e2e's.
 */
import { expect, test } from "vitest";
import { openPage } from "./app/testing/page";
import { setTraining } from "./core/network/edit";
import { openNetwork, saveNetwork } from "./core/network/file";
import { moveNodes } from "./core/network/move-nodes";
import type { NodeId } from "./core/network/network";
import { testedEngines } from "./engine/testing/engines";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const network = smallNetwork({ epochs: 1_000_000 });
const dense = network.nodes.find(({ kind }) => kind === "dense")?.id as NodeId;
/** As soon as it comes to pass, also on a machine that has much else to do. */
const SOON = { timeout: 15_000 };
const place = { node: dense, array: "kernel", index: 6 } as const;

async function page(create = testedEngines[1]!.create) {
  const trainer = createTrainer(create, systemClock());
  const { network: store, run, controller } = await openPage(trainer, network);
  const weight = async () => {
    await settled();
    const arrays = (await trainer.weights()).get(dense);
    return arrays?.find(({ name }) => name === place.array)?.values[place.index];
  };
  const set = (value: number, gesture = `${value}`) =>
    controller.setWeight({ ...place, value }, "set a weight", gesture);
  const settled = async () => {
    await controller.currentWeights();
  };
  return { store, run, controller, weight, set, settled };
}

test.each(testedEngines)(
  "$title: an edit shows in weights, picture, evaluation and file",
  async ({ create }) => {
    const { store, run, controller, set, weight } = await page(create);
    await controller.step();
    expect(await set(2.5)).toMatchObject({ ok: true });
    expect(await weight()).toBe(2.5);
    await expect.poll(() => run.getState().weights?.get(dense)?.[0]?.values[place.index], SOON).toBe(2.5);
    await expect.poll(() => run.getState().evaluation?.[0]?.count, SOON).toBe(120);
    expect(run.getState().progress.step).toBe(1);
    const opened = openNetwork(
      saveNetwork(store.getState().history.present, await controller.currentWeights()),
    );
    if (opened.kind !== "ok") throw new Error(opened.text);
    expect(opened.checkpoint?.get(dense)?.[0]?.values[place.index]).toBe(2.5);
  },
);

test.each(testedEngines)(
  "$title: undo and redo set the one weight back and forth, and the run stands where it stood",
  async ({ create }) => {
    const { store, run, controller, set, weight, settled } = await page(create);
    for (let step = 0; step < 6; step++) await controller.step();
    const before = await controller.currentWeights();
    const { run: id } = run.getState().progress;
    await set(2.5);
    const edited = await controller.currentWeights();
    expect(store.getState().history.past.at(-1)?.label).toBe("set a weight");
    store.getState().undo();
    await settled();
    expect(await controller.currentWeights()).toEqual(before);
    store.getState().redo();
    await settled();
    expect(await controller.currentWeights()).toEqual(edited);
    expect(await weight()).toBe(2.5);
    // Not loaded anew: the step within the epoch and the optimizer's memory are still there.
    expect(run.getState().progress).toMatchObject({ run: id, step: 6, epoch: 1, state: "paused" });
  },
);

test("a gesture of typing undoes as one", async () => {
  const { store, set, weight, settled } = await page();
  const first = await weight();
  for (const value of [0, 0.5, 0.55]) await set(value, "typing");
  expect(await weight()).toBe(Math.fround(0.55));
  store.getState().undo();
  await settled();
  expect(await weight()).toBe(first);
  store.getState().redo();
  await settled();
  expect(await weight()).toBe(Math.fround(0.55));
});

test("undo after training brings back the state before the edit, and redo what training made of it", async () => {
  const { store, run, controller, set, settled } = await page();
  await controller.epoch();
  const before = await controller.currentWeights();
  await set(2.5);
  await controller.epoch();
  await controller.epoch();
  const after = await controller.currentWeights();
  store.getState().undo();
  await settled();
  expect(await controller.currentWeights()).toEqual(before);
  expect(run.getState().progress.epoch).toBe(1);
  expect(run.getState().records).toHaveLength(1);
  store.getState().redo();
  await settled();
  expect(await controller.currentWeights()).toEqual(after);
  expect(run.getState().progress.epoch).toBe(3);
  expect(run.getState().records).toHaveLength(3);
});

test("undo over moves and learning rates, quick and slow, finds the weights of each state", async () => {
  const { store, controller, set, settled } = await page();
  const change = store.getState().change;
  await controller.epoch();
  change("move", (present) => moveNodes(present, new Map([[dense, { x: 5, y: 5 }]])));
  await controller.epoch();
  const trained = await controller.currentWeights();
  await set(2.5);
  const edited = await controller.currentWeights();
  change("rate", (present) =>
    setTraining(present, { optimizer: { kind: "sgd", params: { learningRate: 0.2 } } }),
  );
  await settled();
  expect(await controller.currentWeights()).toEqual(edited);
  const { undo, redo } = store.getState();
  for (const wait of [false, true]) {
    for (let entry = 0; entry < 3; entry++) {
      undo();
      if (wait) await settled();
    }
    await settled();
    expect(await controller.currentWeights()).toEqual(trained);
    for (let entry = 0; entry < 3; entry++) {
      redo();
      if (wait) await settled();
    }
    await settled();
    expect(await controller.currentWeights()).toEqual(edited);
  }
});

test("an edit while running takes hold and the run goes on; undo takes it back", async () => {
  const { store, run, controller, set, weight, settled } = await page();
  await controller.toggleTraining();
  await expect.poll(() => run.getState().progress.step, SOON).toBeGreaterThan(20);
  expect(await set(60)).toMatchObject({ ok: true });
  expect(await weight()).toBeGreaterThan(40);
  const { step } = run.getState().progress;
  await expect.poll(() => run.getState().progress.step, SOON).toBeGreaterThan(step);
  expect(run.getState().progress.state).toBe("running");
  store.getState().undo();
  await settled();
  expect(await weight()).toBeLessThan(10);
  await expect.poll(() => run.getState().progress.state, SOON).toBe("running");
  await controller.toggleTraining();
});

test("a number that cannot be a weight changes nothing and makes no entry to undo", async () => {
  const { store, set, weight } = await page();
  const first = await weight();
  for (const value of [Number.NaN, 1e39]) {
    expect(await set(value)).toMatchObject({ ok: false, text: expect.stringContaining("32-bit") });
  }
  expect(await weight()).toBe(first);
  expect(store.getState().history.past).toHaveLength(0);
});

test("a reset after an edit is the seed's, and undo brings the state before the edit back", async () => {
  const { store, controller, set, settled } = await page();
  const fresh = await controller.currentWeights();
  await controller.epoch();
  const trained = await controller.currentWeights();
  await set(2.5);
  await controller.reset();
  expect(await controller.currentWeights()).toEqual(fresh);
  store.getState().undo();
  await settled();
  expect(await controller.currentWeights()).toEqual(trained);
});
