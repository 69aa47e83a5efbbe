/** Which moments of a run stay, whatever the run is like: within the budget, ends and best ones kept, the others even. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { type MomentBudget, type MomentFacts, MomentList } from "./moments";

/** A run's moments in their order, from before its first step; other loads go on after some. */
const histories = fc.array(
  fc.record({
    loss: fc.double({ min: 0, max: 4, noNaN: true }),
    validationLoss: fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { nil: undefined }),
    isWhole: fc.boolean(),
    isResumed: fc.integer({ min: 0, max: 19 }).map((draw) => draw === 0),
  }),
  { minLength: 1, maxLength: 200 },
);

interface Epoch {
  readonly loss: number;
  readonly validationLoss: number | undefined;
  readonly isWhole: boolean;
  readonly isResumed: boolean;
}

interface Numbered extends MomentFacts {
  readonly number: number;
}

/** Adds them one after the other, with a look at the list after each. */
function keep(
  epochs: readonly Epoch[],
  budget: MomentBudget,
  look: (list: MomentList<Numbered>, all: readonly Numbered[]) => void = () => {},
): MomentList<Numbered> {
  const list = new MomentList<Numbered>(budget);
  const all: Numbered[] = [];
  for (const [epoch, { isResumed, loss, validationLoss, isWhole }] of epochs.entries()) {
    const figures =
      epoch === 0 ? {} : { loss, isWhole, ...(validationLoss !== undefined && { validationLoss }) };
    const next = { number: epoch, epoch, taken: 0, bytes: 10, ...figures };
    all.push(next);
    list.add(next);
    if (isResumed) list.markResumed();
    look(list, all);
  }
  return list;
}

const endless = Number.POSITIVE_INFINITY;
const epochsOf = (list: MomentList<Numbered>) => list.all.map(({ epoch }) => epoch);

const lowest = (all: readonly Numbered[], of: (moment: Numbered) => number | undefined) =>
  all.reduce<Numbered | undefined>((best, moment) => {
    const value = of(moment);
    return value === undefined || (best && value >= (of(best) as number)) ? best : moment;
  }, undefined);

test("never more than the budget, in bytes and in number, and the sum is right", () => {
  const budgets = fc.record({
    bytes: fc.integer({ min: 0, max: 900 }),
    count: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(histories, budgets, (epochs, budget) => {
      keep(epochs, budget, (list) => {
        expect(list.bytes).toBe(10 * list.all.length);
        expect(list.bytes).toBeLessThanOrEqual(budget.bytes);
        expect(list.all.length).toBeLessThanOrEqual(budget.count);
        expect(epochsOf(list)).toEqual(epochsOf(list).toSorted((one, other) => one - other));
      });
    }),
    { numRuns: runs(1000) },
  );
});

test("the first, the last, the best, the best on what was held back, the first whole one and where other loads went on stay", () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 40, max: 100 }), (epochs, count) => {
      // With so many loads there is room for nothing else.
      fc.pre(epochs.filter(({ isResumed }) => isResumed).length < 30);
      const resumed: Numbered[] = [];
      keep(epochs, { bytes: endless, count }, (list, all) => {
        const last = all.at(-1) as Numbered;
        if (epochs[last.epoch]?.isResumed) resumed.push(last);
        const marked = (mark: string) =>
          list.all.filter((moment) => list.marksOf(moment).some((own) => own === mark));
        expect(marked("first")).toEqual([all[0]]);
        expect(marked("last")).toEqual([last]);
        const of = (moment: Numbered | undefined) => (moment ? [moment] : []);
        expect(marked("best")).toEqual(of(lowest(all, ({ loss }) => loss)));
        expect(marked("bestValidation")).toEqual(of(lowest(all, ({ validationLoss }) => validationLoss)));
        expect(marked("whole")).toEqual(of(all.find(({ isWhole }) => isWhole)));
        expect(marked("resumed")).toEqual(resumed);
      });
    }),
    { numRuns: runs(1000) },
  );
});

test("what is not marked is evenly spread, no gap twice as long as another, and half of the room is used", () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 16, max: 64 }), (epochs, count) => {
      const plain = epochs.map((epoch) => ({ ...epoch, isResumed: false }));
      keep(plain, { bytes: endless, count }, (list, all) => {
        const gaps = epochsOf(list).map((epoch, index) => epoch - (epochsOf(list)[index - 1] ?? epoch));
        // The stride: what stays for its mark alone only cuts a gap in two.
        const stride = Math.max(1, ...gaps);
        const even = all.filter(({ epoch }) => epoch % stride === 0);
        expect(list.all.filter(({ epoch }) => epoch % stride === 0)).toEqual(even);
        expect(
          list.all.filter((moment) => !even.includes(moment) && list.marksOf(moment).length === 0),
        ).toEqual([]);
        // Five at most are there for their marks.
        if (all.length > count) expect(list.all.length).toBeGreaterThanOrEqual(Math.floor((count - 5) / 2));
      });
    }),
    { numRuns: runs(1000) },
  );
});

test("a run that goes on in another way from an earlier place has nothing of what came after it", () => {
  fc.assert(
    fc.property(histories, fc.nat(200), fc.integer({ min: 10, max: 60 }), (epochs, at, count) => {
      const kept = keep(epochs, { bytes: endless, count });
      const cut = kept.until({ epoch: at, taken: 0 });
      const before = kept.all.filter(({ epoch }) => epoch <= at);
      expect(cut.all).toEqual(before);
      expect(cut.bytes).toBe(10 * before.length);
      if (before.length === 0) return;
      expect(cut.marksOf(before.at(-1) as Numbered)).toContain("last");
      const resumed = (list: MomentList<Numbered>) =>
        before.filter((moment) => list.marksOf(moment).includes("resumed"));
      expect(resumed(cut)).toEqual(resumed(kept));
    }),
    { numRuns: runs(1000) },
  );
});

test("where there is no room for two, the best on what was held back is the one", () => {
  const epochs = [3, 1, 2].map((loss) => ({ loss, validationLoss: loss, isWhole: false, isResumed: false }));
  const first = { loss: 9, validationLoss: 9, isWhole: false, isResumed: false };
  const list = keep([first, ...epochs], { bytes: 19, count: 9 });
  expect(epochsOf(list)).toEqual([2]);
  expect(list.marksOf(list.all[0] as Numbered)).toEqual(["best", "bestValidation"]);
});
