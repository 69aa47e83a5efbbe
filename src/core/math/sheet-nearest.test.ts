import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestSheetPoint, type SheetShape, sheetPoints } from "./sheet";

test("the nearest point of the sheet is found without looking at all of them", () => {
  fc.assert(
    fc.property(
      fc.record({ lines: fc.integer({ min: 2, max: 9 }), refine: fc.integer({ min: 1, max: 4 }) }),
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: -8, max: 8, noNaN: true }),
      ({ lines, refine }, x, y) => {
        const shape: SheetShape = { domain: [-6, 6], lines, refine };
        const points = sheetPoints(shape);
        const distance = (index: number) => Math.hypot(points[2 * index]! - x, points[2 * index + 1]! - y);
        const least = Math.min(...Array.from({ length: points.length / 2 }, (_, index) => distance(index)));
        // Within half a step along the line of the nearest there is.
        const step = 12 / ((lines - 1) * refine);
        expect(distance(nearestSheetPoint(shape, [x, y]))).toBeLessThanOrEqual(least + step);
      },
    ),
  );
});
