/** The interval against closed forms, against an example by hand, and how often it holds what is true. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { createRandom } from "../math/random";
import { drawResamplings, LEAST_SEEDS, meanInterval } from "./bootstrap";

const normals = (count: number, mean: number, deviation: number, seed: number) => {
  const random = createRandom(seed, "test");
  return Float64Array.from({ length: count }, () => mean + deviation * random.normal());
};

test("by hand: of five numbers two are drawn, so the mean of 0, 0, 0, 0, 1 is 1 once in 25 times and 0 sixteen times", () => {
  const resamplings = drawResamplings(LEAST_SEEDS, 1);
  expect(resamplings.draws).toBe(2);
  const interval = meanInterval(Float64Array.of(0, 0, 0, 0, 1), resamplings);
  // 1 of 25 is more than the 2.5 % above the interval, 16 of 25 more than those below.
  expect(interval).toEqual({ lower: 0, upper: 1 });
  // Three of six: three ones once in 216 times, two or more 16 times in 216.
  expect(meanInterval(Float64Array.of(0, 0, 0, 0, 0, 1), drawResamplings(6, 1)).upper).toBeCloseTo(2 / 3, 9);
});

test("of normal numbers it is the mean ± 1.96 · s / √(n − 3), where s² is the mean square from the mean", () => {
  for (const count of [8, 32, 400]) {
    const numbers = normals(count, 5, 2, count);
    const mean = numbers.reduce((sum, one) => sum + one, 0) / count;
    const square = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count;
    const reach = 1.96 * Math.sqrt(square / (count - 3));
    const { lower, upper } = meanInterval(numbers, drawResamplings(count, 3));
    expect(Math.abs((upper - lower) / (2 * reach) - 1)).toBeLessThan(0.1);
    expect(Math.abs((upper + lower) / 2 - mean)).toBeLessThan(0.15 * reach);
  }
});

test("it holds the true mean of normal numbers 95 times of 100, of eight as of forty", () => {
  for (const count of [8, 16, 40]) {
    const resamplings = drawResamplings(count, 5);
    const trials = 2000;
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { lower, upper } = meanInterval(normals(count, 1, 3, trial * 100 + count), resamplings);
      if (lower <= 1 && 1 <= upper) held++;
    }
    // Two standard errors of a share of 2,000 are 1 %; the resamplings themselves are a draw of 1,000.
    expect(held / trials, `${count}`).toBeGreaterThan(0.93);
    expect(held / trials, `${count}`).toBeLessThan(0.97);
  }
});

test("it lies among the numbers, moves and stretches with them, and is the same for the same seed", () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(number, { minLength: LEAST_SEEDS, maxLength: 64 }),
      fc.double({ min: 0.1, max: 9, noNaN: true }),
      number,
      (list, scale, shift) => {
        const numbers = Float64Array.from(list);
        const resamplings = drawResamplings(numbers.length, 7);
        const { lower, upper } = meanInterval(numbers, resamplings);
        expect(lower).toBeGreaterThanOrEqual(Math.min(...list) - 1e-12);
        expect(upper).toBeLessThanOrEqual(Math.max(...list) + 1e-12);
        expect(lower).toBeLessThanOrEqual(upper);
        const moved = meanInterval(
          numbers.map((one) => scale * one + shift),
          drawResamplings(numbers.length, 7),
        );
        expect(moved.lower).toBeCloseTo(scale * lower + shift, 9);
        expect(moved.upper).toBeCloseTo(scale * upper + shift, 9);
      },
    ),
    { numRuns: runs(500) },
  );
  expect(() => drawResamplings(LEAST_SEEDS - 1, 1)).toThrow(/too few/);
});
