/** Work that earlier versions of the storage kept comes back whole in today's. */
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Checkpoint } from "../../core/network/checkpoint";
import { saveNetwork } from "../../core/network/file";
import { openPreset, presetNames } from "../network/presets";
import { type FakeBrowser, stubBrowser } from "../testing/browser-storage";
import { openTab } from "../testing/browser-tab";
import { openDatabase } from "./database";
import { listDocuments } from "./document-store";

let browser: FakeBrowser;
beforeEach(() => {
  browser = stubBrowser();
});
afterEach(() => vi.unstubAllGlobals());

const network = openPreset("two-rings").network;
const weights: Checkpoint = new Map([
  [network.nodes[1]!.id, [{ name: "kernel", shape: [2, 2], values: Float32Array.of(1, -0, 1e-45, 3e38) }]],
]);
const records = [
  { epoch: 1, loss: 0.7, accuracy: 0.5 },
  { epoch: 2, loss: 0.6, accuracy: 0.75, reachedLoss: 0.5 },
];
/** As version 1 wrote them. */
const current = {
  text: saveNetwork({ ...network, name: "Mine" }, weights),
  name: "Mine",
  at: 1_790_000_000_000,
  run: { epoch: 2, records },
};
const shelved = presetNames.slice(0, 5).map((name, index) => {
  const { network: preset } = openPreset(name);
  return { text: saveNetwork(preset), name: preset.name, at: 1_780_000_000_000 + index };
});

/** The database that version 1 made, by the words in which it made it. */
async function makeVersionOne(onCanvas: object | undefined): Promise<void> {
  const database = await openDB("unfold", 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore("current");
      upgraded.createObjectStore("shelf", { autoIncrement: true });
    },
  });
  for (const record of shelved) await database.add("shelf", record);
  if (onCanvas) await database.put("current", onCanvas, "current");
  database.close();
}

test("the canvas comes back with weights and curves, and the shelf in its order", async () => {
  await makeVersionOne({ ...current, revision: 41 });
  const tab = await openTab(browser, "one");
  expect(tab.present()).toEqual({ ...network, name: "Mine" });
  expect(tab.checkpoints.get(tab.present())).toEqual({
    ...{ weights, epoch: 2, records },
    start: { kind: "brought" },
  });
  const recent = await tab.keeper.recent();
  expect(recent.map(({ name }) => name)).toEqual(shelved.map(({ name }) => name).reverse());
  for (const [index, { id }] of [...recent].reverse().entries()) {
    const read = await tab.keeper.read(id);
    expect(read && saveNetwork(read.history.present)).toBe(shelved[index]?.text);
  }
  tab.edit("goes on");
  await tab.keeper.flush();
  tab.close(false);
  const again = await openTab(browser, "two");
  expect(again.present()).toEqual({ ...network, name: "Mine", about: "goes on" });
  again.close(false);
});

const STORES = ["documents", "history", "keptRuns", "revisions", "runs", "weights"];

test("a database of today has nothing of version 1 left, and is not migrated again", async () => {
  await makeVersionOne({ ...current, revision: 1 });
  for (let visit = 0; visit < 2; visit++) {
    const database = await openDatabase();
    expect(database.version).toBe(3);
    expect([...database.objectStoreNames]).toEqual(STORES);
    expect(await listDocuments(database)).toHaveLength(6);
    database.close();
  }
});

test("what version 1 left in local storage when its page went is newer than its record", async () => {
  await makeVersionOne({ ...current, revision: 7 });
  const left = { ...current, text: current.text.replace('"Mine"', '"Left"'), revision: 7 };
  localStorage.setItem("unfold.left-behind", JSON.stringify(left));
  const tab = await openTab(browser, "one");
  expect(tab.present().name).toBe("Left");
  expect(tab.checkpoints.get(tab.present())?.weights).toEqual(weights);
  expect(browser.local.has("unfold.left-behind")).toBe(false);
  tab.close(false);
});

test("a record of version 1 that is no network stays as it is, and the first preset is on the canvas", async () => {
  await makeVersionOne({ ...current, text: "{ cut off", revision: 1 });
  const tab = await openTab(browser, "one");
  expect(tab.present().name).toBe(network.name);
  expect(tab.said.join()).toContain("“Mine”, the network of last time, could not be read");
  const recent = await tab.keeper.recent();
  expect(recent.map(({ name }) => name)).toContain("Mine");
  tab.close(false);
});

test("a visit with nothing on the canvas of version 1 begins with the first preset", async () => {
  await makeVersionOne(undefined);
  const tab = await openTab(browser, "one");
  expect(tab.present().name).toBe(network.name);
  expect(await tab.keeper.recent()).toHaveLength(5);
  tab.close(false);
});

test("a database of version 2 gets room for runs, and all that it has stays", async () => {
  const two = await openDB("unfold", 2, {
    upgrade(upgraded) {
      upgraded.createObjectStore("documents", { keyPath: "id" });
      const revisions = upgraded.createObjectStore("revisions", { keyPath: ["document", "revision"] });
      upgraded.createObjectStore("weights", { keyPath: "id" });
      upgraded.createObjectStore("runs", { keyPath: "id" });
      const history = upgraded.createObjectStore("history", { keyPath: "document" });
      for (const store of [revisions, history]) {
        store.createIndex("arrays", "arrays", { multiEntry: true });
        store.createIndex("runs", "runs", { multiEntry: true });
      }
    },
  });
  await two.put("runs", { id: "a run", document: "a document", records });
  two.close();
  const three = await openDatabase();
  expect([...three.objectStoreNames]).toEqual(STORES);
  expect(await three.get("runs", "a run")).toEqual({ id: "a run", document: "a document", records });
  expect(await three.getAll("keptRuns")).toEqual([]);
  three.close();
});
