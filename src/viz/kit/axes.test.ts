import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeRuler } from "./axes";
import { axisTicks } from "./axis-ticks";
import { boxOf, contains, overlaps } from "./labels";
import { createViewBox } from "./scale";
import { makeTicks, roundDown, roundUp } from "./ticks";

const views = fc
  .record({
    cx: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    cy: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    half: fc.double({ min: 1e-3, max: 1e30, noNaN: true }),
    width: fc.integer({ min: 90, max: 900 }),
    height: fc.integer({ min: 90, max: 900 }),
  })
  .map(({ cx, cy, half, width, height }) =>
    createViewBox({ cx, cy, half }, { left: 0, top: 0, width, height }),
  );

describe("ticks", () => {
  test("are round numbers", () => {
    expect(makeTicks(-6, 6, 1.7).map(({ label }) => label)).toEqual(["−6", "−4", "−2", "0", "2", "4", "6"]);
    expect([roundUp(0.021), roundUp(2), roundDown(4.99), roundDown(5)]).toEqual([0.05, 2, 2, 5]);
  });

  test("tell neighbours apart far from the origin", () => {
    const labels = makeTicks(1000, 1000.1, 0.02).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBeGreaterThan(3);
  });

  test("of no proper range are none", () => {
    expect(makeTicks(1, 1, 1)).toEqual([]);
    expect(makeTicks(0, Infinity, 1)).toEqual([]);
    expect(makeTicks(Number.NaN, 1, 1)).toEqual([]);
  });
});

describe("axis ticks", () => {
  test("stand inside the plot, apart from each other and from other words", () => {
    fc.assert(
      fc.property(views, (view) => {
        const avoid = [{ left: 0, top: 0, width: 60, height: 20 }];
        const ticks = axisTicks({ view, fontSize: 11, spacing: 64, axes: "both", avoid });
        const boxes = ticks.map(({ label }) => boxOf(label));
        boxes.forEach((box, index) => {
          expect(contains(view.plot, box)).toBe(true);
          for (const other of [...boxes.slice(index + 1), ...avoid]) expect(overlaps(box, other)).toBe(false);
        });
      }),
    );
  });

  test("stand where their value is", () => {
    const view = createViewBox({ cx: 0, cy: 0, half: 5 }, { left: 0, top: 0, width: 400, height: 400 });
    const ticks = axisTicks({ view, fontSize: 11, spacing: 64, axes: "both", avoid: [] });
    expect(ticks.length).toBeGreaterThan(4);
    for (const { axis, value, x, y } of ticks) {
      expect(axis === "x" ? x : y).toBeCloseTo(axis === "x" ? 200 + 40 * value : 200 - 40 * value);
    }
  });
});

describe("the ruler", () => {
  test("is as long as its number says, and fits", () => {
    fc.assert(
      fc.property(views, fc.constantFrom("compact" as const, "wide" as const), (view, place) => {
        const { units, length } = makeRuler(view, place, 10);
        expect(length).toBeCloseTo(units * view.pixelsPerUnit, 6);
        const side = Math.min(view.plot.width, view.plot.height);
        expect(length).toBeLessThan(0.31 * side);
        expect(length).toBeGreaterThan(0.09 * side);
      }),
    );
  });
});
