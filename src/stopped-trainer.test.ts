/**
 * A trainer that dies, throws, falls silent or cannot start, from the page's stores through the real door to real
 * trainers: what the page says, how soon, and from what it goes on. Real workers in a real browser are e2e's.
 */
import { afterEach, expect, test } from "vitest";
import { openWatchedPage } from "./app/testing/page";
import { type MortalThread, startMortalThread } from "./app/testing/thread";
import { setNodeParams } from "./core/network/edit";
import { createChosenEngine } from "./engine/choose";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import type { EngineFactory } from "./engine/training/prepare";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };
const network = smallNetwork({ epochs: 1_000_000 });
const dense = network.nodes.find(({ kind }) => kind === "dense")!.id;
const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

async function page(create: EngineFactory = createChosenEngine) {
  const threads: MortalThread[] = [];
  const opened = await openWatchedPage(() => {
    const { report, ...trainer } = createTrainer(create, systemClock());
    const thread = startMortalThread({ ...trainer, showLife: () => undefined });
    threads.push(thread);
    return thread;
  }, network);
  ended.push(opened.dispose);
  await expect.poll(() => opened.run.getState().trainer, SOON).toBe("answers");
  return { ...opened, threads };
}

const text = ({ run }: Awaited<ReturnType<typeof page>>) => run.getState().message?.text ?? "";

test("a trainer that throws is replaced, with the weights that were known last, and trains on from there", async () => {
  const opened = await page();
  const { run, controller, checkpoints, threads } = opened;
  for (let step = 0; step < 6; step++) await controller.step();
  await controller.currentWeights();
  const kept = checkpoints.get(network)!;
  expect([kept.step, kept.epoch]).toEqual([6, 1]);
  threads[0]!.throwUncaught("Uncaught Error: planted.");
  expect(text(opened)).toBe(
    "The trainer stopped. Uncaught Error: planted. Starting it again with the weights of epoch 1 (step 6) …",
  );
  await expect.poll(() => text(opened), SOON).toContain("It was started again with the weights of epoch 1");
  expect(threads[0]!.isEnded()).toBe(true);
  expect(run.getState().progress).toMatchObject({ state: "paused", epoch: 1 });
  await controller.currentWeights();
  expect(checkpoints.get(network)!.weights).toEqual(kept.weights);
  await controller.epoch();
  await expect.poll(() => run.getState().progress.epoch, SOON).toBe(2);
});

test("a trainer that falls silent while it trains: within two seconds the page says so, and Pause and an edit get through", async () => {
  const opened = await page();
  const { run, controller, threads, network: store } = opened;
  await controller.toggleTraining();
  await expect.poll(() => run.getState().progress.epoch, SOON).toBeGreaterThan(3);
  await controller.currentWeights();
  threads[0]!.fallSilent();
  const since = performance.now();
  const paused = controller.toggleTraining();
  await expect
    .poll(() => text(opened), SOON)
    .toContain("The trainer stopped. It did not answer for 2 seconds.");
  // Two on an idle machine; here others may be at work.
  expect(performance.now() - since).toBeLessThan(4000);
  await paused;
  expect(run.getState().progress.state).not.toBe("running");
  store.getState().change("widen", (present) => setNodeParams(present, dense, { units: 7 }));
  await expect.poll(() => run.getState().picture?.nodes.get(dense)?.width, SOON).toBe(7);
});

test("silence that nobody waits in is shown, and ended after four seconds", async () => {
  const opened = await page();
  const { run, threads } = opened;
  threads[0]!.fallSilent();
  await expect.poll(() => run.getState().trainer, SOON).toBe("silent");
  await expect
    .poll(() => text(opened), SOON)
    .toContain("The trainer stopped. It did not answer for 4 seconds.");
  await expect.poll(() => text(opened), SOON).toContain("It was started again");
});

test("what a step throws ends the trainer too; the same again is said, and no third one is started for it", async () => {
  let isBroken = true;
  const opened = await page(async (plan) => {
    const engine = await createChosenEngine(plan);
    const { multiStep } = engine;
    if (!multiStep) throw new Error("internal: the fast engine takes many steps");
    const advance = multiStep.advance.bind(multiStep);
    multiStep.advance = (range, isTimeUp) => {
      if (isBroken) throw new Error("The kernels broke.");
      return advance(range, isTimeUp);
    };
    return engine;
  });
  const { run, controller, threads } = opened;
  await controller.step();
  await expect
    .poll(() => text(opened), SOON)
    .toContain("At step 1 (epoch 1): The kernels broke. It was started again");
  expect(threads.length).toBe(2);
  await controller.step();
  await expect
    .poll(() => run.getState().message, SOON)
    .toEqual({
      kind: "failed",
      text: "At step 1 (epoch 1): The kernels broke.",
    });
  expect(threads.length).toBe(2);
  isBroken = false;
  await controller.step();
  await expect.poll(() => run.getState().progress.step, SOON).toBe(1);
});

test("one that cannot be started is tried three times more, and again when a person asks", async () => {
  let mayStart = false;
  const threads: MortalThread[] = [];
  const opened = await openWatchedPage(() => {
    const { report, ...trainer } = createTrainer(createChosenEngine, systemClock());
    const thread = startMortalThread({ ...trainer, showLife: () => undefined });
    threads.push(thread);
    if (!mayStart) queueMicrotask(() => thread.throwUncaught("Its program could not be loaded."));
    return thread;
  }, network);
  ended.push(opened.dispose);
  const { run, controller, network: store } = opened;
  await expect.poll(() => run.getState().trainer, SOON).toBe("stopped");
  expect(threads.length).toBe(4);
  expect(run.getState().message?.text).toBe(
    "The trainer stopped, several times over. Its program could not be loaded. The network and its last weights are safe: editing and saving work. Train starts it again.",
  );
  store.getState().change("widen", (present) => setNodeParams(present, dense, { units: 3 }));
  mayStart = true;
  await controller.step();
  await expect.poll(() => run.getState().progress.step, SOON).toBe(1);
  expect(run.getState().trainer).toBe("answers");
});
