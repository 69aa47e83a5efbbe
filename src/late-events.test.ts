/** What is kept of a run is of one step, its curve too, though the trainer's events come later than its answers. */
import { expect, test } from "vitest";
import { openPage } from "./app/testing/page";
import { createChosenEngine } from "./engine/choose";
import type { TrainingEvent } from "./engine/protocol";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };

test("weights are kept with the record of every epoch behind them, each once", async () => {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const waiting: (() => void)[] = [];
  let isLate = false;
  const listen = (listener: (event: TrainingEvent) => void) =>
    trainer.listen((event) => {
      if (isLate) waiting.push(() => listener(event));
      else listener(event);
    });
  const network = smallNetwork({ epochs: 6 });
  const { run, controller, checkpoints } = await openPage({ ...trainer, listen }, network);
  const epochs = () => checkpoints.get(network)?.records.map(({ epoch }) => epoch);

  await controller.epoch();
  isLate = true;
  for (const count of [2, 3]) {
    await controller.epoch();
    await controller.currentWeights();
    expect(checkpoints.get(network)).toMatchObject({ epoch: count });
    expect(epochs()).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  }
  isLate = false;
  for (const bring of waiting) bring();
  expect(run.getState().records.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);

  // A reset forgets what was not told yet, and counts anew.
  await controller.reset();
  await controller.toggleTraining();
  await expect.poll(() => run.getState().progress.state, SOON).toBe("finished");
  await controller.currentWeights();
  expect(epochs()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(run.getState().records.filter(({ settings }) => settings)).toHaveLength(1);
  trainer.dispose();
});
