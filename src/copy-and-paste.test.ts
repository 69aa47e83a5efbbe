/** Copy, paste and duplicate on a page with a real trainer: new ids, inner wires, the weights along, one entry to undo. */
import { expect, test } from "vitest";
import type { App } from "./app/app";
import { command } from "./app/commands";
import { copiedText, pasteText } from "./app/network/clipboard";
import { openPage } from "./app/testing/page";
import { NODE_SIZE } from "./core/graph/node-size";
import { addNode } from "./core/network/edit";
import type { Network, NodeId } from "./core/network/network";
import { newNetwork } from "./core/network/new-network";
import { testedEngines } from "./engine/testing/engines";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };
const network = smallNetwork({ epochs: 1_000_000 });
const [dense, bend] = ["dense", "activation"].map(
  (kind) => network.nodes.find((node) => node.kind === kind)!.id,
);

/** A page with a network, trained for a step, its weights known to the page. */
async function page(first: Network) {
  const trainer = createTrainer(testedEngines[1]!.create, systemClock());
  const opened = await openPage(trainer, first);
  const app = opened as unknown as App;
  const present = () => app.network.getState().history.present;
  const kernelOf = async (id: NodeId) => {
    await app.controller.currentWeights();
    return (await trainer.weights()).get(id)?.[0]?.values;
  };
  return { app, present, kernelOf, notices: () => app.session.getState().notices.map(({ text }) => text) };
}

async function trainedPage() {
  const opened = await page(network);
  await opened.app.controller.step();
  const { run, session } = opened.app;
  await expect.poll(() => run.getState().weights?.has(dense!), SOON).toBe(true);
  session.getState().select([dense!, bend!]);
  return opened;
}

test("a pasted pair is wired inside, has ids of its own and the weights of the originals; undo takes it all back", async () => {
  const { app, present, kernelOf } = await trainedPage();
  const before = present();
  const kernel = await kernelOf(dense!);
  await expect.poll(() => app.run.getState().weights?.get(dense!)?.[0]?.values, SOON).toEqual(kernel);
  await pasteText(app, copiedText(app)!, { x: 500, y: 900 });
  const [copy, bent] = app.session.getState().nodes;
  expect(present().nodes).toHaveLength(before.nodes.length + 2);
  expect(present().wires.filter(({ from }) => from === copy)).toMatchObject([{ to: bent }]);
  expect(before.nodes.some(({ id }) => id === copy || id === bent)).toBe(false);
  const places = present()
    .nodes.slice(-2)
    .map(({ position }) => position.y);
  expect(places).toEqual([900 - NODE_SIZE.height / 2, 900 - NODE_SIZE.height / 2]);
  // Wired up, it computes with the weights it brought.
  const wires = [{ id: "new" as never, from: before.nodes[0]!.id, to: copy!, port: "x" }];
  app.network.getState().change("wire", (now) => ({ ...now, wires: [...now.wires, ...wires] }));
  expect(await kernelOf(copy!)).toEqual(kernel);
  expect(await kernelOf(dense!)).toEqual(kernel);
  app.network.getState().undo();
  app.network.getState().undo();
  expect(present()).toBe(before);
  expect(await kernelOf(dense!)).toEqual(kernel);
});

test("what was copied in one document is pasted into another, by its text alone", async () => {
  const from = await trainedPage();
  const text = copiedText(from.app)!;
  const to = await page(addNode(newNetwork("other"), "input", { x: 0, y: 0 }).network);
  await pasteText(to.app, text);
  expect(to.present().nodes.map(({ kind }) => kind)).toEqual(["input", "dense", "activation"]);
  expect(to.app.network.getState().history.past.map(({ label }) => label)).toEqual(["paste 2 nodes"]);
});

test("duplicate takes the weights along", async () => {
  const { app, present, kernelOf } = await trainedPage();
  const kernel = await kernelOf(dense!);
  app.session.getState().select([dense!]);
  await command("duplicate").run(app);
  const [copy] = app.session.getState().nodes;
  const input = present().nodes[0]!.id;
  app.network.getState().change("wire", (now) => ({
    ...now,
    wires: [...now.wires, { id: "new" as never, from: input, to: copy!, port: "x" }],
  }));
  expect(await kernelOf(copy!)).toEqual(kernel);
});

test.each([
  ["", "The clipboard holds no text."],
  ["Hello", "What was copied is no part of a network."],
  ['{"format":"something else"}', "What was copied is no part of a network."],
  ['{"format":"unfold-network","version":99}', "What was copied was saved by a newer Unfold"],
  ['{"format":"unfold-network","version":1,"name":"x"}', "What was copied is damaged"],
])("foreign text is refused in a sentence: %s", async (text, sentence) => {
  const { app, present, notices } = await page(network);
  const before = present();
  await pasteText(app, text);
  expect(notices()).toHaveLength(1);
  expect(notices()[0]).toContain(sentence);
  expect(notices()[0]).not.toContain("opened.");
  expect(present()).toBe(before);
});

test("where the browser takes nothing, cut removes nothing; with nothing chosen there is nothing to copy", async () => {
  const { app, present, notices } = await trainedPage();
  await command("cut").run(app); // Here is no clipboard at all.
  expect(present()).toBe(network);
  expect(notices()).toEqual(["This browser does not let the page copy by itself. Use the keys."]);
  app.session.getState().select([]);
  expect(copiedText(app)).toBeUndefined();
  expect(command("cut").refusal(app)).toBe("Nothing is chosen. Choose a node or a note first.");
});
