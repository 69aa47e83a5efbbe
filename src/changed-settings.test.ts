/**
 * Settings changed while a run goes on, from the page's stores to the real trainer: the run goes on, it knows which
 * epochs were trained how, and it never stands at epoch 40 of 20.
 */
import { expect, test } from "vitest";
import { openPage } from "./app/testing/page";
import { setTraining } from "./core/network/edit";
import { createChosenEngine } from "./engine/choose";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };

test("another optimizer after the run was made longer", async () => {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const { run, controller, network } = await openPage(trainer, smallNetwork({ epochs: 20 }));
  const progress = () => run.getState().progress;
  const finished = async (epoch: number) => {
    await controller.toggleTraining();
    await expect.poll(() => [progress().state, progress().epoch], SOON).toEqual(["finished", epoch]);
  };
  await finished(20);
  await finished(40);
  const sgd = { optimizer: { kind: "sgd", params: { learningRate: 0.01 } } };
  network.getState().change("change the optimizer", (present) => setTraining(present, sgd));
  await controller.currentWeights();
  await expect
    .poll(() => [progress().state, progress().epoch, progress().epochs], SOON)
    .toEqual(["finished", 40, 40]);
  await controller.epoch();
  expect(progress()).toMatchObject({ epoch: 41, epochs: 60 });
  const { records } = run.getState();
  expect(records).toHaveLength(41);
  const written = records.filter(({ settings }) => settings);
  expect(written.map(({ epoch, settings }) => [epoch, settings?.optimizer.kind])).toEqual([
    [1, "adam"],
    [41, "sgd"],
  ]);
  network.getState().change("fewer epochs", (present) => setTraining(present, { epochs: 15 }));
  await controller.currentWeights();
  await expect
    .poll(() => [progress().state, progress().epoch, progress().epochs], SOON)
    .toEqual(["paused", 41, 45]);
  trainer.dispose();
});
