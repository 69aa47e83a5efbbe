/** Runs that are too many: as few go as have to, and never one that has to stay. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { firstToGo, runsThatGo } from "./bounds";
import { bytesOfRun, type KeptRun } from "./kept-run";
import { keptRun } from "./testing/kept-runs";

const anyRuns = fc
  .array(fc.record({ size: fc.nat(5000), deleted: fc.option(fc.nat(1000), { nil: undefined }) }), {
    maxLength: 30,
  })
  .chain((parts) =>
    fc.record({ parts: fc.constant(parts), baseline: fc.nat(), limit: fc.integer({ min: 2, max: 20 }) }),
  )
  .map(({ parts, baseline, limit }) => ({
    limits: { runs: limit, bytes: 40_000 },
    runs: parts.map(({ size, deleted }, index) =>
      keptRun({
        number: index + 1,
        note: "x".repeat(size),
        isBaseline: deleted === undefined && index === baseline % parts.length,
        ...(deleted !== undefined && { deleted }),
      }),
    ),
  }));

test("what stays is within the limits, the baseline and the newest among it, and none went that had not to", () => {
  fc.assert(
    fc.property(anyRuns, ({ runs: all, limits }) => {
      const gone = runsThatGo(all, limits);
      const stays = all.filter((run) => !gone.includes(run));
      const bytes = (list: readonly KeptRun[]) => list.reduce((sum, run) => sum + bytesOfRun(run), 0);
      const isWithin = (list: readonly KeptRun[]) =>
        list.length <= limits.runs && bytes(list) <= limits.bytes;
      expect(isWithin(stays)).toBe(true);
      for (const run of all) if (run.isBaseline) expect(stays).toContain(run);
      const newest = all.findLast(({ deleted }) => deleted === undefined);
      if (newest) expect(stays).toContain(newest);
      const last = gone.at(-1);
      if (last) expect(isWithin([...stays, last])).toBe(false);
    }),
    { numRuns: runs(500) },
  );
});

test("those that were deleted go first, the longest ago first, then the oldest", () => {
  const all = [
    keptRun({ number: 1 }),
    keptRun({ number: 2, isBaseline: true }),
    keptRun({ number: 3, deleted: 20 }),
    keptRun({ number: 4, deleted: 10 }),
    keptRun({ number: 5 }),
    keptRun({ number: 6 }),
  ];
  expect(firstToGo(all).map(({ number }) => number)).toEqual([4, 3, 1, 5]);
});
