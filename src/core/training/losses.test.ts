/** The losses: values by hand and by Keras's definitions, derivatives against differences, no overflow. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { lossSpec, lossSpecs } from "./losses";

const crossEntropy = lossSpec("categoricalCrossentropy")!;
const squaredError = lossSpec("meanSquaredError")!;

test("cross-entropy is the mean of −log p of the right class, p by softmax of the scores", () => {
  const scores = Float32Array.of(0, Math.log(3), 0, 0);
  const target = Float32Array.of(0, 1, 1, 0);
  expect(crossEntropy.mean(scores, target, 2)).toBeCloseTo((-Math.log(0.75) - Math.log(0.5)) / 2, 6);
});

test("cross-entropy of an untrained net of ten equal scores is ln 10", () => {
  const target = Float32Array.from({ length: 10 }, (_, at) => (at === 3 ? 1 : 0));
  expect(crossEntropy.mean(new Float32Array(10), target, 10)).toBeCloseTo(Math.log(10), 6);
});

test("squared error is the mean over outputs and samples", () => {
  const output = Float32Array.of(1, 2, 3, 4);
  const target = Float32Array.of(1, 0, 0, 4);
  expect(squaredError.mean(output, target, 2)).toBe((0 + 4 + 9 + 0) / 4);
});

test("scores beyond every exponential's range give finite losses and derivatives", () => {
  const slope = new Float32Array(4);
  const loss = crossEntropy.mean(
    Float32Array.of(1e30, -1e30, -1e4, 1e4),
    Float32Array.of(1, 0, 1, 0),
    2,
    slope,
  );
  expect(loss).toBeCloseTo(1e4, 0);
  expect([...slope]).toEqual([0, 0, -0.5, 0.5]);
});

test("what is not finite in the scores is not finite in the loss", () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    for (const loss of lossSpecs) {
      expect(Number.isFinite(loss.mean(Float32Array.of(bad, 1), Float32Array.of(1, 0), 2))).toBe(false);
    }
  }
});

for (const loss of lossSpecs) {
  test(`${loss.kind}: the derivative is that of the mean`, () => {
    const value = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.tuple(value, fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 12,
        }),
        (width, pairs) => {
          const used = pairs.slice(0, Math.max(width, pairs.length - (pairs.length % width)));
          if (used.length % width !== 0) return;
          const output = Float32Array.from(used, ([score]) => score);
          const target = Float32Array.from(used, ([, share]) => share);
          const slope = new Float32Array(output.length);
          const mean = loss.mean(output, target, width, slope);
          expect(mean).toBe(loss.mean(output, target, width));
          for (const at of output.keys()) {
            const moved = (by: number) => loss.mean(output.with(at, output[at]! + by), target, width);
            expect(slope[at]).toBeCloseTo((moved(1 / 64) - moved(-1 / 64)) * 32, 3);
          }
        },
      ),
    );
  });
}
