import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, fitSpan } from "./fit";
import type { Span } from "./scale";

const shared: Span = { cx: 0, cy: 0, half: 6.48 };
const box = (half: number, cx = 0, cy = 0) => ({
  left: cx - half,
  right: cx + half,
  bottom: cy - half,
  top: cy + half,
});

/** What is left of a half-width without its power of ten. */
const mantissa = (half: number) => Number((half / 10 ** Math.floor(Math.log10(half) + 1e-9)).toPrecision(6));

describe("the ladder", () => {
  test("half-widths go 1, 1.5, 2, 3, 5, 7 and on by powers of ten, the smallest that holds the content", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 4, noNaN: true }), (content) => {
        const { half } = fitSpan(box(content), shared);
        expect([1, 1.5, 2, 3, 5, 7]).toContain(mantissa(half));
        expect(half).toBeGreaterThan(content);
        // A step is five thirds at most, and there is a little room.
        expect(half).toBeLessThan(1.8 * content);
      }),
    );
  });
});

describe("a fitted span", () => {
  test("holds everything", () => {
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 40 }), (values) => {
        const bounds = boundsOf(Float32Array.from(values));
        const { cx, cy, half } = fitSpan(bounds, shared);
        if (!bounds) throw new Error("no bounds");
        expect(bounds.left).toBeGreaterThanOrEqual(cx - half);
        expect(bounds.right).toBeLessThanOrEqual(cx + half);
        expect(bounds.bottom).toBeGreaterThanOrEqual(cy - half);
        expect(bounds.top).toBeLessThanOrEqual(cy + half);
      }),
    );
  });

  test("holds still while the content wobbles, grows when it must and shrinks late", () => {
    let span = fitSpan(box(0.9), shared);
    expect(span.half).toBe(1);
    for (const half of [0.93, 0.88, 0.8, 0.6, 0.5]) {
      const next = fitSpan(box(half), shared, span);
      expect(next).toBe(span);
      span = next;
    }
    expect(fitSpan(box(1.2), shared, span).half).toBe(1.5);
    expect(fitSpan(box(0.2), shared, span).half).toBeCloseTo(0.3);
  });

  test("is the shared one where fitting gains next to nothing", () => {
    expect(fitSpan(box(6), shared)).toBe(shared);
    expect(fitSpan(undefined, shared)).toBe(shared);
  });

  test("points that coincide keep the shared size", () => {
    expect(fitSpan(box(0, 2.5, 2.5), shared)).toBe(shared);
    const far = fitSpan(box(0, 100, 0), shared);
    expect(far.half).toBe(shared.half);
    expect(Math.abs(far.cx - 100)).toBeLessThan(far.half);
  });

  test("does not take the rounding of 32-bit numbers for shape", () => {
    const points = Float32Array.of(1000, 1000, 1000.0001, 1000, 1000, 999.9999);
    expect(fitSpan(boundsOf(points), shared).half).toBe(shared.half);
  });

  test("skips what is not finite, and copes with 1e30", () => {
    const bounds = boundsOf(Float32Array.of(Number.NaN, 1, Infinity, 2, 0, 0, 1e30, -1));
    expect(bounds).toEqual({ left: 0, right: Math.fround(1e30), bottom: -1, top: 0 });
    expect(fitSpan(bounds, shared).half).toBe(7e29);
    expect(boundsOf(Float32Array.of(Number.NaN, 1))).toBeUndefined();
  });
});
