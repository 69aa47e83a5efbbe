/** That work is written in time, and comes back as it was. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { RunState } from "../../core/training/run-state";
import type { EpochRecord } from "../../engine/protocol";
import { fromSeed } from "../run/checkpoints";
import { type FakeBrowser, settle, stubBrowser } from "../testing/browser-storage";
import { openTab, type Tab } from "../testing/browser-tab";
import { checksumOf } from "./checksum";
import { openDatabase } from "./database";
import { listDocuments, revisionsOf } from "./document-store";
import { markOpening } from "./opening-mark";
import { Packer } from "./packing";
import { readRevisionOf } from "./reading";
import { readText } from "./recent-work";
import { listVersions } from "./versions";

let browser: FakeBrowser;
beforeEach(() => {
  browser = stubBrowser();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets this much time go by, and what is under way come to its end. */
async function pass(milliseconds: number): Promise<void> {
  await settle();
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

async function newestText(): Promise<string> {
  const database = await openDatabase();
  const [document] = await listDocuments(database);
  const record = document && (await database.get("revisions", [document.id, document.head]));
  database.close();
  return record?.text ?? "";
}

const weights = (...values: number[]): Checkpoint =>
  new Map([["n2" as never, [{ name: "kernel", shape: [values.length], values: Float32Array.from(values) }]]]);
const record = (epoch: number): EpochRecord => ({ epoch, loss: 1 / epoch, accuracy: 0.5 });

test.each([20, 75, 150, 225, 290, 700])(
  "edited every %i ms, a browser that is killed at any moment loses less than a second",
  async (pause) => {
    const tab = await openTab(browser, "one");
    let edits = 0;
    let oldest = 0;
    let looks = 0;
    for (let now = 0; now < 4000; now += 10) {
      if (now % pause < 10) tab.edit(`edit ${++edits}.`);
      await pass(10);
      if (now % 50 !== 0) continue;
      looks += 1;
      const kept = Number(/edit (\d+)\./.exec(await newestText())?.[1] ?? 0);
      // The edit after the last kept one was made `kept` pauses after the beginning.
      if (kept < edits) oldest = Math.max(oldest, now + 10 - kept * pause);
    }
    expect(looks).toBe(80);
    expect(oldest).toBeLessThan(1000);
    tab.close(false);
  },
);

test("a tab that is opened again has its network, weights, curves, undo and redo as they were", async () => {
  const tab = await openTab(browser, "one");
  // What undo brings back goes on as the same run, too.
  const trained = {
    start: fromSeed,
    weights: weights(1, 2, 3),
    epoch: 2,
    records: [record(1), record(2)],
    step: 20,
    state: {
      ...{ version: 1, epoch: 2, taken: 4, batchSize: 32, stepsPerEpoch: 8 },
      sums: { count: 128, loss: 80.5, correct: 61 },
      optimizer: { engine: "arrays", kind: "sgd", counters: [20], slots: [weights(0.5, 0.25, -1e-7)] },
    } as const satisfies RunState,
  };
  tab.edit("first");
  tab.checkpoints.set(tab.present(), trained);
  tab.edit("second");
  const further = {
    ...trained,
    weights: weights(4, 5, 6),
    epoch: 3,
    records: [...trained.records, record(3)],
    start: { kind: "kept", steps: 7 } as const,
    state: {
      ...{ version: 1, epoch: 3, taken: 2, batchSize: 32, stepsPerEpoch: 8 },
      ...{ sums: { count: 64, loss: 40.123456789, correct: 33 }, lastLoss: 0.1 + 0.2 },
      optimizer: {
        ...{ engine: "kernels", kind: "adam", counters: [0.9 ** 26, 0.999 ** 26] },
        slots: [weights(0.1, -0.2, 0.3), weights(1e-9, 2e-9, 3e-9)],
      },
    } as const satisfies RunState,
  };
  tab.checkpoints.set(tab.present(), further);
  tab.edit("third");
  tab.network.getState().undo();
  await pass(400);
  expect(tab.kept().state).toBe("kept");
  const { history } = tab.network.getState();
  tab.close(false);

  const again = await openTab(browser, "two");
  expect(again.network.getState().history).toEqual({ ...history, gesture: undefined });
  expect(again.checkpoints.get(again.present())).toEqual(further);
  again.network.getState().undo();
  expect(again.present().about).toBe("first");
  expect(again.checkpoints.get(again.present())).toEqual(trained);
  // What no edit has touched is still the same object: undo and redo of a place or a name are the same run.
  expect(again.present().nodes).toBe(
    history.past[0] && again.network.getState().history.past[0]?.value.nodes,
  );
  again.network.getState().redo();
  again.network.getState().redo();
  expect(again.present().about).toBe("third");
  again.close(false);
});

test("equal weights lie in the storage once, and those that nobody names any more go", async () => {
  const tab = await openTab(browser, "one");
  for (let edit = 0; edit < 20; edit++) {
    tab.checkpoints.set(tab.present(), {
      start: fromSeed,
      weights: weights(7, 8),
      epoch: 1,
      records: [record(1)],
    });
    tab.edit(`${edit}`);
    tab.checkpoints.set(tab.present(), {
      start: fromSeed,
      weights: weights(7, 8),
      epoch: 1,
      records: [record(1)],
    });
    await pass(400);
  }
  const database = await openDatabase();
  expect(await database.count("weights")).toBe(1);
  for (let step = 0; step < 30; step++) {
    tab.checkpoints.set(tab.present(), {
      start: fromSeed,
      weights: weights(step, 9),
      epoch: 1,
      records: [record(1)],
      step,
    });
    tab.keeper.schedule();
    await pass(400);
  }
  const revisions = await database.count("revisions");
  expect(revisions).toBeLessThanOrEqual(7);
  // Those of the revisions, and those that undo brings back.
  expect(await database.count("weights")).toBeLessThanOrEqual(revisions + 1);
  database.close();
  tab.close(false);
});

/** Two revisions with weights, the second one told to be damaged. */
async function damaged(damage: (head: readonly [string, number]) => Promise<void>): Promise<Tab> {
  const tab = await openTab(browser, "one");
  for (const text of ["whole", "damaged"]) {
    tab.edit(text);
    tab.checkpoints.set(tab.present(), {
      start: fromSeed,
      weights: weights(text.length, 1),
      epoch: 1,
      records: [],
      step: 1,
    });
    await pass(400);
  }
  const { document } = tab.kept();
  tab.close(false);
  const database = await openDatabase();
  const head = (await database.get("documents", document))?.head ?? 0;
  database.close();
  await damage([document, head]);
  return openTab(browser, "two");
}

test.each(["text", "weights", "a lost array", "a lost revision"])(
  "where %s is damaged, the revision before comes back, said in a sentence, and the damaged one is put aside",
  async (what) => {
    const tab = await damaged(async ([document, head]) => {
      const database = await openDatabase();
      const revision = (await database.get("revisions", [document, head]))!;
      const [array = ""] = revision.arrays;
      if (what === "text")
        await database.put("revisions", { ...revision, text: revision.text.replace("damaged", "dam") });
      if (what === "weights") await database.put("weights", { id: array, values: Float32Array.of(0, 0) });
      if (what === "a lost array") await database.delete("weights", array);
      if (what === "a lost revision") await database.delete("revisions", [document, head]);
      database.close();
    });
    expect(tab.present().about).toBe("whole");
    expect(tab.checkpoints.get(tab.present())?.weights).toEqual(weights(5, 1));
    expect(tab.said.join()).toMatch(/is damaged, so this is how it was at .*save it to a file/);
    tab.edit("goes on");
    await pass(400);
    expect(tab.kept().state).toBe("kept");
    const database = await openDatabase();
    const all = await database.getAll("revisions", revisionsOf(tab.kept().document));
    expect(all.filter((revision) => revision.damaged)).toHaveLength(what === "a lost revision" ? 0 : 1);
    // Its text can still be handed over as it lies there.
    const put = (await listVersions(database, tab.kept().document)).find(({ isDamaged }) => isDamaged);
    const text = put && (await readText(tab.keeper.reach, tab.kept().document, put.revision));
    if (what !== "a lost revision") expect(text).toContain(what === "text" ? '"dam"' : '"damaged"');
    database.close();
    tab.close(false);
    const again = await openTab(browser, "three");
    expect(again.present().about).toBe("goes on");
    again.close(false);
  },
);

test("a page that goes before the storage has answered leaves its last edit, and the next visit has it", async () => {
  const tab = await openTab(browser, "one");
  tab.edit("written");
  await pass(400);
  tab.edit("left behind");
  tab.close(true);
  const again = await openTab(browser, "two");
  expect(again.present().about).toBe("left behind");
  again.network.getState().undo();
  expect(again.present().about).toBe("written");
  again.network.getState().undo();
  expect(again.network.getState().history.past).toHaveLength(0);
  again.close(false);
});

test("what a page leaves of a document that has gone on without it is put on the shelf", async () => {
  const tab = await openTab(browser, "one");
  tab.edit("written");
  await pass(400);
  tab.edit("left behind");
  const { document } = tab.kept();
  tab.close(true);
  const database = await openDatabase();
  const stored = (await database.get("documents", document))!;
  const head = (await database.get("revisions", [document, stored.head]))!;
  const record = { ...head, revision: stored.head + 1, text: head.text.replace("written", "gone on") };
  await database.put("revisions", { ...record, checksum: checksumOf(record) });
  await database.put("documents", { ...stored, head: record.revision, writer: "another" });

  const again = await openTab(browser, "two");
  expect(again.present().about).toBe("gone on");
  const [recent] = await again.keeper.recent();
  expect((await again.keeper.read(recent!.id))?.history.present.about).toBe("left behind");
  database.close();
  again.close(false);
});

test("a document that hung the page is not opened by itself, and is there to be opened", async () => {
  const tab = await openTab(browser, "one");
  tab.edit("hangs");
  await pass(400);
  markOpening(tab.kept().document);
  tab.close(false);
  const again = await openTab(browser, "two");
  expect(again.present().about).not.toBe("hangs");
  expect(again.said.join()).toMatch(/did not come up last time.*Networks/);
  const [recent] = await again.keeper.recent();
  expect((await again.keeper.read(recent!.id))?.history.present.about).toBe("hangs");
  again.close(false);
});

test("what nobody names any more is taken away in a few round trips, for a busy page gets to each answer late", async () => {
  const tab = await openTab(browser, "one");
  const trainOn = async (step: number) => {
    const arrays = Array.from({ length: 20 }, (_, index) => ({
      name: `array ${index}`,
      shape: [2],
      values: Float32Array.of(step, index),
    }));
    const trained = { start: fromSeed, weights: new Map([["n2" as never, arrays]]), epoch: step };
    tab.checkpoints.set(tab.present(), { ...trained, records: [record(step)], step });
    tab.keeper.schedule();
    await pass(400);
    await settle(200);
  };
  for (let step = 1; step <= 10; step++) await trainOn(step);
  const roundTrips = countRoundTrips();
  await trainOn(11);
  expect(roundTrips()).toBeGreaterThan(1);
  expect(roundTrips()).toBeLessThanOrEqual(6);
  const database = await openDatabase();
  expect(await database.count("revisions")).toBeLessThanOrEqual(7);
  expect(await database.count("weights")).toBe(20 * (await database.count("revisions")));
  database.close();
  tab.close(false);
});

test("the last change before a pause is left behind where a write takes long, as that of large weights does", async () => {
  const tab = await openTab(browser, "one");
  tab.edit("first");
  await pass(400);
  const database = await openDatabase();
  // Another transaction stands before the write, for as long as it is asked something.
  const blocking = database.transaction(["documents", "revisions", "weights"], "readwrite");
  let isBlocked = true;
  const block = async () => {
    while (isBlocked) await blocking.objectStore("documents").count();
  };
  const blocked = block();
  tab.edit("last");
  await pass(350);
  expect([...browser.local.values()].join()).not.toContain("last");
  await pass(500);
  expect([...browser.local.values()].join()).toContain("last");
  isBlocked = false;
  await blocked;
  await pass(0);
  expect(await newestText()).toContain("last");
  expect([...browser.local.values()].join()).not.toContain("last");
  database.close();
  tab.close(false);
});

/** Counts how often a request is made after an answer has come: what is asked for at once counts as one. */
function countRoundTrips(): () => number {
  let trips = 0;
  let isAnswered = true;
  const answered = () => {
    isAnswered = true;
  };
  const { addEventListener } = IDBRequest.prototype;
  const listen: EventTarget["addEventListener"] = function (this: IDBRequest, ...listened) {
    if (listened[0] === "success") {
      if (isAnswered) trips += 1;
      isAnswered = false;
      Reflect.apply(addEventListener, this, ["success", answered]);
    }
    Reflect.apply(addEventListener, this, listened);
  };
  const spied = vi.spyOn(IDBRequest.prototype, "addEventListener").mockImplementation(listen);
  onTestFinished(() => spied.mockRestore());
  return () => trips;
}

test("a version with a name stays while others are thinned, is read as it was, and goes with its name", async () => {
  const tab = await openTab(browser, "one");
  const versions = async () => listVersions(await tab.keeper.reach.storage(), tab.kept().document);
  tab.checkpoints.set(tab.present(), {
    start: fromSeed,
    weights: weights(1, 2),
    epoch: 3,
    records: [record(1)],
  });
  tab.edit("named");
  tab.checkpoints.set(tab.present(), {
    start: fromSeed,
    weights: weights(1, 2),
    epoch: 3,
    records: [record(1)],
  });
  const keeping = tab.keeper.keepVersion("Before");
  await pass(400);
  expect(await keeping).toBe(true);
  for (let edit = 0; edit < 30; edit++) {
    tab.edit(`${edit}`);
    await pass(400);
  }
  const [before, ...others] = (await versions()).filter(({ name }) => name !== undefined);
  expect(before).toMatchObject({ name: "Before", epoch: 3, record: record(1), isDamaged: false });
  expect(others).toEqual([]);
  const read = await readRevisionOf(
    await tab.keeper.reach.storage(),
    new Packer(),
    tab.kept().document,
    before!.revision,
  );
  expect(read?.network.about).toBe("named");
  expect(read?.trained.weights).toEqual(weights(1, 2));

  await Promise.all([tab.keeper.nameVersion(before!.revision, undefined), pass(100)]);
  for (let edit = 0; edit < 10; edit++) {
    tab.edit(`more ${edit}`);
    await pass(400);
  }
  expect((await versions()).map(({ revision }) => revision)).not.toContain(before!.revision);
  tab.close(false);
});

test("a tab goes over to another document and back, each with its undo, and writes each where it belongs", async () => {
  const tab = await openTab(browser, "one");
  tab.edit("of the first");
  const first = tab.kept().document;
  const begun = tab.begin({ ...tab.present(), name: "Second", about: "of the second" });
  await pass(400);
  expect(await begun).toBe(true);
  const second = tab.kept().document;
  expect(second).not.toBe(first);
  expect(tab.network.getState().history.past).toEqual([]);
  tab.edit("more of the second");
  // Not written yet: going over writes it.
  const gone = tab.goTo(first);
  await pass(400);
  expect(await gone).toBe("opened");
  expect(tab.present().about).toBe("of the first");
  tab.network.getState().undo();
  expect(tab.present().about).not.toBe("of the first");
  const back = tab.goTo(second);
  await pass(400);
  expect(await back).toBe("opened");
  expect(tab.present()).toMatchObject({ name: "Second", about: "more of the second" });
  tab.close(false);
  const again = await openTab(browser, "two", { document: first });
  again.network.getState().redo();
  expect(again.present().about).toBe("of the first");
  again.close(false);
});

test("what cannot be written stays on the canvas, and no document takes its place", async () => {
  const tab = await openTab(browser, "one");
  tab.edit("written");
  const begun = tab.begin({ ...tab.present(), about: "of the second" });
  await pass(400);
  await begun;
  const [other] = await tab.keeper.recent();
  const refuse = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  tab.edit("cannot be written");
  await pass(400);
  expect(tab.kept().state).toBe("full");
  const going = tab.goTo(other!.id).catch(() => "failed");
  const beginning = tab.begin({ ...tab.present(), about: "of the third" });
  await pass(6000);
  expect(["unkept", "failed"]).toContain(await going);
  expect(await beginning).toBe(false);
  expect(tab.present().about).toBe("cannot be written");
  refuse.mockRestore();
  await pass(6000);
  expect(tab.kept().state).toBe("kept");
  expect(await newestText()).toContain("cannot be written");
  tab.close(false);
});
