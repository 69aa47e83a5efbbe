/** Several tabs of one browser: one writes, the others follow, and whatever happens between them nothing is lost. */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runs } from "../../../scripts/runs";
import { READ_ONLY } from "../network/network-store";
import { type FakeBrowser, settle, stubBrowser } from "../testing/browser-storage";
import { openTab, type Tab } from "../testing/browser-tab";

let browser: FakeBrowser;
const begin = () => {
  browser = stubBrowser();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
};
const end = () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
};
beforeEach(begin);
afterEach(end);

async function pass(milliseconds: number): Promise<void> {
  await settle(8);
  for (let left = milliseconds; left > 0; left -= 100) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 100));
    await settle(8);
  }
}

/** A writer and a tab that follows it. */
async function two(hasLocks = true): Promise<readonly [Tab, Tab]> {
  const one = await openTab(browser, "one", { hasLocks });
  one.edit("by one");
  await pass(500);
  const other = await openTab(browser, "other", { hasLocks });
  await pass(100);
  return [one, other];
}

test("the second tab follows what the first one writes, and changes nothing itself", async () => {
  const [one, other] = await two();
  expect(other.kept()).toMatchObject({ follows: true, document: one.kept().document });
  expect(other.present().about).toBe("by one");
  one.edit("more by one");
  await pass(500);
  expect(other.present().about).toBe("more by one");
  expect(other.edit("by the other")).toBe(false);
  expect(other.said).toEqual([READ_ONLY]);
});

test("a tab that takes over has the last edit of the other one, which is told and follows", async () => {
  const [one, other] = await two();
  one.edit("not yet written");
  const taken = other.keeper.takeOver();
  await pass(1000);
  await taken;
  expect(other.present().about).toBe("not yet written");
  expect(other.edit("by the other")).toBe(true);
  await pass(500);
  expect(one.kept()).toMatchObject({ follows: true });
  expect(one.said.join()).toContain("Another tab writes “Two rings” now");
  expect(one.present().about).toBe("by the other");
});

test("what a frozen tab had when another took over goes on as its own copy, and it is told", async () => {
  const [one, other] = await two();
  // It hears nothing and does nothing, as a tab that the browser has frozen.
  const hear = one.freeze();
  const taken = other.keeper.takeOver();
  await pass(1000);
  await taken;
  other.edit("by the other");
  await pass(500);
  one.edit("by the frozen one");
  hear();
  await pass(500);
  expect(one.kept()).toMatchObject({ follows: false, state: "kept" });
  expect(one.kept().document).not.toBe(other.kept().document);
  expect(one.said.join()).toContain("goes on as a copy");
  expect(one.present().about).toBe("by the frozen one");
  expect(other.present().about).toBe("by the other");
});

test("where the writer's tab is closed, the one that follows writes from then on", async () => {
  const [one, other] = await two();
  one.close(true);
  await pass(100);
  expect(other.kept().follows).toBe(false);
  expect(other.said.join()).toContain("is closed: this one writes it now");
  expect(other.edit("by the other")).toBe(true);
  await pass(500);
  expect(other.kept().state).toBe("kept");
});

test("what follows opens as a copy: two documents, each with its writer", async () => {
  const [one, other] = await two();
  await Promise.all([other.keeper.startNew(), pass(500)]);
  expect(other.edit("by the copy")).toBe(true);
  one.edit("more by one");
  await pass(500);
  expect([one.present().about, other.present().about]).toEqual(["more by one", "by the copy"]);
  expect((await other.keeper.recent()).map(({ id }) => id)).toEqual([one.kept().document]);
});

test("without locks the tab that opens a document takes it, and the other one's edit goes on as a copy", async () => {
  const [one, other] = await two(false);
  expect(other.kept().follows).toBe(false);
  other.edit("by the other");
  one.edit("by one again");
  await pass(700);
  expect(one.kept().document).not.toBe(other.kept().document);
  expect([one.present().about, other.present().about].sort()).toEqual(["by one again", "by the other"]);
  const told = one.said.concat(other.said).join();
  expect(told).toMatch(/goes on as a copy|Another tab writes/);
});

type Operation = { readonly kind: (typeof kinds)[number]; readonly at: number; readonly pause: number };
const kinds = [
  "edit",
  "edit",
  "edit",
  "edit",
  "undo",
  "redo",
  "take",
  "copy",
  "begin",
  "go",
  "go",
  "open",
  "reload",
  "close",
  "kill",
] as const;

const operations = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(3),
    pause: fc.constantFrom(0, 0, 20, 150, 400, 1000),
  }),
  { minLength: 20, maxLength: 30 },
);

/** Every edit and what it was made upon. What nothing was built on has to be found at the end. */
class Edits {
  readonly #parents = new Map<string, string>();
  readonly #by = new Map<string, { readonly tab: string; readonly at: number }>();
  count = 0;

