/** Smoothing is a weighted mean of what was so far: held to the sum written out, and to what every mean does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { smooth } from "./smooth";

const value = fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { nil: null, freq: 6 });
const anyCurve = fc.array(value, { maxLength: 40 });
const anyWeight = fc.double({ min: 0, max: 0.99, noNaN: true });

test("each value is the mean of those so far, weighted by the powers of w", () => {
  fc.assert(
    fc.property(anyCurve, anyWeight, (values, weight) => {
      const smoothed = smooth(values, weight);
      expect(smoothed).toHaveLength(values.length);
      for (const [index, own] of smoothed.entries()) {
        const sofar = values.slice(0, index + 1).filter((entry) => entry !== null);
        if (values[index] === null) expect(own).toBeNull();
        else {
          const weights = sofar.map((_, place) => weight ** (sofar.length - 1 - place));
          const total = weights.reduce((sum, entry) => sum + entry, 0);
          const mean = sofar.reduce((sum, entry, place) => sum + (entry * weights[place]!) / total, 0);
          expect(own).toBeCloseTo(mean, 6);
          expect(own).toBeGreaterThanOrEqual(Math.min(...sofar) - 1e-9);
          expect(own).toBeLessThanOrEqual(Math.max(...sofar) + 1e-9);
        }
      }
    }),
    { numRuns: runs(500) },
  );
});

test("no weight leaves the curve as it is", () => {
  fc.assert(
    fc.property(anyCurve, (values) => {
      for (const [index, own] of smooth(values, 0).entries()) {
        if (own === null) expect(values[index]).toBeNull();
        else expect(own).toBeCloseTo(values[index]!, 10);
      }
    }),
    { numRuns: runs(200) },
  );
});
