/** Faults of the browser's storage, at every call there is: work stays in memory, is said not to be kept, and is kept later. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { allRuns } from "../../../scripts/runs";
import type { Checkpoint } from "../../core/network/checkpoint";
import { type FakeBrowser, settle, stubBrowser } from "../testing/browser-storage";
import { openTab } from "../testing/browser-tab";
import { openDatabase } from "./database";

let browser: FakeBrowser;
let mend = () => {};
beforeEach(() => {
  browser = stubBrowser();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  mend();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function pass(milliseconds: number): Promise<void> {
  await settle(10);
  for (let left = milliseconds; left > 0; left -= 1000) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 1000));
    await settle(10);
  }
}

/** Methods by which the page reaches the storage: what a browser may refuse, it may refuse at each of them. */
const calls = [
  [() => IDBFactory.prototype, "open"],
  [() => IDBDatabase.prototype, "transaction"],
  ...(["get", "getAll", "getKey", "put", "delete"] as const).map(
    (method) => [() => IDBObjectStore.prototype, method] as const,
  ),
  [() => IDBIndex.prototype, "count"],
] as const;

interface Fault {
  /** The call at which it happens, from 0 on; never where Infinity. */
  readonly at: number;
  /** Whether it happens at every later call, too. */
  readonly lasts: boolean;
  readonly error: string;
  /** The transaction is ended as well, as where the disk is full. */
  readonly aborts: boolean;
}

/** @returns how many calls there have been */
function breakStorage({ at, lasts, error, aborts }: Fault): () => number {
  let count = 0;
  const originals = calls.map(([owner, method]) => {
    const prototype = owner() as unknown as Record<string, (...request: unknown[]) => unknown>;
    const original = prototype[method]!;
    prototype[method] = function (this: { readonly transaction?: unknown }, ...request: unknown[]) {
      // The database's own, by which it is made.
      if (request[1] === "versionchange") return original.apply(this, request);
      const number = count++;
      if (number !== at && !(lasts && number > at)) return original.apply(this, request);
      if (aborts && this.transaction instanceof IDBTransaction) this.transaction.abort();
      throw new DOMException(`injected at call ${number}`, error);
    };
    return () => {
      prototype[method] = original;
    };
  });
  mend = () => {
    for (const restore of originals) restore();
    mend = () => {};
  };
  return () => count;
}

const weights = (value: number): Checkpoint =>
  new Map([["n2" as never, [{ name: "kernel", shape: [1], values: Float32Array.of(value) }]]]);

/** A visit: a network edited and trained, a version of it kept. */
async function visit() {
  const tab = await openTab(browser, "one");
  for (const [index, text] of ["first", "second", "third"].entries()) {
    tab.edit(text);
    tab.checkpoints.set(tab.present(), { weights: weights(index), epoch: index, records: [], step: index });
    await pass(500);
    if (text === "second") await tab.keeper.keepVersion(text);
  }
  return tab;
}

/** What has to be there, whatever happened: in memory, and after the next visit. */
async function expectNothingLost(tab: Awaited<ReturnType<typeof visit>>): Promise<void> {
  expect(tab.present().about).toBe("third");
  expect(
    tab.network
      .getState()
      .history.past.map(({ value }) => value.about)
      .slice(-2),
  ).toEqual(["first", "second"]);
  mend();
  tab.close(true);
  const again = await openTab(browser, "two");
  expect(again.present().about).toBe("third");
  again.close(false);
}

const errors = [
  { error: "QuotaExceededError", aborts: true, state: "full" },
  { error: "AbortError", aborts: true, state: "unavailable" },
  { error: "InvalidStateError", aborts: false, state: "unavailable" },
] as const;

