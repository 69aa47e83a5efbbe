/** The best line on a picture: on it the scores are equal and no third class leads, wherever the sheet has gone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atCrossings, type SheetShape, sheetPoints } from "../../core/math/sheet";
import { bestLines } from "./lines";

const shape: SheetShape = { domain: [-6, 6], lines: 21, refine: 2 };
const span = { cx: 0.5, cy: -0.2, half: 2 };
const none = { scores: undefined, sheet: new Float32Array(), shape, span };
// No denormal numbers: a slope of 1e-320 has no line.
const weight = fc.integer({ min: -300, max: 300 }).map((value) => value / 100);

function ends(lines: Float32Array): (readonly [number, number])[] {
  return Array.from({ length: lines.length / 2 }, (_, index) => [lines[2 * index]!, lines[2 * index + 1]!]);
}

describe("two units", () => {
  test("two classes: one line, on which the scores are equal, through and beyond all that is seen", () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 6, maxLength: 6 }), (numbers) => {
        const [a0 = 0, a1 = 0, b0 = 0, b1 = 0, c0 = 0, c1 = 0] = numbers;
        const square = (a0 - a1) ** 2 + (b0 - b1) ** 2;
        fc.pre(square > 0.01);
        const weights = Float64Array.of(a0, a1, b0, b1);
        const lines = bestLines({ ...none, width: 2, weights, bias: Float64Array.of(c0, c1) });
        const off = (a0 - a1) * span.cx + (b0 - b1) * span.cy + c0 - c1;
        const isSeen = Math.abs(off) / Math.sqrt(square) <= span.half;
        if (isSeen) expect(lines).toHaveLength(4);
        for (const [x, y] of ends(lines)) {
          expect((a0 - a1) * x + (b0 - b1) * y + c0 - c1).toBeCloseTo(0, 4);
        }
        if (!isSeen) return;
        const [from, to] = ends(lines);
        expect(Math.hypot(to![0] - from![0], to![1] - from![1])).toBeGreaterThan(2 * Math.SQRT2 * span.half);
      }),
    );
  });

  test("more classes: only where the two lead all others, and every change of leader crosses one", () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 12, maxLength: 12 }), (numbers) => {
        const weights = Float64Array.from(numbers.slice(0, 8));
        const bias = Float64Array.from(numbers.slice(8));
        const scores = (x: number, y: number) =>
          [0, 1, 2, 3].map((k) => weights[k]! * x + weights[4 + k]! * y + bias[k]!);
        const lines = bestLines({ ...none, width: 2, weights, bias });
        for (let at = 0; at < lines.length; at += 4) {
          const [x, y] = [(lines[at]! + lines[at + 2]!) / 2, (lines[at + 1]! + lines[at + 3]!) / 2];
          const [first = 0, second = 0] = scores(x, y).sort((a, b) => b - a);
          expect(first - second).toBeLessThan(1e-4);
        }
        const leader = (x: number, y: number) => {
          const all = scores(x, y);
          return all.indexOf(Math.max(...all));
        };
        const isEverywhereOne = [-1, -0.5, 0, 0.5, 1].every((s) =>
          [-1, -0.5, 0, 0.5, 1].every(
            (t) => leader(span.cx + 2 * s, span.cy + 2 * t) === leader(span.cx, span.cy),
          ),
        );
        if (!isEverywhereOne) expect(lines.length).toBeGreaterThan(0);
      }),
    );
  });

  test("no weights, no line", () => {
    const zero = { weights: new Float64Array(4), bias: Float64Array.of(1, 0) };
    expect(bestLines({ ...none, width: 2, ...zero })).toHaveLength(0);
    expect(bestLines({ ...none, width: 1, weights: new Float64Array(2), bias: zero.bias })).toHaveLength(0);
    expect(bestLines({ ...none, width: 3, weights: new Float64Array(6), bias: zero.bias })).toHaveLength(0);
  });
});

test("one unit: a mark across the axis where the leader changes", () => {
  // Scores −x, 0.5 and x: the middle one leads between −0.5 and 0.5.
  const lines = bestLines({
    ...none,
    width: 1,
    weights: Float64Array.of(-1, 0, 1),
    bias: Float64Array.of(0, 0.5, 0),
  });
  const places = ends(lines).map(([x]) => x);
  expect(places.sort()).toEqual([-0.5, -0.5, 0.5, 0.5]);
});

describe("more units: the level curve on the sheet", () => {
  // Three units of which the third is the squared radius: the flat cut through them is a circle of the plane.
  const lift = (x: number, y: number) => [x, y, (x * x + y * y) / 10];
  const scoresOn = (lines: number, cut: number) => {
    const at = atCrossings({ ...shape, lines, refine: 1 }, sheetPoints({ ...shape, lines, refine: 1 }), 2);
    return Float32Array.from(
      Array.from({ length: at.length / 2 }, (_, index) => {
        const third = lift(at[2 * index]!, at[2 * index + 1]!)[2]!;
        return [third - cut, cut - third];
      }).flat(),
    );
  };
  const input = (lines: number, move: (x: number, y: number) => readonly [number, number]) => {
    const points = sheetPoints(shape);
    const sheet = new Float32Array(points.length);
    for (let at = 0; at < points.length; at += 2) sheet.set(move(points[at]!, points[at + 1]!), at);
    return {
      ...none,
      width: 3,
      weights: Float64Array.of(0, 0, 0, 0, 1, -1),
      bias: Float64Array.of(-0.9, 0.9),
      scores: scoresOn(lines, 0.9),
      sheet,
    };
  };

  test("where the sheet lies as it did, the circle of radius 3; a finer grid of scores than the picture's will do", () => {
    for (const lines of [21, 41]) {
      const found = ends(bestLines(input(lines, (x, y) => [x, y])));
      expect(found.length).toBeGreaterThan(40);
      for (const [x, y] of found) expect(Math.abs(Math.hypot(x, y) - 3)).toBeLessThan(0.03);
    }
  });

  test("carried along where the sheet is drawn elsewhere, and turned over with it", () => {
    const found = ends(bestLines(input(41, (x, y) => [2 * y + 1, x])));
    for (const [x, y] of found) expect(Math.abs(Math.hypot((x - 1) / 2, y) - 3)).toBeLessThan(0.03);
  });

  test("it never leaves the sheet, and leaves out what is not finite", () => {
    const half = input(21, (x, y) => (x < 0 ? [Number.NaN, y] : [x, y]));
    const found = ends(bestLines(half));
    expect(found.length).toBeGreaterThan(10);
    expect(found.every(([x, y]) => x >= 0 && Math.abs(y) <= 6)).toBe(true);
    const corner = { ...half, scores: scoresOn(21, 5.5), sheet: input(21, (x, y) => [x, y]).sheet };
    for (const [x, y] of ends(bestLines(corner)))
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6);
  });
});
