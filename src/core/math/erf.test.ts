/** The error function against the C library's values and its own differential equation. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { erf } from "./erf";

test("values of the C library’s erf", () => {
  for (const [x, value] of [
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3, 0.9999779095030014],
    [-1.5, -0.9661051464753108],
    [8, 1],
  ] as const) {
    expect(Math.abs(erf(x) - value)).toBeLessThan(1e-15);
  }
  expect(erf(Number.NaN)).toBeNaN();
  expect(erf(Number.NEGATIVE_INFINITY)).toBe(-1);
});

test("odd, rising, and of slope 2/√π·e^−x²", () => {
  fc.assert(
    fc.property(fc.double({ min: -5.5, max: 5.5, noNaN: true }), (x) => {
      expect(erf(-x)).toBe(-erf(x));
      const slope = (erf(x + 1e-4) - erf(x - 1e-4)) / 2e-4;
      expect(Math.abs(slope - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x))).toBeLessThan(1e-8);
    }),
  );
});