  make(tab: Tab): void {
    const before = tab.present().about;
    const { future } = tab.network.getState().history;
    const token = `edit ${++this.count} by ${tab.name}`;
    if (!tab.edit(token)) return;
    // Who edits after an undo has given up what redo would have brought back.
    for (const { value } of future) this.#giveUp(value.about, before);
    this.#parents.set(token, before);
    this.#by.set(token, { tab: tab.name, at: Date.now() });
  }

  /** A tab that is closed in the moment after an undo has no redo when it comes back. */
  close(tab: Tab): void {
    const { present, future } = tab.network.getState().history;
    for (const { value } of future) this.#giveUp(value.about, present.about);
  }

  /** An edit and those that it was built upon, back to one that stays. */
  #giveUp(token: string, upTo: string): void {
    for (let given: string | undefined = token; given !== undefined && given !== upTo; ) {
      const before = this.#parents.get(given);
      this.#parents.delete(given);
      given = before;
    }
  }

  /** What a tab made less than a second before it was killed may be lost. */
  kill(tab: Tab): void {
    for (const [token, { tab: name, at }] of this.#by) {
      if (name === tab.name && Date.now() - at < 1000) this.#parents.delete(token);
    }
  }

  lost(found: ReadonlySet<string>): string[] {
    const builtUpon = new Set(this.#parents.values());
    return [...this.#parents.keys()].filter((token) => !builtUpon.has(token) && !found.has(token));
  }
}

/** All that the storage brings back to a visit: documents, and what undo and redo bring back in them. */
async function whatComesBack(tab: Tab): Promise<ReadonlySet<string>> {
  const others = (await tab.keeper.recent()).map(({ id }) => tab.keeper.read(id));
  const found = new Set<string>();
  for (const document of [tab.network.getState(), ...(await Promise.all(others))]) {
    if (!document) continue;
    const { present, past, future } = document.history;
    for (const { about } of [present, ...[...past, ...future].map(({ value }) => value)]) found.add(about);
  }
  return found;
}

let operationsDone = 0;
/** A tab that is closed meanwhile. */
const isClosing = () => undefined;
/** How often a tab has gone over to another document. */
let gone = 0;
const count = (isOver: boolean) => {
  gone += isOver ? 1 : 0;
};

async function run(plan: readonly Operation[], hasLocks: boolean): Promise<void> {
  end();
  begin();
  const edits = new Edits();
  const tabs: Tab[] = [await openTab(browser, "tab 0", { hasLocks })];
  let opened = 0;
  let begun = 0;
  const openAnother = async (document?: string) => {
    opened += 1;
    const opening = openTab(browser, `tab ${opened}`, { hasLocks, ...(document && { document }) });
    await pass(0);
    tabs.push(await opening);
  };
  for (const { kind, at, pause } of plan) {
    operationsDone += 1;
    const tab = tabs[at % tabs.length];
    if (kind === "open" || !tab) {
      if (tabs.length < 4) await openAnother();
    } else if (kind === "edit") edits.make(tab);
    else if (kind === "undo" || kind === "redo") tab.network.getState()[kind]();
    // Not waited for: the others go on meanwhile.
    else if (kind === "take" && tab.kept().follows) void tab.keeper.takeOver();
    else if (kind === "copy" && tab.kept().follows) void tab.keeper.startNew();
    else if (kind === "begin") {
      void tab.begin({ ...tab.present(), about: `begun ${++begun}` }).then(count, isClosing);
    } else if (kind === "go") {
      const others = await tab.keeper.recent();
      const other = others[pause % Math.max(1, others.length)];
      if (other) void tab.goTo(other.id).then((answer) => count(answer === "opened"), isClosing);
    } else if (kind === "close" || kind === "kill" || kind === "reload") {
      if (kind === "kill") edits.kill(tab);
      else edits.close(tab);
      tab.close(kind !== "kill");
      tabs.splice(tabs.indexOf(tab), 1);
      if (kind === "reload") await openAnother(tab.kept().document);
    }
    await pass(pause);
  }
  await pass(3000);
  for (const tab of tabs) {
    expect(tab.kept().state).toBe("kept");
    // Who no longer writes what it opened has been told.
    if (tab.kept().follows && tab.wrote()) expect(tab.said.join()).toMatch(/Another tab/);
    tab.close(true);
  }
  // What was left behind is recovered by the next visit.
  const last = await openTab(browser, "last");
  expect(edits.lost(await whatComesBack(last))).toEqual([]);
  last.close(true);
}

test.each([true, false])("nothing is lost in any order of what tabs do (locks: %s)", async (hasLocks) => {
  operationsDone = 0;
  gone = 0;
  const numRuns = runs(200);
  await fc.assert(
    fc.asyncProperty(operations, (plan) => run(plan, hasLocks)),
    { numRuns },
  );
  expect(operationsDone).toBeGreaterThanOrEqual(numRuns * 20);
  expect(gone).toBeGreaterThan(numRuns);
});
