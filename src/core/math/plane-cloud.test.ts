import fc from "fast-check";
import { expect, test } from "vitest";
import { latticeSide, PlaneCloud } from "./plane-cloud";

test("every cell of the lattice holds exactly one point, however the cloud grew", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
      (side, from, length, rows) => {
        const cloud = new PlaneCloud({ domain: [from, from + length], side });
        while (!cloud.isWhole) cloud.grow(rows);
        const cells = new Uint8Array(side * side);
        const cellOf = (value: number) =>
          // A point a rounding of 32 bits beyond its cell's edge counts as on it.
          Math.min(side - 1, Math.max(0, Math.floor(((value - from) / length) * side)));
        let onEdge = 0;
        for (let at = 0; at < cloud.points.length; at += 2) {
          const [x, y] = [cloud.points[at]!, cloud.points[at + 1]!];
          const cell = cellOf(y) * side + cellOf(x);
          if (cells[cell]) onEdge++;
          cells[cell] = 1;
        }
        expect(cloud.points).toHaveLength(2 * side * side);
        expect(onEdge).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test("the same shape gives the same points, in pieces or at once", () => {
  const whole = new PlaneCloud({ domain: [-6, 6], side: 30 });
  expect(whole.grow(30)).toBe(900);
  const pieces = new PlaneCloud({ domain: [-6, 6], side: 30 });
  for (const rows of [1, 7, 0, 100]) pieces.grow(rows);
  expect(pieces.points).toEqual(whole.points);
});

test("the finest lattice keeps to the points there may be", () => {
  expect([1, 3, 4, 999_999, 1_000_000].map(latticeSide)).toEqual([1, 1, 2, 999, 1000]);
});
