/** Logistic regression against closed forms, finite differences, and what must not change it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { finish } from "./finish";
import { evaluate, fitLogistic, type LogisticProblem, scoresOf } from "./logistic";
import { createRandom } from "./random";
import { type Clusters, clusters } from "./testing/clusters";
import { whiten, whitened } from "./whiten";

const problemOf = ({ points, ...rest }: Clusters, ridge: number): LogisticProblem => ({
  ...rest,
  points: Float64Array.from(points),
  ridge,
});

const anyClusters = fc
  .record({
    seed: fc.nat(1e6),
    width: fc.integer({ min: 1, max: 6 }),
    classes: fc.integer({ min: 2, max: 5 }),
    gap: fc.constantFrom(0.3, 1, 3),
  })
  .map(({ seed, width, classes, gap }) => clusters(seed, width, classes, gap));

describe("the fit", () => {
  test("its gradient is that of its loss, by finite differences", () => {
    fc.assert(
      fc.property(anyClusters, fc.nat(1e6), (data, seed) => {
        const problem = problemOf(data, 0.01);
        const random = createRandom(seed, "coefficients");
        const at = Float64Array.from({ length: (data.width + 1) * data.classes }, () => random.normal());
        const { gradient } = evaluate(problem, at);
        for (let index = 0; index < at.length; index += 3) {
          const beside = (step: number) => {
            const moved = at.slice();
            moved[index] = moved[index]! + step;
            return evaluate(problem, moved).loss;
          };
          expect(gradient[index]).toBeCloseTo((beside(1e-5) - beside(-1e-5)) / 2e-5, 5);
        }
      }),
      { numRuns: runs(40) },
    );
  });

  test("ends where the gradient is flat, separable or not", () => {
    fc.assert(
      fc.property(anyClusters, (data) => {
        const { coefficients, gradient, rounds } = finish(fitLogistic(problemOf(data, 1e-5)));
        expect(gradient).toBeLessThan(1e-6);
        expect(rounds).toBeLessThan(60);
        const again = evaluate(problemOf(data, 1e-5), coefficients);
        expect(Math.max(...again.gradient.map(Math.abs))).toBe(gradient);
      }),
      { numRuns: runs(40) },
    );
  });

  test("no coefficients beside it are better: the loss is convex", () => {
    const problem = problemOf(clusters(5, 3, 4, 1), 1e-4);
    const { coefficients } = finish(fitLogistic(problem));
    const { loss } = evaluate(problem, coefficients);
    const random = createRandom(1, "beside");
    for (let attempt = 0; attempt < 200; attempt++) {
      const size = 10 ** (1 - 4 * random.uniform());
      const beside = coefficients.map((value) => value + size * random.normal());
      expect(evaluate(problem, beside).loss).toBeGreaterThan(loss);
    }
  });

  test("of one yes-or-no input it is the table's log odds", () => {
    // 40 points at 0, 12 of them class 1; 60 at 1, 51 of them class 1.
    const points = Float64Array.from({ length: 100 }, (_, index) => (index < 40 ? 0 : 1));
    const labels = Uint8Array.from({ length: 100 }, (_, index) => (index < 12 || index >= 49 ? 1 : 0));
    const { coefficients } = finish(fitLogistic({ points, width: 1, labels, classes: 2, ridge: 1e-9 }));
    const [w0 = 0, w1 = 0, b0 = 0, b1 = 0] = coefficients;
    expect(b1 - b0).toBeCloseTo(Math.log(12 / 28), 5);
    expect(w1 - w0).toBeCloseTo(Math.log(51 / 9) - Math.log(12 / 28), 5);
  });

  test("of an input that says nothing it is the logarithm of how frequent each class is", () => {
    const labels = Uint8Array.from({ length: 60 }, (_, index) => (index < 10 ? 0 : index < 30 ? 1 : 2));
    const { coefficients } = finish(
      fitLogistic({ points: new Float64Array(60), width: 1, labels, classes: 3, ridge: 1e-9 }),
    );
    expect(coefficients[4]! - coefficients[3]!).toBeCloseTo(Math.log(2), 5);
    expect(coefficients[5]! - coefficients[3]!).toBeCloseTo(Math.log(3), 5);
  });
});

describe("whitening", () => {
  /** The likeliest line's scores of the points, fitted in whitened coordinates. */
  function likeliest({ points, width, labels, classes }: Clusters): Float64Array {
    const whitening = finish(whiten(points, width));
    const fitted = { points: finish(whitened(whitening, points)), width: whitening.count, classes };
    return scoresOf(fitted, finish(fitLogistic({ ...fitted, labels, ridge: 1e-5 })).coefficients);
  }

  test("gives mean 0 and unit covariance", () => {
    const { points } = clusters(3, 4, 3, 2);
    const whitening = finish(whiten(points, 4));
    const z = finish(whitened(whitening, points));
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        let sum = 0;
        for (let row = 0; row < 60; row++) sum += z[row * 4 + a]! * z[row * 4 + b]!;
        expect(sum / 60).toBeCloseTo(a === b ? 1 : 0, 6);
      }
    }
    expect(whitening.share).toBeCloseTo(1, 9);
  });

  test("makes the fit one that no invertible affine map of the points changes", () => {
    fc.assert(
      fc.property(anyClusters, fc.nat(1e6), (data, seed) => {
        const random = createRandom(seed, "map");
        const { width } = data;
        const matrix = Array.from({ length: width }, (_, row) =>
          Array.from({ length: width }, (_, column) => (row === column ? 3 : 0) + 0.3 * random.normal()),
        );
        const moved = Float32Array.from(data.points, (_, at) => {
          const row = Math.floor(at / width) * width;
          return matrix[at % width]!.reduce((sum, entry, unit) => sum + entry * data.points[row + unit]!, 3);
        });
        const [before, after] = [likeliest(data), likeliest({ ...data, points: moved })];
        const size = Math.max(...before.map(Math.abs));
        for (const [index, score] of before.entries()) {
          expect(Math.abs(score - after[index]!)).toBeLessThan(1e-2 * (1 + size));
        }
      }),
      { numRuns: runs(40) },
    );
  });
});
