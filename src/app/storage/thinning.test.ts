/** Which revisions stay, over a day of steady editing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { type Dated, tooMany } from "./thinning";

/** Writes one after the other, thinning after each as the store does. */
function edited(pauses: readonly number[], bytes: number): readonly Dated[] {
  let kept: readonly Dated[] = [];
  let at = 1_000_000_000_000;
  for (const [index, pause] of pauses.entries()) {
    at += pause;
    const all = [...kept, { revision: index + 1, at, bytes }];
    const gone = new Set(tooMany(all));
    kept = all.filter((revision) => !gone.has(revision));
  }
  return kept;
}

test("two hours of edits leave the last five, and about one of every ten minutes", () => {
  const kept = edited(Array(24_000).fill(300), 0);
  expect(kept.slice(-5).map(({ revision }) => revision)).toEqual([23_996, 23_997, 23_998, 23_999, 24_000]);
  expect(kept.length).toBeGreaterThanOrEqual(5 + 11);
  expect(kept.length).toBeLessThanOrEqual(5 + 12);
});

test("the head and the one before it always stay, however large; seventeen are the most", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4_000_000 }), { minLength: 2, maxLength: 200 }),
      fc.integer({ min: 0, max: 100_000_000 }),
      (pauses, bytes) => {
        const kept = edited(pauses, bytes);
        expect(kept.slice(-2).map(({ revision }) => revision)).toEqual([pauses.length - 1, pauses.length]);
        expect(kept.length).toBeLessThanOrEqual(17);
        expect(kept.slice(0, -2).length * bytes).toBeLessThanOrEqual(50e6);
      },
    ),
    { numRuns: runs(1000) },
  );
});
