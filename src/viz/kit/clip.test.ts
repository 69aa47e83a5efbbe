import fc from "fast-check";
import { expect, test } from "vitest";
import { clipPolygon, clipSegment, halfRectangle, segmentInside } from "./clip";
import { picturePoint } from "./points";
import { polygonArea } from "./testing/polygon-area";

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

test("from a place in the box to one at 1e30, either way round, the cut lies on the way there", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 49 }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.integer({ min: 3, max: 30 }),
      (x, y, angle, power) => {
        const near = picturePoint(x, y);
        const far = picturePoint(x + 10 ** power * Math.cos(angle), y + 10 ** power * Math.sin(angle));
        const [start, end] = segmentInside(box, near, far)!;
        expect(start).toEqual(near);
        const across = (end[0] - x) * Math.sin(angle) - (end[1] - y) * Math.cos(angle);
        expect(Math.abs(across)).toBeLessThan(1e-6);
        expect((end[0] - x) * Math.cos(angle) + (end[1] - y) * Math.sin(angle)).toBeGreaterThan(0);
        const back = segmentInside(box, far, near)!;
        expect(back[1]).toEqual(near);
        expect(Math.hypot(back[0][0] - end[0], back[0][1] - end[1])).toBeLessThan(1e-6);
      },
    ),
  );
});

test("between two ends at 1e30 nothing is drawn, for nobody can tell where it would be", () => {
  expect(segmentInside(box, picturePoint(-1e30, 1e30), picturePoint(1e30, -1e30))).toBeUndefined();
  expect(segmentInside(box, picturePoint(Number.NaN, 0), picturePoint(1, 1))).toBeUndefined();
});

test("a polygon is cut at the box, a corner at 1e30 too", () => {
  expect(clipPolygon(box, [10, 10, 20, 10, 20, 20])).toEqual([10, 10, 20, 10, 20, 20]);
  const cut = clipPolygon(box, [10, 10, 1e30, 10, 10, 40]);
  for (let at = 0; at < cut.length; at += 2) {
    expect(cut[at]).toBeLessThanOrEqual(100);
    expect(cut[at + 1]).toBeLessThanOrEqual(50);
  }
});

test("the halves beside a line share the box", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 150 }),
      fc.integer({ min: -50, max: 110 }),
      fc.double({ min: 0, max: 7, noNaN: true }),
      (x, y, angle) => {
        const through = picturePoint(x, y);
        const normal = [Math.cos(angle), Math.sin(angle)] as const;
        const back = [-normal[0], -normal[1]] as const;
        expect(
          polygonArea(halfRectangle(box, through, normal)) + polygonArea(halfRectangle(box, through, back)),
        ).toBeCloseTo(5000, 4);
      },
    ),
  );
});
