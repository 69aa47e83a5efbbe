import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planePoint } from "./points";
import { createViewBox, fromPixel, isInside, sharedSpan, toPixel } from "./scale";

const size = fc.integer({ min: 20, max: 2000 });
const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const boxes = fc
  .record({
    cx: coordinate,
    cy: coordinate,
    half: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    left: fc.integer({ min: 0, max: 100 }),
    top: fc.integer({ min: 0, max: 100 }),
    width: size,
    height: size,
  })
  .map(({ cx, cy, half, ...plot }) => createViewBox({ cx, cy, half }, plot));

describe("view box", () => {
  test("both axes have the same scale, y upwards", () => {
    fc.assert(
      fc.property(boxes, (view) => {
        const { cx, cy, half } = view.span;
        const [x0, y0] = toPixel(view, planePoint(cx, cy));
        const [x1] = toPixel(view, planePoint(cx + half, cy));
        const [, y1] = toPixel(view, planePoint(cx, cy + half));
        expect(x1 - x0).toBeCloseTo(y0 - y1, 3);
        expect(x1).toBeGreaterThan(x0);
      }),
    );
  });

  test("the span's square fills the shorter side and lies in the middle", () => {
    fc.assert(
      fc.property(boxes, (view) => {
        const { cx, cy, half } = view.span;
        const { left, top, width, height } = view.plot;
        const [x0, y1] = toPixel(view, planePoint(cx - half, cy - half));
        const [x1, y0] = toPixel(view, planePoint(cx + half, cy + half));
        expect(x1 - x0).toBeCloseTo(Math.min(width, height), 3);
        expect((x0 + x1) / 2).toBeCloseTo(left + width / 2, 3);
        expect((y0 + y1) / 2).toBeCloseTo(top + height / 2, 3);
      }),
    );
  });

  test("fromPixel undoes toPixel", () => {
    fc.assert(
      fc.property(boxes, fc.double({ min: -1, max: 1, noNaN: true }), (view, share) => {
        const x = view.span.cx + share * view.span.half;
        const y = view.span.cy - share * view.span.half;
        const [backX, backY] = fromPixel(view, toPixel(view, planePoint(x, y)));
        const tolerance = 1e-9 * (Math.abs(x) + Math.abs(y) + view.span.half);
        expect(Math.abs(backX - x)).toBeLessThan(tolerance);
        expect(Math.abs(backY - y)).toBeLessThan(tolerance);
      }),
    );
  });

  test("the shared span shows the whole domain with room around it", () => {
    const view = createViewBox(sharedSpan([-6, 6]), { left: 0, top: 0, width: 300, height: 300 });
    for (const corner of [-6, 6]) {
      expect(isInside(view.plot, toPixel(view, planePoint(corner, corner)), -5)).toBe(true);
    }
  });
});
