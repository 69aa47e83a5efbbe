/** A sweep as the page has it: every recipe from every seed, compared at the end, cancelled at once, one opened that ends as it said. */
import { expect, test, vi } from "vitest";
import { createSweep, isSweepOf } from "./app/sweep/sweep";
import { lotteryThreads } from "./app/testing/lottery-threads";
import { openPage } from "./app/testing/page";
import { setTraining } from "./core/network/edit";
import { shareOf, summariseCell } from "./core/sweep/comparison";
import { sweepSetting } from "./core/sweep/list";
import type { SweepSetting } from "./core/sweep/setting";
import { createFastEngine } from "./engine/fast/engine";
import { createLottery } from "./engine/lottery/lottery";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const setting = (id: string) => sweepSetting(id) as SweepSetting;
const rates = { setting: setting("learning-rate"), values: [0.001, 0.03] };
const depths = { setting: setting("depth"), values: [1, 2, 3] };

async function open() {
  const trainer = createTrainer((plan) => createFastEngine(plan), systemClock());
  const page = await openPage(trainer, smallNetwork({ epochs: 6 }));
  const { startThread, running } = lotteryThreads(createLottery);
  const sweep = createSweep(page, startThread, 2);
  return { page, sweep, trainer, threads: running };
}

test("each recipe has each seed once; a recipe that is opened becomes the network, in one undo, and ends as it said", async () => {
  const { page, sweep, trainer, threads } = await open();
  const before = page.network.getState().history.present;
  sweep.start([rates, depths], 8);
  expect(threads()).toBe(2);
  await vi.waitFor(() => expect(sweep.store.getState().state).toBe("done"), { timeout: 20_000 });
  expect(threads()).toBe(0);
  const { outcomes, grid } = sweep.store.getState();
  expect(outcomes).toHaveLength(6);
  for (const cell of outcomes)
    expect(cell.map(({ seed }) => seed).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(page.session.getState().said.text).toMatch(/^(Yes|In part|These 8 seeds cannot tell)/);

  const { middle } = summariseCell(outcomes[5]!)!;
  await sweep.open(5);
  await vi.waitFor(() => expect(page.run.getState().progress.state).toBe("finished"), { timeout: 20_000 });
  const present = page.network.getState().history.present;
  expect(present.nodes.filter(({ kind }) => kind === "dense")).toHaveLength(4);
  expect(present.training).toMatchObject({
    seed: middle.seed,
    optimizer: { params: { learningRate: 0.03 } },
  });
  expect(page.run.getState().records.at(-1)).toMatchObject({
    reachedLoss: middle.loss,
    reachedAccuracy: shareOf(middle),
  });
  // Its outcomes are not old by that: another of them is opened from there.
  expect(isSweepOf({ network: before, grid: grid! }, present)).toBe(true);
  await sweep.open(0);
  expect(page.network.getState().history.present.nodes.filter(({ kind }) => kind === "dense")).toHaveLength(
    2,
  );
  page.network.getState().undo();
  page.network.getState().undo();
  expect(page.network.getState().history.present).toBe(before);
  trainer.dispose();
});

test("cancelled it ends at once; what is old is not opened; what cannot be swept is refused in a sentence", async () => {
  const { page, sweep, trainer, threads } = await open();
  sweep.start([rates, depths], 64);
  await vi.waitFor(() => expect(sweep.store.getState().outcomes.flat().length).toBeGreaterThan(12), {
    timeout: 20_000,
  });
  sweep.cancel();
  const { outcomes, state } = sweep.store.getState();
  expect([state, threads()]).toEqual(["cancelled", 0]);
  expect(page.session.getState().said.text).toMatch(/^Cancelled after \d+ of 64 seeds of each\. /);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(sweep.store.getState().outcomes).toBe(outcomes);

  page.network.getState().change("epochs", (network) => setTraining(network, { epochs: 7 }));
  const changed = page.network.getState().history.present;
  await sweep.open(0);
  expect(page.network.getState().history.present).toBe(changed);
  expect(page.session.getState().said.text).toMatch(/^These answers are of the network as it was/);

  sweep.start([{ setting: setting("dropout"), values: [0, 0.5] }], 8);
  expect(sweep.store.getState()).toMatchObject({ state: "failed", outcomes: [] });
  expect(sweep.store.getState().text).toMatch(/^The network has no Dropout/);
  trainer.dispose();
});
