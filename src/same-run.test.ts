/**
 * The same network and the same seed are the same run, whatever was edited on the way there: from the page's stores to the
 * real trainer. Before the first step, weights are the seed's; a start from others is said.
 */
import { expect, test } from "vitest";
import { openPage } from "./app/testing/page";
import { addNode, addWire, removeNodes, setNodeParams } from "./core/network/edit";
import type { Network, NodeId } from "./core/network/network";
import { sayStart } from "./core/words/run-start-words";
import { testedEngines } from "./engine/testing/engines";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };
const network = smallNetwork({ epochs: 3 });
const denses = network.nodes.filter(({ kind }) => kind === "dense").map(({ id }) => id);
const activation = network.nodes.find(({ kind }) => kind === "activation")!.id;

async function page(first: Network) {
  const trainer = createTrainer(testedEngines[1]!.create, systemClock());
  return { ...(await openPage(trainer, first)), trainer };
}

/** The whole run's figures. */
async function trained({ controller, run }: Awaited<ReturnType<typeof page>>) {
  await controller.toggleTraining();
  await expect.poll(() => run.getState().progress.state, SOON).toBe("finished");
  return run.getState().records;
}

/** As the fault was found: units 3, relu, a Dropout put in before the last layer. */
const edits: readonly ((network: Network) => Network)[] = [
  (before) => setNodeParams(before, denses[0]!, { units: 3 }),
  (before) => setNodeParams(before, activation, { function: "relu" }),
  (before) => {
    const added = addNode(before, "dropout", { x: 0, y: 300 });
    return through(added.network, activation, added.node, denses[1]!);
  },
];

/** A node put into the wire between two others. */
function through(before: Network, from: NodeId, middle: NodeId, to: NodeId): Network {
  const cut = { ...before, wires: before.wires.filter((wire) => !(wire.from === from && wire.to === to)) };
  return addWire(addWire(cut, from, middle, "x"), middle, to, "x");
}

test("an edited network trains as the same file does that was opened", async () => {
  const edited = await page(network);
  await expect.poll(() => edited.run.getState().weights?.size, SOON).toBeGreaterThan(0);
  for (const edit of edits) {
    edited.network.getState().change("edit", edit);
    await edited.controller.currentWeights();
  }
  expect(sayStart(edited.run.getState().start)).toBeUndefined();
  const records = await trained(edited);
  const opened = await page(structuredClone(edited.network.getState().history.present));
  expect(records).toHaveLength(3);
  expect(await trained(opened)).toEqual(records);
});

test("weights that a trained network keeps over an edit are said, and how many steps are behind them, until Reset", async () => {
  const edited = await page(network);
  const { controller, run, network: store } = edited;
  for (let step = 0; step < 6; step++) await controller.step();
  store
    .getState()
    .change("units", (before) => setNodeParams(before, denses[1]!, { units: 2, useBias: false }));
  await controller.currentWeights();
  expect(sayStart(run.getState().start)).toBe(
    "from kept weights, 6 steps behind them; Reset draws fresh ones",
  );
  await controller.step();
  expect(run.getState().start).toEqual({ kind: "kept", steps: 6 });
  // A second edit counts on.
  store.getState().change("drop", (before) => removeNodes(before, [activation]));
  await controller.currentWeights();
  store.getState().undo();
  await controller.reset();
  expect(run.getState().start).toEqual({ kind: "seed" });
  const opened = await page(structuredClone(store.getState().history.present));
  expect(await trained(edited)).toEqual(await trained(opened));
});
