/**
 * The bridge between lab and layer, from the stores to the real trainer: opened, edited, followed, undone and let go.
 * Above the parts, because it needs several of them; the worker between the two is e2e's.
 */
import { expect, test, vi } from "vitest";
import { createLabBridge } from "./app/lab/lab-bridge";
import { createLabStore } from "./app/lab/lab-store";
import { openPreset } from "./app/network/presets";
import { openPage } from "./app/testing/page";
import { blockOf } from "./core/lab/rank-2-block";
import { initialLab, matrixEntries, matrixOf, numberEntry } from "./core/lab/state";
import { removeNodes } from "./core/network/edit";
import type { NodeId } from "./core/network/network";
import { testedEngines } from "./engine/testing/engines";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

/** As soon as it comes to pass, also on a machine that has much else to do. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 15_000 });

async function page() {
  const { network: first } = openPreset("two-rings");
  const idOf = (name: string) => first.nodes.find((node) => node.name === name)?.id as NodeId;
  const trainer = createTrainer(testedEngines[1]!.create, systemClock());
  const { network: store, run, session, controller } = await openPage(trainer, first);
  const lab = createLabStore();
  const bridge = createLabBridge({ network: store, session, run, lab, setWeights: controller.setWeights });
  await soon(() => expect(run.getState().weights?.size).toBeGreaterThan(0));
  const matrix = () => matrixOf(lab.getState().history.present.matrix);
  const arraysOf = async (node: NodeId) => {
    // When edits that are under way have come to the trainer.
    await controller.currentWeights();
    return (await trainer.weights()).get(node) ?? [];
  };
  const kernel = async (node: NodeId) => Array.from((await arraysOf(node))[0]?.values ?? []);
  return { store, run, session, controller, lab, bridge, idOf, matrix, kernel, arraysOf };
}

test("a 2 → 2 layer opens as its own matrix, and an edit sets its weights", async () => {
  const { lab, bridge, session, idOf, matrix, kernel, store } = await page();
  const node = idOf("hidden3");
  await bridge.open(node);
  const [a, c, b, d] = await kernel(node);
  expect(matrix()).toEqual([a, b, c, d]);
  expect(session.getState().page).toBe("lab");
  lab.getState().change("change A", (state) => ({ ...state, matrix: matrixEntries([6, 2, 3, 2]) }));
  await soon(async () => expect(await kernel(node)).toEqual([6, 3, 2, 2]));
  expect(store.getState().history.past.at(-1)?.label).toBe("set hidden3 from the lab");
  lab.getState().undo();
  await soon(async () => expect(await kernel(node)).toEqual([a, c, b, d]));
});

test("training moves the lab's matrix without an entry of its own", async () => {
  const { lab, bridge, controller, run, idOf, matrix } = await page();
  const node = idOf("hidden3");
  await bridge.open(node);
  const before = matrix();
  const entries = lab.getState().history.past.length;
  await controller.epoch();
  await soon(() => expect(matrix()).not.toEqual(before));
  await soon(() => {
    const arrays = run.getState().weights?.get(node) ?? [];
    expect(matrix()).toEqual(blockOf(lab.getState().link!.window, arrays).matrix);
  });
  expect(lab.getState().history.past.length).toBe(entries);
});

test("a step right after an edit is not taken for weights of before it", async () => {
  const { lab, bridge, controller, run, idOf, matrix, kernel } = await page();
  const node = idOf("hidden3");
  await bridge.open(node);
  lab.getState().change("change A", (state) => ({ ...state, matrix: matrixEntries([1, 0, 0, 1]) }));
  await soon(async () => expect(await kernel(node)).toEqual([1, 0, 0, 1]));
  await controller.step();
  await soon(() => {
    const arrays = run.getState().weights?.get(node) ?? [];
    const core = blockOf(lab.getState().link!.window, arrays).matrix;
    expect(core).not.toEqual([1, 0, 0, 1]);
    expect(matrix()).toEqual(core);
  });
  // One Adam step from what was set, and not from what was there before.
  expect(matrix()[0]).toBeCloseTo(1, 1);
});

test("undo beyond the opening lets the layer go, with its weights as they are", async () => {
  const { lab, bridge, idOf, kernel, matrix } = await page();
  const node = idOf("hidden3");
  const before = await kernel(node);
  await bridge.open(node);
  lab.getState().undo();
  expect(lab.getState().link).toBeUndefined();
  expect(matrix()).toEqual(matrixOf(initialLab.matrix));
  expect(await kernel(node)).toEqual(before);
});

test("another question lets the layer go, with its weights as they are", async () => {
  const { lab, bridge, idOf, kernel } = await page();
  const node = idOf("hidden3");
  const before = await kernel(node);
  await bridge.open(node);
  lab.getState().open(initialLab, "open a question", "first");
  expect(lab.getState().link).toBeUndefined();
  expect(await kernel(node)).toEqual(before);
});

test("a wider layer shows its core, and sending one keeps what is outside of it", async () => {
  const { lab, bridge, idOf, kernel, arraysOf } = await page();
  const node = idOf("hidden1");
  await bridge.open(node);
  expect(lab.getState().link?.window).toMatchObject({ inputs: 2, units: 4, whole: false });
  const before = await kernel(node);
  lab.getState().change("change b", (state) => ({ ...state, bias: [numberEntry(1), numberEntry(0)] }));
  await soon(async () => {
    const arrays = await arraysOf(node);
    const { shift } = blockOf(lab.getState().link!.window, arrays);
    expect(shift[0]).toBeCloseTo(1, 6);
    expect(shift[1]).toBeCloseTo(0, 6);
  });
  const after = await kernel(node);
  after.forEach((value, index) => {
    expect(value).toBeCloseTo(before[index]!, 5);
  });
});

test("a matrix that is sent stays linked", async () => {
  const { lab, bridge, idOf, kernel } = await page();
  const node = idOf("hidden3");
  await bridge.send(node);
  expect(await kernel(node)).toEqual([6, 3, 2, 2]);
  lab.getState().change("change A", (state) => ({ ...state, matrix: matrixEntries([1, 0, 0, -1]) }));
  await soon(async () => expect(await kernel(node)).toEqual([1, 0, 0, -1]));
});

test("what cannot be linked is refused in a sentence, and a layer that goes is let go", async () => {
  const { store, lab, bridge, session, idOf } = await page();
  await bridge.open(idOf("tanh1"));
  expect(session.getState().notices.at(-1)?.text).toContain("“tanh1”");
  expect(session.getState().page).toBe("editor");
  const node = idOf("hidden3");
  await bridge.open(node);
  store.getState().change("delete hidden3", (network) => removeNodes(network, [node]));
  expect(lab.getState().link).toBeUndefined();
});
