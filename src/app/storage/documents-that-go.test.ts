/** Documents of closed tabs do not pile up: presets go, the oldest first; what somebody made stays, or is said to go long before. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Network } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { markDeleted } from "../documents/stored-documents";
import { openPreset } from "../network/presets";
import { fromSeed, type Trained, untrained } from "../run/checkpoints";
import { type FakeBrowser, settle, stubBrowser } from "../testing/browser-storage";
import { openTab } from "../testing/browser-tab";
import { type Database, openDatabase } from "./database";
import { listDocuments, newClaim, writeRevision } from "./document-store";
// Fetched late by the page; here it must not take longer than a visit.
import "./documents-that-go";
import { Packer } from "./packing";

const DAY = 24 * 3600_000;
const preset = openPreset("one-line").network;
const made = (index: number): Network => ({ ...preset, about: `made ${index}` });

let browser: FakeBrowser;
let database: Database;
beforeEach(async () => {
  browser = stubBrowser();
  database = await openDatabase();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  database.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A document as a closed tab leaves it, or on the shelf. */
async function leave(
  id: string,
  network: Network,
  { trained = untrained, past = [] as string[], isOnShelf = false } = {},
): Promise<void> {
  const entries = past.map((label) => ({ label, value: preset }));
  const history = { present: network, past: entries, future: [], gesture: undefined };
  const packed = await new Packer().pack({ history, trained, trainedOf: () => undefined }, true);
  await writeRevision(database, "closed", newClaim(id), packed, isOnShelf ? { place: "shelf" } : {});
}

/** A visit that stays until what is too many has gone. @returns what it said */
async function visit(name: string, hasLocks = true): Promise<readonly string[]> {
  const tab = await openTab(browser, name, { hasLocks });
  await vi.advanceTimersByTimeAsync(5000);
  // Longer than any of these takes.
  for (let turn = 0; turn < 40; turn++) await settle(100);
  tab.close(false);
  return tab.said;
}

const ids = async () => (await listDocuments(database)).map(({ id }) => id);
const numbered = (name: string, from: number, upTo: number) =>
  Array.from({ length: upTo - from }, (_, index) => `${name} ${from + index}`);

test("of presets that tabs and the shelf have left the last 30 stay; what was changed in any way stays beside them", async () => {
  const weights: Trained["weights"] = new Map([
    [preset.nodes[1]!.id, [{ name: "kernel", shape: [1], values: Float32Array.of(1) }]],
  ]);
  const trained: Trained = { ...untrained, weights, epoch: 1 };
  const kept: Record<string, () => Promise<void>> = {
    named: () => leave("named", { ...preset, name: "Mine" }),
    moved: () =>
      leave("moved", {
        ...preset,
        nodes: preset.nodes.map((node) => ({ ...node, position: { x: 1, y: 1 } })),
      }),
    "another rate": () => leave("another rate", { ...preset, training: { ...preset.training, seed: 9 } }),
    "weights from a file": () =>
      leave("weights from a file", preset, { trained: { ...trained, start: { kind: "brought" } } }),
    "a weight by hand": () => leave("a weight by hand", preset, { trained, past: ["set a weight"] }),
    shelved: () => leave("shelved", made(0), { isOnShelf: true }),
  };
  for (const write of Object.values(kept)) await write();
  for (let index = 0; index < 20; index++) {
    await leave(`tab ${index}`, preset, {
      trained: { ...trained, start: fromSeed },
      past: ["open One straight line"],
    });
    await leave(`shelf ${index}`, index % 2 === 0 ? preset : newNetwork(), { isOnShelf: true });
  }
  expect(await visit("one")).toEqual([]);
  // The visit shows the last of them, which counts among the 30.
  expect((await ids()).toSorted()).toEqual(
    [...Object.keys(kept), ...numbered("tab", 5, 20), ...numbered("shelf", 5, 20)].toSorted(),
  );
  expect(await database.count("revisions")).toBe(36);
  // Nobody names the weights of those that went, and those that stayed share theirs.
  expect(await database.count("weights")).toBe(1);
});

test("a document that a tab has open does not go, however old it is; without locks none of a tab's goes", async () => {
  await leave("open", preset);
  const tab = await openTab(browser, "holds it");
  expect(tab.kept().document).toBe("open");
  await vi.advanceTimersByTimeAsync(5000);
  for (let index = 0; index < 40; index++) await leave(`${index}`, preset);
  expect(await visit("without locks", false)).toEqual([]);
  expect(await ids()).toHaveLength(41);
  await visit("with locks");
  expect(await ids()).toContain("open");
  expect(await ids()).toHaveLength(31);
  tab.close(false);
});

test("of one's own 200 stay; what goes beyond them is said a week before, and stays where it is opened meanwhile", async () => {
  for (let index = 0; index < 203; index++) await leave(`own ${index}`, made(index));
  const begun = Date.now();
  const said = await visit("one");
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("“One straight line” and 2 more go on");
  expect(said[0]).toContain("to keep them, open them from Networks, or save them to a file.");
  // It is said once, and nothing has gone.
  expect(await visit("two")).toEqual([]);
  expect(await ids()).toHaveLength(203);

  vi.setSystemTime(begun + 6 * DAY);
  const tab = await openTab(browser, "three");
  expect(await tab.keeper.read("own 1")).toBeDefined();
  tab.close(false);
  // Another one is now the oldest that is too many, and gets its week.
  vi.setSystemTime(begun + 8 * DAY);
  expect((await visit("four")).join()).toContain("“One straight line” goes on");
  const left = await ids();
  expect(left).toHaveLength(201);
  expect(left).toEqual(expect.arrayContaining(["own 1", "own 3"]));
  expect(left).not.toContain("own 0");
  expect(left).not.toContain("own 2");
}, 60_000);

test("what was deleted can be put back for 30 days, and is opened by no tab meanwhile", async () => {
  await leave("older", made(1));
  await leave("deleted", made(2));
  const begun = Date.now();
  await markDeleted(database, "deleted", begun);
  const tab = await openTab(browser, "one");
  expect(tab.kept().document).toBe("older");
  expect(await tab.keeper.recent()).toEqual([]);
  tab.close(false);
  vi.setSystemTime(begun + 29 * DAY);
  await visit("two");
  expect(await ids()).toContain("deleted");
  vi.setSystemTime(begun + 30 * DAY);
  await visit("three");
  expect(await ids()).toEqual(["older"]);
});