test("a fault at any one call is got over: all is kept a few seconds later", async () => {
  const count = breakStorage({ at: Number.POSITIVE_INFINITY, lasts: false, error: "", aborts: false });
  (await visit()).close(false);
  const all = count();
  mend();
  expect(all).toBeGreaterThan(35);
  for (const { error, aborts } of errors) {
    for (let at = 0; at < all; at += allRuns ? 1 : 3) {
      browser = stubBrowser();
      breakStorage({ at, lasts: false, error, aborts });
      const tab = await visit();
      await pass(11_000);
      expect(tab.kept().state, `${error} at call ${at}`).toBe("kept");
      await expectNothingLost(tab);
    }
  }
});

test.each(errors)(
  "$error from any call on is said within two seconds, and nothing is lost",
  async (fault) => {
    for (let at = 0; at < 36; at += 3) {
      browser = stubBrowser();
      breakStorage({ ...fault, at, lasts: true });
      const tab = await visit();
      await pass(2000);
      expect(tab.kept().state, `from call ${at} on`).toBe(fault.state);
      await expectNothingLost(tab);
    }
  },
);

/** A tab whose storage does not open before it is told to. */
function openLate() {
  let open = () => {};
  const waiting = new Promise<void>((resolve) => {
    open = resolve;
  });
  const opening = openTab(browser, "one", {
    async open(closed) {
      await waiting;
      return openDatabase({ closed });
    },
  });
  return { opening, open: () => open() };
}

test("a storage that never opens leaves the work in memory, says so, and keeps it once it has opened", async () => {
  const { opening, open } = openLate();
  await pass(2000);
  const tab = await opening;
  tab.edit("in memory");
  await pass(2000);
  expect(tab.kept().state).toBe("silent");
  open();
  await pass(1000);
  expect(tab.kept().state).toBe("kept");
  tab.close(false);
  const again = await openTab(browser, "two");
  expect(again.present().about).toBe("in memory");
  again.close(false);
});

test("a storage that opens late brings what it holds to a page on which nobody has begun anything, and says so until then", async () => {
  const before = await openTab(browser, "before");
  before.edit("of last time");
  await pass(500);
  before.close(false);
  const { opening, open } = openLate();
  await pass(2000);
  const tab = await opening;
  expect(tab.kept().state).toBe("silent");
  expect(tab.present().about).not.toBe("of last time");
  await pass(3000);
  open();
  await pass(500);
  await pass(500);
  expect(tab.present().about).toBe("of last time");
  expect(tab.kept()).toMatchObject({ state: "kept", document: before.kept().document });
  expect(await tab.keeper.recent()).toEqual([]);
  tab.edit("goes on");
  await pass(500);
  tab.close(false);
  const again = await openTab(browser, "two");
  expect(again.present().about).toBe("goes on");
  again.close(false);
});

test("what is begun before the storage has answered is left for the next visit by a page that is killed", async () => {
  const { opening, open } = openLate();
  await pass(2000);
  const tab = await opening;
  tab.edit("first");
  await pass(500);
  tab.edit("second");
  await pass(500);
  tab.close(false);
  open();
  const again = await openTab(browser, "two");
  expect(again.present().about).toBe("second");
  again.close(false);
});

test("a storage that opens late shows nothing over what has been begun, and what it holds is among the networks", async () => {
  const before = await openTab(browser, "before");
  before.edit("of last time");
  await pass(500);
  before.close(false);
  const { opening, open } = openLate();
  await pass(2000);
  const tab = await opening;
  tab.edit("begun meanwhile");
  open();
  await pass(2000);
  expect(tab.present().about).toBe("begun meanwhile");
  expect(tab.kept().state).toBe("kept");
  const [recent] = await tab.keeper.recent();
  expect((await tab.keeper.read(recent!.id))?.history.present.about).toBe("of last time");
  tab.close(false);
});

test("a storage that is deleted under the page is written anew, undo and weights with it", async () => {
  const tab = await visit();
  const deleted = new Promise((resolve) => {
    indexedDB.deleteDatabase("unfold").onsuccess = resolve;
  });
  await pass(100);
  await deleted;
  tab.keeper.schedule();
  await pass(6000);
  expect(tab.kept().state).toBe("kept");
  await expectNothingLost(tab);
});
