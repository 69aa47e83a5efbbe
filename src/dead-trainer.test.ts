/** Saving beside a trainer that no longer answers: what was last heard of its weights is what is saved. */
import { expect, test } from "vitest";
import { createPresentDocument } from "./app/storage/document";
import { openPage } from "./app/testing/page";
import { addNode } from "./core/network/edit";
import { openNetwork } from "./core/network/file";
import { moveNodes } from "./core/network/move-nodes";
import { testedEngines } from "./engine/testing/engines";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

/** A page on a real trainer whose worker can die: nothing that it is asked from then on is ever answered. */
async function page() {
  const trainer = createTrainer(testedEngines[1]!.create, systemClock());
  let isDead = false;
  const mortal = Object.fromEntries(
    Object.entries(trainer).map(([name, method]) => [
      name,
      (...request: never[]) =>
        isDead ? new Promise(() => undefined) : (method as (...r: never[]) => unknown)(...request),
    ]),
  ) as unknown as typeof trainer;
  const opened = await openPage(mortal, smallNetwork({ epochs: 1_000_000 }));
  const die = () => {
    isDead = true;
  };
  return { ...opened, die, present: createPresentDocument(opened) };
}

function weightsIn(text: string) {
  const opened = openNetwork(text);
  if (opened.kind !== "ok") throw new Error(opened.text);
  return opened.checkpoint;
}

test("a trainer that has died keeps nobody waiting: its last weights are saved, after edits too", async () => {
  const { network, controller, present, die } = await page();
  for (let step = 0; step < 3; step++) await controller.step();
  expect(await present.freshen(5000)).toBe(true);
  const trained = weightsIn(present.fileText());
  expect(trained?.size).toBeGreaterThan(0);
  die();
  void controller.step();
  const asked = performance.now();
  expect(await present.freshen(100)).toBe(false);
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(weightsIn(present.fileText())).toEqual(trained);

  const { change, history } = network.getState();
  change("move", (value) => moveNodes(value, new Map([[history.present.nodes[0]!.id, { x: 5, y: 5 }]])));
  expect(present.work().trained.weights).toEqual(trained);
  // Another structure, which the trainer never gets to know: those weights that fit are still there.
  change("add a node", (value) => addNode(value, "dense", { x: 0, y: 300 }).network);
  expect(present.work().trained.weights).toEqual(trained);
});
