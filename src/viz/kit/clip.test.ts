import fc from "fast-check";
import { expect, test } from "vitest";
import { clipSegment } from "./clip";

const box = { left: 0, top: 0, width: 100, height: 50 };
const number = fc.double({ min: -300, max: 300, noNaN: true });

test("a cut segment lies in the box and on the line it came from", () => {
  fc.assert(
    fc.property(number, number, number, number, (ax, ay, bx, by) => {
      const into = new Float64Array(4);
      if (!clipSegment(box, ax, ay, bx, by, into)) return;
      const [cx, cy, dx, dy] = into as unknown as [number, number, number, number];
      for (const [x, y] of [
        [cx, cy],
        [dx, dy],
      ] as const) {
        expect(x).toBeGreaterThanOrEqual(-1e-9);
        expect(x).toBeLessThanOrEqual(100 + 1e-9);
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y).toBeLessThanOrEqual(50 + 1e-9);
        expect(Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax))).toBeLessThan(1e-6);
      }
    }),
  );
});

test("a segment whose middle is in the box is never dropped, one beside it always", () => {
  const into = new Float64Array(4);
  fc.assert(
    fc.property(number, number, (dx, dy) => {
      expect(clipSegment(box, 50 - dx, 25 - dy, 50 + dx, 25 + dy, into)).toBe(true);
    }),
  );
  expect(clipSegment(box, -5, 0, -1, 50, into)).toBe(false);
  expect(clipSegment(box, -30, 30, 40, 100, into)).toBe(false);
});

test("keeps the slope of a line to 1e30", () => {
  const into = new Float64Array(4);
  expect(clipSegment(box, 10, 10, 1e30, 10, into)).toBe(true);
  expect([...into]).toEqual([10, 10, 100, 10]);
});
