/** What every activation's entry says of its curve is so: slope, bounds, kinks, folds. */
import { describe, expect, test } from "vitest";
import { activationNames, activations, isMonotone } from "./functions";

const SLOPES = [0, 0.2, 1];
const STEP = 1e-5;
/** Places between −12 and 12 that hit no kink. */
const places = Array.from({ length: 2400 }, (_, index) => (index - 1200) / 100 + 0.0037);

describe.each(activationNames)("%s", (name) => {
  const { value, derivative, bounds, kinks, folds } = activations[name];

  test("its slope is the central difference of its value", () => {
    for (const slope of SLOPES) {
      for (const x of places) {
        const difference = (value(x + STEP, slope) - value(x - STEP, slope)) / (2 * STEP);
        expect(Math.abs(derivative(x, value(x, slope), slope) - difference), `at ${x}`).toBeLessThan(1e-8);
      }
    }
  });

  test("it says that its values are probabilities only where it is the logistic function, as losses take it to be", () => {
    if (activations[name].meaning !== "probability") return;
    for (const x of places) expect(value(x, 0.2)).toBeCloseTo(1 / (1 + Math.exp(-x)), 12);
  });

  test("its values stay within its bounds, and come near them", () => {
    // Leaky relu of slope 0 is a relu: the bounds are those of any slope.
    const values = places.map((x) => value(3 * x, 0.2));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const { low, high } = bounds;
    if (low === undefined) expect(least).toBeLessThan(-2);
    else expect([least >= low - 1e-12, least - low < 1e-3]).toEqual([true, true]);
    if (high === undefined) expect(most).toBeGreaterThan(30);
    else expect([most <= high, high - most < 1e-3]).toEqual([true, true]);
  });

  test("its slope jumps at its kinks and nowhere else", () => {
    const found = Array.from({ length: 4801 }, (_, index) => (index - 2400) / 200).filter((x) => {
      const at = (place: number) => derivative(place, value(place, 0.2), 0.2);
      return Math.abs(at(x + 1e-6) - at(x - 1e-6)) > 1e-3;
    });
    expect(found).toEqual(kinks);
  });

  test("on its way it turns back where it says, and nowhere else", () => {
    const grid = Array.from({ length: 40_001 }, (_, index) => (index - 20_000) / 1000 + 0.00037);
    for (const u of [0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.99, 1]) {
      for (const slope of folds ? [0.2] : SLOPES) {
        const along = (x: number) => 1 - u + u * derivative(x, value(x, slope), slope);
        const turns = grid.filter((x) => along(x) < 0 !== along(x + 0.001) < 0);
        const said = [...(folds?.(u, 20) ?? [])].filter((x) => Math.abs(x) < 19.9).sort((a, b) => a - b);
        const seen = turns.filter((x) => Math.abs(x) < 19.9);
        expect(said.length, `${said} against ${seen} at ${u}`).toBe(seen.length);
        for (const [index, x] of said.entries()) expect(Math.abs(x - (seen[index] ?? 0))).toBeLessThan(0.002);
      }
    }
    expect(isMonotone(activations[name])).toBe(folds === undefined);
  });
});
