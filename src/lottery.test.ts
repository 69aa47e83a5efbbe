/** The lottery as the page has it: shared out over threads, said at the end, cancelled at once, and a seed that becomes the network's own run. */
import { expect, test, vi } from "vitest";
import { createLottery, isLotteryOf } from "./app/lottery/lottery";
import { createLinearProbeLoop } from "./app/queries/linear-probe-loop";
import { lotteryThreads } from "./app/testing/lottery-threads";
import { openPage } from "./app/testing/page";
import type { TrainerClient } from "./app/trainer/trainer-door";
import { inOrder } from "./core/lottery/summary";
import { denseChain } from "./core/network/chain";
import { setDataset, setTraining } from "./core/network/edit";
import { fileOf, idxImages, idxLabels } from "./core/testing/data-files";
import { createFastEngine } from "./engine/fast/engine";
import { createLottery as createLotteryApi } from "./engine/lottery/lottery";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

async function open(network = smallNetwork({ epochs: 6 })) {
  const trainer = createTrainer((plan) => createFastEngine(plan), systemClock());
  const page = await openPage(trainer, network);
  const { startThread, running } = lotteryThreads(createLotteryApi);
  const linearProbes = createLinearProbeLoop({
    client: trainer as unknown as TrainerClient,
    run: page.run,
    domain: () => [-6, 6],
  });
  const lottery = createLottery({ ...page, linearProbes }, startThread, 3);
  return { page, lottery, trainer, threads: running };
}

test("every seed comes once, threads end with the last, and an opened seed ends as it said", async () => {
  const { page, lottery, trainer, threads } = await open();
  lottery.start(32);
  expect(threads()).toBe(3);
  await vi.waitFor(() => expect(lottery.store.getState().state).toBe("done"), { timeout: 20_000 });
  expect(threads()).toBe(0);
  const { outcomes } = lottery.store.getState();
  expect(outcomes.map(({ seed }) => seed).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 32 }, (_, index) => index + 1),
  );
  expect(page.session.getState().said.text).toMatch(/32 seeds/);
  const one = outcomes.find(({ seed }) => seed === 9)!;
  await lottery.open(one);
  await vi.waitFor(() => expect(page.run.getState().progress.state).toBe("finished"), { timeout: 20_000 });
  const { records } = page.run.getState();
  expect(records.at(-1)).toMatchObject({ reachedLoss: one.loss, reachedAccuracy: one.accuracy });
  expect(page.network.getState().history.present.training.seed).toBe(9);
  page.network.getState().undo();
  expect(page.network.getState().history.present.training.seed).not.toBe(9);
  trainer.dispose();
});

test("a seed that stays stuck is chosen at the layer where the best line stops getting better, and why is said", async () => {
  // Two units a layer never fold the ring open.
  const { page, lottery, trainer } = await open(
    smallNetwork({ epochs: 8 }, denseChain([2, 2, 2, 2], "tanh")),
  );
  lottery.start(8);
  await vi.waitFor(() => expect(lottery.store.getState().state).toBe("done"), { timeout: 20_000 });
  const one = inOrder(lottery.store.getState().outcomes, "worst")[0]!;
  expect(one.accuracy).toBeLessThan(0.9);
  await lottery.open(one);
  const { progress, linearProbes } = page.run.getState();
  expect(progress.state).toBe("finished");
  expect(linearProbes?.progress.step).toBe(progress.step);
  const [chosen] = page.session.getState().nodes;
  const shares = [...linearProbes!.nodes].map(([node, { accuracy }]) => [node, accuracy] as const);
  const most = Math.max(...shares.map(([, share]) => share));
  expect(linearProbes!.nodes.get(chosen!)!.accuracy).toBeGreaterThan(most - 0.01);
  const [notice] = page.session.getState().notices.slice(-1);
  expect(notice?.text).toMatch(
    new RegExp(`^Seed ${one.seed} is stuck: .* The network itself ends with [\\d.]+ %\\.$`),
  );
  trainer.dispose();
});

test("files that a person brought go to every worker; before that it says how to bring them", {
  timeout: 60_000,
}, async () => {
  const links = [
    { kind: "input", params: { features: 784 } },
    { kind: "dense", params: { units: 10 } },
    { kind: "softmax" },
  ] as const;
  const settings = { epochs: 1, batchSize: 1024, loss: "categoricalCrossentropy" } as const;
  const { page, lottery, trainer, threads } = await open(
    setDataset(smallNetwork(settings, links), "mnist", {}),
  );
  lottery.start(1);
  await vi.waitFor(() => expect(lottery.store.getState().state).toBe("failed"));
  expect(lottery.store.getState().text).toMatch(/^MNIST is not loaded\. Drop its four files here/);
  expect(threads()).toBe(0);
  const supplied = await page.controller.supply("mnist", [
    fileOf("train-images-idx3-ubyte", idxImages(60_000)),
    fileOf("train-labels-idx1-ubyte", idxLabels(60_000)),
    fileOf("t10k-images-idx3-ubyte", idxImages(10_000)),
    fileOf("t10k-labels-idx1-ubyte", idxLabels(10_000)),
  ]);
  expect(supplied).toMatchObject({ ok: true });
  lottery.start(1);
  await vi.waitFor(() => expect(lottery.store.getState().state).toBe("done"), { timeout: 50_000 });
  for (const { loss } of lottery.store.getState().outcomes) expect(loss).toBeGreaterThan(0);
  trainer.dispose();
});

test("cancelled it ends at once; what is of another network is not opened; what cannot train is refused", async () => {
  const { page, lottery, trainer, threads } = await open();
  lottery.start(1024);
  await vi.waitFor(() => expect(lottery.store.getState().outcomes.length).toBeGreaterThan(0), {
    timeout: 20_000,
  });
  lottery.cancel();
  const { outcomes, state } = lottery.store.getState();
  expect([state, threads()]).toEqual(["cancelled", 0]);
  expect(page.session.getState().said.text).toContain(`Cancelled after ${outcomes.length} of 1024 seeds.`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(lottery.store.getState().outcomes).toBe(outcomes);

  const before = page.network.getState().history.present;
  expect(isLotteryOf(before, { ...before, name: "Other", training: { ...before.training, seed: 77 } })).toBe(
    true,
  );
  page.network.getState().change("epochs", (network) => setTraining(network, { epochs: 7 }));
  const changed = page.network.getState().history.present;
  await lottery.open(outcomes[0]!);
  expect(page.network.getState().history.present).toBe(changed);
  expect(page.session.getState().said.text).toMatch(/^These answers are of the network as it was/);

  page.network.getState().change("loss", (network) => setTraining(network, { loss: "" }));
  lottery.start(8);
  expect(lottery.store.getState()).toMatchObject({ state: "failed", outcomes: [] });
  expect(lottery.store.getState().text).toMatch(/^The network cannot be trained yet/);
  trainer.dispose();
});
