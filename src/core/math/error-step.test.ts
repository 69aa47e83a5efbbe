/** The exact step against counting at every place between two changes. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { errorStep, stepScratch } from "./error-step";
import { countRight } from "./linear-scores";
import { createRandom } from "./random";

const small = fc.integer({ min: -6, max: 6 });

test("no step is right for more points, and where it leads so many are right", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }).chain((classes) =>
        fc.record({
          classes: fc.constant(classes),
          changed: fc.integer({ min: 0, max: classes - 1 }),
          rows: fc.array(
            fc.tuple(
              fc.array(small, { minLength: classes, maxLength: classes }),
              small,
              fc.integer({ min: 0, max: classes - 1 }),
            ),
            { minLength: 1, maxLength: 12 },
          ),
        }),
      ),
      ({ classes, changed, rows }) => {
        const scores = Float64Array.from(rows.flatMap(([row]) => row));
        const slopes = Float64Array.from(rows, ([, slope]) => slope);
        const labels = Uint8Array.from(rows, ([, , label]) => label);
        const after = (t: number) =>
          scores.map((value, at) =>
            at % classes === changed ? value + t * slopes[Math.floor(at / classes)]! : value,
          );
        // A point is right or wrong on the border itself as classes are numbered: only beside it is it a line's own.
        const strictly = (t: number) =>
          labels.filter((label, row) => {
            const own = after(t).subarray(row * classes, (row + 1) * classes);
            return own.every((score, k) => k === label || score < own[label]!);
          }).length;
        const changes = rows
          .flatMap((_, row) =>
            Array.from({ length: classes }, (_, k) => {
              const gap = scores[row * classes + k]! - scores[row * classes + changed]!;
              return gap / slopes[row]!;
            }),
          )
          .filter(Number.isFinite)
          .sort((one, other) => one - other);
        const tried = [
          (changes[0] ?? 0) - 1,
          ...changes.map((t, index) => (t + (changes[index + 1] ?? t + 2)) / 2),
        ];
        const random = createRandom(1, "ties");
        const step = errorStep(scores, labels, classes, changed, slopes, stepScratch(labels.length), random);
        expect(step.right).toBe(Math.max(...tried.map(strictly)));
        expect(strictly(step.t)).toBe(step.right);
        expect(countRight(after(step.t), labels, classes)).toBeGreaterThanOrEqual(step.right);
      },
    ),
    { numRuns: runs(2000) },
  );
});
