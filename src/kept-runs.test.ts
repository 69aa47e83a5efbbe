/** Runs are kept as they are trained, from the page's stores to the real trainer: which run it is, where it began, what it came to. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startReplay } from "./app/runs/replay";
import { createRuns } from "./app/runs/runs";
import { openDatabase } from "./app/storage/database";
import { Packer } from "./app/storage/packing";
import { stubBrowser } from "./app/testing/browser-storage";
import { openPage } from "./app/testing/page";
import { startMortalThread } from "./app/testing/thread";
import { denseChain } from "./core/network/chain";
import { setNodeParams, setTraining } from "./core/network/edit";
import { openNetwork } from "./core/network/file";
import { createChosenEngine } from "./engine/choose";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };

beforeEach(() => void stubBrowser());
afterEach(() => vi.unstubAllGlobals());

async function openKeepingPage() {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const page = await openPage(trainer, smallNetwork({ epochs: 20 }, denseChain([2, 4, 4, 2], "tanh")));
  const database = await openDatabase();
  const runs = createRuns({
    storage: async () => database,
    packer: new Packer(),
    say: () => {},
    now: Date.now,
  });
  runs.show("one");
  page.run.subscribe((state, before) =>
    runs.hear({ state, before, network: page.controller.held(), document: "one", at: Date.now() }),
  );
  const train = async (epoch: number) => {
    await page.controller.toggleTraining();
    const progress = () => page.run.getState().progress;
    await expect.poll(() => [progress().state, progress().epoch], SOON).toEqual(["finished", epoch]);
  };
  const list = async () => {
    await runs.settled();
    return runs.store.getState().runs ?? [];
  };
  return {
    ...page,
    train,
    list,
    close() {
      trainer.dispose();
      database.close();
    },
  };
}

test("a run that goes on is one run; Reset, an edit and another seed begin others, which say where they began", async () => {
  const page = await openKeepingPage();
  const { network, controller } = page;
  await page.train(20);
  await page.train(40);
  expect(await page.list()).toMatchObject([
    { number: 1, name: "Run 1", end: "finished", epoch: 40, step: 160, start: { kind: "seed" } },
  ]);
  network
    .getState()
    .change("slower", (now) =>
      setTraining(now, { optimizer: { kind: "adam", params: { learningRate: 0.003 } } }),
    );
  await controller.currentWeights();
  await controller.epoch();
  const [first, ...none] = await page.list();
  expect(none).toEqual([]);
  expect(first).toMatchObject({ epoch: 41, settings: [{ epoch: 1 }, { epoch: 41 }] });
  const { records } = page.run.getState();
  expect(first?.curves.figures.loss).toEqual(records.map(({ loss }) => loss));

  await controller.reset();
  await controller.epoch();
  const dense = network.getState().history.present.nodes.find(({ kind }) => kind === "dense");
  network.getState().change("wider", (now) => setNodeParams(now, dense!.id, { units: 5 }));
  await controller.currentWeights();
  await controller.epoch();
  network.getState().change("seed", (now) => setTraining(now, { seed: 7 }));
  await controller.currentWeights();
  await controller.epoch();
  const all = await page.list();
  expect(
    all.map(({ name, epoch, start, origin }) => [name, epoch, start.kind, origin?.name, origin?.epoch]),
  ).toEqual([
    ["Run 1", 41, "seed", undefined, undefined],
    ["Run 2", 1, "seed", undefined, undefined],
    ["Run 3", 1, "kept", "Run 2", 1],
    ["Run 4", 1, "seed", undefined, undefined],
  ]);
  const recipes = all.map(({ recipe }) => {
    const opened = openNetwork(recipe);
    if (opened.kind !== "ok") throw new Error(opened.text);
    const { nodes, training } = opened.network;
    return [nodes.find(({ id }) => id === dense!.id)?.params.units, training.seed];
  });
  expect(recipes).toEqual([
    [dense!.params.units, 1],
    [dense!.params.units, 1],
    [5, 1],
    [5, 7],
  ]);
  page.close();
});

test("undo brings a run back, and training on goes on with that one, not with another", async () => {
  const page = await openKeepingPage();
  const { network, controller } = page;
  await page.train(20);
  const dense = network.getState().history.present.nodes.find(({ kind }) => kind === "dense");
  network.getState().change("wider", (now) => setNodeParams(now, dense!.id, { units: 5 }));
  await controller.currentWeights();
  await controller.epoch();
  network.getState().undo();
  await controller.currentWeights();
  expect(page.run.getState().records).toHaveLength(20);
  expect((await page.list()).map(({ epoch }) => epoch)).toEqual([20, 1]);
  await controller.epoch();
  expect((await page.list()).map(({ name, epoch }) => [name, epoch])).toEqual([
    ["Run 1", 21],
    ["Run 2", 1],
  ]);
  page.close();
});

test("trained again in a trainer of its own, a run is the same at every moment, over settings that changed in its middle", async () => {
  const page = await openKeepingPage();
  const rate = (learningRate: number) =>
    page.network
      .getState()
      .change("rate", (now) => setTraining(now, { optimizer: { kind: "adam", params: { learningRate } } }));
  await page.train(20);
  const early = await page.controller.currentWeights();
  rate(0.03);
  await page.train(40);
  const late = await page.controller.currentWeights();
  const [run] = await page.list();
  const { domain } = page.run.getState().picture?.shape ?? {};
  page.close();

  const thread = startMortalThread(createTrainer(createChosenEngine, systemClock()) as never);
  const replay = await startReplay({ run: run!, thread, assets: "" });
  if (typeof replay === "string") throw new Error(replay);
  expect(replay.isSame).toBe(true);
  expect(replay.records.map(({ loss }) => loss)).toEqual(run?.curves.figures.loss);
  for (const [epoch, weights] of [
    [40, late],
    [20, early],
  ] as const) {
    const moment = await replay.at(epoch);
    if (typeof moment === "string") throw new Error(moment);
    expect(moment.epoch).toBe(epoch);
    expect(moment.picture.weights).toEqual(weights);
    if (domain) expect(moment.picture.shape.domain).toEqual(domain);
  }
  thread.end();
});

test("a run that began with weights nobody has any more is not trained again, in a sentence", async () => {
  const page = await openKeepingPage();
  await page.train(20);
  const dense = page.network.getState().history.present.nodes.find(({ kind }) => kind === "dense");
  page.network.getState().change("wider", (now) => setNodeParams(now, dense!.id, { units: 5 }));
  await page.train(20);
  const run = (await page.list()).at(-1);
  page.close();
  const thread = startMortalThread(createTrainer(createChosenEngine, systemClock()) as never);
  expect(await startReplay({ run: run!, thread, assets: "" })).toMatch(
    /^“Run 2” began with weights that are not its seed’s.+cannot be trained again\.$/,
  );
  thread.end();
});
