/** Runs in the browser's storage: whatever is done in whatever order, with a storage that fails now and then, nothing kept is lost. */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runs as runsOfTest } from "../../../scripts/runs";
import { newNetwork } from "../../core/network/new-network";
import { packCurves } from "../../core/runs/curves";
import type { KeptRun } from "../../core/runs/kept-run";
import { fromSeed } from "../run/checkpoints";
import { type Database, openDatabase } from "../storage/database";
import { Packer } from "../storage/packing";
import { stubBrowser } from "../testing/browser-storage";
import type { RunNow } from "./follow-run";
import { createRuns } from "./runs";

beforeEach(() => void stubBrowser());
afterEach(() => vi.unstubAllGlobals());

const NOW = 1_800_000_000_000;
const network = newNetwork("Two rings");
const now = (id: string, epoch: number, at: number): RunNow => ({
  id,
  document: "one",
  network,
  origin: undefined,
  engine: "fast engine",
  start: fromSeed,
  end: "finished",
  epoch,
  step: 32 * epoch,
  began: at,
  at,
  seconds: 1,
  settings: [],
  curves: packCurves(
    Array.from({ length: epoch }, (_, index) => ({ epoch: index + 1, loss: 1 / (index + 1), accuracy: 0.5 })),
  ),
});

/** A page on this browser's storage, which can be made to have no room. */
async function openPage(limits?: { readonly runs: number; readonly bytes: number }) {
  let database: Database | undefined = await openDatabase();
  let isFull = false;
  const said: string[] = [];
  const runs = createRuns({
    async storage() {
      if (isFull) throw new DOMException("no room", "QuotaExceededError");
      database ??= await openDatabase();
      return database;
    },
    packer: new Packer(),
    say: (sentence) => said.push(sentence),
    now: () => NOW,
    ...(limits && { limits }),
  });
  runs.show("one");
  await runs.settled();
  return {
    ...runs,
    said,
    list: () => runs.store.getState().runs ?? [],
    fill: (full: boolean) => {
      isFull = full;
    },
    close: () => database?.close(),
  };
}

test("runs are numbered as they come, grow in their places, and are there after a reload, each with its document", async () => {
  const page = await openPage();
  page.keep(now("a", 1, 1));
  page.keep(now("b", 3, 2));
  page.keep(now("a", 2, 3));
  page.change("a", { name: "Baseline", note: "as shipped", isBaseline: true });
  page.keep(now("a", 4, 4));
  page.show("another");
  page.keep({ ...now("a", 5, 5), document: "another" });
  await page.settled();
  expect(page.list().map(({ name, epoch }) => [name, epoch])).toEqual([["Run 1", 5]]);
  page.close();
  const again = await openPage();
  expect(again.list()).toMatchObject([
    {
      id: "a",
      number: 1,
      name: "Baseline",
      note: "as shipped",
      isBaseline: true,
      epoch: 4,
      began: 1,
      seconds: 3,
    },
    { id: "b", number: 2, name: "Run 2", epoch: 3, curves: { epoch: [1, 2, 3] } },
  ]);
  again.close();
});

test("what another page has written is read when the document is shown again, and what waits here is not lost over it", async () => {
  const [page, other] = [await openPage(), await openPage()];
  page.keep(now("a", 1, 1));
  await page.settled();
  other.show("one");
  await other.settled();
  other.change("a", { name: "By another page" });
  other.keep(now("b", 1, 2));
  await other.settled();
  page.fill(true);
  page.keep(now("c", 1, 3));
  await page.settled();
  page.fill(false);
  page.show("one");
  await page.settled();
  const ids = page.list().map(({ id, name }) => [id, name]);
  expect(ids).toHaveLength(3);
  expect(ids).toEqual(
    expect.arrayContaining([
      ["a", "By another page"],
      ["b", "Run 2"],
      ["c", "Run 2"],
    ]),
  );
  page.close();
  other.close();
});

test("a deleted run can be put back, and is one again where it trains on; for good it is gone", async () => {
  const page = await openPage();
  page.keep(now("a", 1, 1));
  page.keep(now("b", 1, 2));
  page.change("a", { isBaseline: true });
  page.change("a", { deleted: 5 });
  await page.settled();
  expect(page.list()[0]).toMatchObject({ deleted: 5, isBaseline: false });
  page.change("a", { deleted: undefined });
  page.change("b", { deleted: 6 });
  page.keep(now("b", 2, 3));
  await page.settled();
  for (const run of page.list()) expect(run).not.toHaveProperty("deleted");
  page.remove("a");
  await page.settled();
  page.close();
  const again = await openPage();
  expect(again.list().map(({ id }) => id)).toEqual(["b"]);
  again.close();
});

test("what is trained before the storage has told whose it is finds its document", async () => {
  const page = await openPage();
  page.show("");
  page.keep({ ...now("a", 1, 1), document: "" });
  await page.settled();
  page.show("one");
  await page.settled();
  await page.settled();
  expect(page.list().map(({ id, document }) => [id, document])).toEqual([["a", "one"]]);
  page.close();
});

