/** Refactorings on a page with a real trainer: the run's own outputs stay, and undo brings weights and layers back. */
import { expect, test } from "vitest";
import type { App } from "./app/app";
import { refactor } from "./app/network/refactoring";
import { openPage } from "./app/testing/page";
import { addChain } from "./core/network/chain";
import { setTraining } from "./core/network/edit";
import type { NodeId } from "./core/network/network";
import { newNetwork } from "./core/network/new-network";
import { refactorings } from "./core/refactor/list";
import { testedEngines } from "./engine/testing/engines";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const network = setTraining(
  addChain(newNetwork(), [
    { kind: "input" },
    { kind: "dense", params: { units: 3 } },
    { kind: "dense", params: { units: 4 } },
    { kind: "activation" },
    { kind: "dense", params: { units: 2 } },
    { kind: "softmax" },
  ]),
  { epochs: 1_000_000 },
);
const [, first, second] = network.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];
const cases = {
  merge: [first, 0],
  split: [second, 3],
  widen: [second, 9],
  "insert-activation": [first, 0],
} as const;

async function page() {
  const trainer = createTrainer(testedEngines[1]!.create, systemClock());
  const opened = await openPage(trainer, network);
  await opened.controller.step();
  const app = opened as unknown as App;
  const loss = async () => {
    await app.controller.evaluate();
    return app.run.getState().evaluation?.[0]?.loss;
  };
  return { app, loss, trainer };
}

test.each(refactorings)("$id: loss before and after, and after undo", async (refactoring) => {
  const { app, loss } = await page();
  const before = await loss();
  const [node, amount] = cases[refactoring.id];
  await refactor(app, refactoring, node, amount);
  const { history } = app.network.getState();
  expect(history.past).toHaveLength(1);
  expect(history.present.nodes).not.toEqual(network.nodes);
  const [notice] = app.session.getState().notices;
  expect(notice).toMatchObject({ kind: "note" });
  expect(Math.abs((await loss())! - before!)).toBeLessThan(2e-6);
  expect(app.run.getState().start).toMatchObject({ kind: "kept", steps: 1 });
  app.network.getState().undo();
  expect(app.network.getState().history.present).toBe(network);
  await expect.poll(loss).toBe(before);
});

test("what cannot be done is a notice, and nothing changes", async () => {
  const { app } = await page();
  const [merge] = refactorings;
  await refactor(app, merge, second, 0);
  expect(app.session.getState().notices).toMatchObject([{ kind: "error" }]);
  expect(app.session.getState().notices[0]?.text).toContain("is no Dense");
  expect(app.network.getState().history.present).toBe(network);
});
