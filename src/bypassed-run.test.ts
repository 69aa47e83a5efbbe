/** A node that is bypassed while the network trains, on a page with a real trainer: the rest trains on, and its weights are back after it. */
import { expect, test } from "vitest";
import type { App } from "./app/app";
import { command } from "./app/commands";
import { filmMaterial } from "./app/film/film-material";
import { checkOf } from "./app/network/check";
import { openPage } from "./app/testing/page";
import { addChain, denseChain } from "./core/network/chain";
import type { NodeId } from "./core/network/network";
import { newNetwork } from "./core/network/new-network";
import { testedEngines } from "./engine/testing/engines";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };
const network = addChain(newNetwork(), denseChain([2, 2, 2, 2], "tanh"));
const [, , , middle, bend] = network.nodes.map(({ id }) => id) as NodeId[];

test("M bypasses a trained Dense: film and trainer go on without it, and its weights are back after more steps", async () => {
  const trainer = createTrainer(testedEngines[1]!.create, systemClock());
  const app = (await openPage(trainer, network)) as unknown as App;
  const present = () => app.network.getState().history.present;
  const weightsOf = async (id: NodeId) => (await app.controller.currentWeights())?.get(id)?.[0]?.values;
  const toggle = async () => {
    app.session.getState().select([middle!]);
    await command("bypass").run(app);
    await app.controller.begin();
  };
  await app.controller.step();
  await expect.poll(() => app.run.getState().progress.step, SOON).toBe(1);
  const before = await weightsOf(middle!);
  const others = await weightsOf(network.nodes.at(-2)!.id);
  expect(before).toHaveLength(4);

  await toggle();
  expect(command("bypass").title(app)).toBe("Use again");
  expect(checkOf(present()).order).not.toContain(middle);
  await app.controller.step();
  await app.controller.step();
  await expect.poll(() => app.run.getState().progress.step, SOON).toBe(2);
  expect((await trainer.weights()).has(middle!)).toBe(false);
  expect(await weightsOf(network.nodes.at(-2)!.id)).not.toEqual(others);
  await expect.poll(() => app.run.getState().picture?.nodes.size, SOON).toBe(6);
  const film = filmMaterial(present(), app.run.getState().picture!, app.run.getState().weights);
  expect(film?.stops.map(({ node }) => node)).not.toContain(middle);
  expect(film?.stops.find(({ node }) => node === bend)?.from).toEqual([network.nodes[2]!.id]);

  await toggle();
  expect(present().nodes).toEqual(network.nodes);
  expect(await weightsOf(middle!)).toEqual(before);
  expect((await trainer.weights()).get(middle!)?.[0]?.values).toEqual(before);
  app.network.getState().undo();
  app.network.getState().undo();
  expect(present()).toBe(network);
});