test("a storage without room: it is said, the oldest is offered, and with its going all the rest is kept", async () => {
  const page = await openPage();
  page.keep(now("a", 1, 1));
  page.keep(now("b", 1, 2));
  await page.settled();
  page.fill(true);
  page.keep(now("c", 1, 3));
  page.change("b", { note: "good" });
  await page.settled();
  expect(page.said.at(-1)).toContain("Delete the oldest, “Run 1”, under Runs");
  expect(page.store.getState()).toMatchObject({ offered: { id: "a" } });
  expect(page.list().map(({ id }) => id)).toEqual(["a", "b", "c"]);
  page.fill(false);
  page.remove("a");
  await page.settled();
  expect(page.store.getState()).toMatchObject({ problem: undefined, offered: undefined });
  page.close();
  const again = await openPage();
  expect(again.list()).toMatchObject([{ id: "b", note: "good" }, { id: "c" }]);
  again.close();
});

const anyStep = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("keep" as const),
      id: fc.nat(9),
      epoch: fc.integer({ min: 1, max: 9 }),
    }),
  },
  fc.record({ kind: fc.constant("note" as const), id: fc.nat(9), note: fc.string({ maxLength: 9 }) }),
  fc.record({ kind: fc.constant("baseline" as const), id: fc.nat(9), isBaseline: fc.boolean() }),
  fc.record({ kind: fc.constant("delete" as const), id: fc.nat(9) }),
  fc.record({ kind: fc.constant("put back" as const), id: fc.nat(9) }),
  fc.record({ kind: fc.constant("remove" as const), id: fc.nat(9) }),
  fc.record({ kind: fc.constant("fill" as const), full: fc.boolean() }),
  fc.record({ kind: fc.constant("reload" as const) }),
);

test("whatever is done in whatever order: what was kept is there as it was said last, or went for one that came", async () => {
  const LIMITS = { runs: 5, bytes: 1e6 };
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
      vi.unstubAllGlobals();
      stubBrowser();
      let page = await openPage(LIMITS);
      /** What a person knows: what was kept, and what was said of it. */
      const known = new Map<string, { epoch: number; note: string; isDeleted: boolean }>();
      let clock = 0;
      const check = () => {
        const there = new Map(page.list().map((run) => [run.id, run]));
        expect(there.size).toBeLessThanOrEqual(LIMITS.runs);
        expect(new Set(page.list().map(({ number }) => number)).size).toBe(there.size);
        expect(page.list().filter(({ isBaseline }) => isBaseline).length).toBeLessThanOrEqual(1);
        // What is too many goes, and nothing else does.
        const missing = [...known.keys()].filter((id) => !there.has(id));
        if (missing.length > 0) expect([missing.length, there.size]).toEqual([1, LIMITS.runs]);
        for (const id of missing) known.delete(id);
        for (const [id, { epoch, note, isDeleted }] of known) {
          const run = there.get(id) as KeptRun;
          expect([run.epoch, run.note, run.deleted !== undefined]).toEqual([epoch, note, isDeleted]);
        }
        expect(there.size).toBe(known.size);
      };
      for (const step of steps) {
        clock += 1;
        const id = "id" in step ? `run ${step.id}` : "";
        const mine = known.get(id);
        const baseline = page.list().find(({ isBaseline }) => isBaseline)?.id;
        if (step.kind === "keep") {
          page.keep(now(id, step.epoch, clock));
          // What went further stays as it was.
          if (!mine || step.epoch >= mine.epoch)
            known.set(id, { epoch: step.epoch, note: mine?.note ?? "", isDeleted: false });
        } else if (step.kind === "note") {
          page.change(id, { note: step.note });
          if (mine) known.set(id, { ...mine, note: step.note });
        } else if (step.kind === "baseline") page.change(id, { isBaseline: step.isBaseline });
        else if (step.kind === "delete") {
          page.change(id, { deleted: NOW + clock });
          if (mine) known.set(id, { ...mine, isDeleted: true });
        } else if (step.kind === "put back") {
          page.change(id, { deleted: undefined });
          if (mine) known.set(id, { ...mine, isDeleted: false });
        } else if (step.kind === "remove") {
          page.remove(id);
          known.delete(id);
        } else if (step.kind === "fill") page.fill(step.full);
        else if (page.store.getState().problem === undefined) {
          page.close();
          page = await openPage(LIMITS);
        }
        await page.settled();
        check();
        // The baseline goes by no one's hand but a person's.
        const isTouched = step.kind !== "keep" && "id" in step;
        if (baseline !== undefined && !isTouched) {
          expect(page.list().find(({ isBaseline }) => isBaseline)?.id).toBe(baseline);
        }
      }
      page.fill(false);
      page.change("none", {});
      page.close();
    }),
    { numRuns: runsOfTest(300) },
  );
}, 120_000);
