/** Logistic regression against closed forms, finite differences, and what must not change it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { rings } from "../data/rings";
import { bestLine, fewestErrors, finish, lineScores, rightShare } from "./best-line";
import { evaluate, fitLogistic, type LogisticProblem, scoresOf } from "./logistic";
import { createRandom } from "./random";
import { whiten, whitened } from "./whiten";

/** Clusters around random centres, `gap` apart in deviations. */
function clusters(seed: number, width: number, classes: number, gap: number, count = 60) {
  const random = createRandom(seed, "logistic test");
  const centres = Array.from({ length: classes * width }, () => gap * random.normal());
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  const points = Float32Array.from(
    { length: count * width },
    (_, at) => centres[labels[Math.floor(at / width)]! * width + (at % width)]! + random.normal(),
  );
  return { points, labels, width, classes };
}

const problemOf = ({ points, ...rest }: ReturnType<typeof clusters>, ridge: number): LogisticProblem => ({
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
  function likeliest({ points, width, labels, classes }: ReturnType<typeof clusters>): Float64Array {
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

describe("the best line", () => {
  const line = ({ points, width, labels, classes }: ReturnType<typeof clusters>) =>
    finish(bestLine(points, width, labels, classes))!;

  test("parts what a line parts", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 8 }), (seed, width) => {
        // Labels by a plane of the test's own, with a gap along it.
        const random = createRandom(seed, "plane");
        const normal = Array.from({ length: width }, () => random.normal());
        const length = Math.hypot(...normal);
        const rows = Array.from({ length: 50 }, () => {
          const row = normal.map(() => 2 * random.normal());
          const margin = row.reduce((sum, value, unit) => sum + (value * normal[unit]!) / length, 0.2);
          const moved = row.map((value, unit) => value + (Math.sign(margin) * 0.05 * normal[unit]!) / length);
          return { row: moved, label: margin > 0 ? 1 : 0 };
        });
        const found = finish(
          bestLine(
            Float32Array.from(rows.flatMap(({ row }) => row)),
            width,
            Uint8Array.from(rows, ({ label }) => label),
            2,
          ),
        );
        expect(found!.accuracy).toBe(1);
      }),
      { numRuns: runs(60) },
    );
  });

  test("its weights give its accuracy in the points' own coordinates", () => {
    for (const width of [1, 2, 5, 80]) {
      const data = clusters(width, width, 3, 0.5, 90);
      const found = line(data);
      expect(found.weights).toHaveLength(width * 3);
      expect(rightShare(lineScores(found, data.points), data.labels, 3)).toBeCloseTo(found.accuracy, 2);
    }
  });

  test("around two rings no line gets far: the best cuts off a cap of the outer one", () => {
    const { x, labels } = rings.create(rings.params.parse({ samples: 500 }));
    const found = finish(bestLine(x, 2, labels, 2))!;
    // A line that touches the inner ring's rim, about 2.5 of 5, leaves arccos(½)/π of the outer ring beyond it.
    const cap = 0.5 + Math.acos(2.5 / 5) / Math.PI / 2;
    expect(found.accuracy).toBeGreaterThan(cap - 0.05);
    expect(found.accuracy).toBeLessThan(cap + 0.05);
  });

  test("in a plane hardly any line of two classes does better, in any direction", () => {
    const random = createRandom(9, "lines");
    for (let seed = 0; seed < 12; seed++) {
      const data = clusters(seed, 2, 2, 0.4, 80);
      const { accuracy } = line(data);
      for (let attempt = 0; attempt < 800; attempt++) {
        const angle = 2 * Math.PI * random.uniform();
        const margins = Float64Array.from({ length: 80 }, (_, point) => {
          return Math.cos(angle) * data.points[2 * point]! + Math.sin(angle) * data.points[2 * point + 1]!;
        });
        const threshold = margins[random.integer(80)]! + 1e-9;
        const right = data.labels.filter((label, point) => margins[point]! > threshold === (label === 1));
        expect(right.length / 80).toBeLessThanOrEqual(accuracy + 1.5 / 80);
      }
    }
  });

  test("takes a known line where it is better, and only there", () => {
    const data = clusters(2, 5, 3, 0.3, 60);
    const own = line(data);
    const poor = { weights: new Float64Array(15), bias: Float64Array.of(1, 0, 0) };
    expect(finish(bestLine(data.points, 5, data.labels, 3, [poor]))).toEqual(own);
    // Labels that a line of the test's own gives, of which likelihood finds but nearly all.
    const secret = { weights: own.weights.map((value, at) => value + Math.sin(at)), bias: own.bias };
    const scores = lineScores(secret, data.points);
    const labels = data.labels.map((_, row) => {
      const three = [...scores.subarray(3 * row, 3 * row + 3)];
      return row % 20 === 7 ? (data.labels[row] ?? 0) : three.indexOf(Math.max(...three));
    });
    const with_ = finish(bestLine(data.points, 5, labels, 3, [secret]))!;
    expect(with_.accuracy).toBeGreaterThanOrEqual(rightShare(scores, labels, 3));
    expect(with_.accuracy).toBeGreaterThanOrEqual(finish(bestLine(data.points, 5, labels, 3))!.accuracy);
  });

  test("wide clouds by their leading axes, and says how many", () => {
    const random = createRandom(4, "wide");
    const labels = Uint8Array.from({ length: 300 }, (_, index) => index % 2);
    // The classes lie apart along one of 100 units, which spreads most; the others are noise.
    const points = Float32Array.from({ length: 300 * 100 }, (_, at) =>
      at % 100 === 17 ? 20 * (labels[Math.floor(at / 100)]! - 0.5) + random.normal() : 0.3 * random.normal(),
    );
    const found = finish(bestLine(points, 100, labels, 2))!;
    expect(found).toMatchObject({ accuracy: 1, axes: 64 });
    expect(found.share).toBeGreaterThan(0.9);
    expect(found.share).toBeLessThan(1);
  });

  test("directions without spread are left out, those that rounding makes among them", () => {
    const data = clusters(8, 2, 2, 1, 200);
    const lifted = Float32Array.from({ length: 200 * 4 }, (_, at) => {
      const [x = 0, y = 0] = data.points.subarray(2 * Math.floor(at / 4));
      return [x + y / 3, y, 100 + 0.1 * x - y, 7][at % 4]!;
    });
    const found = line({ ...data, points: lifted, width: 4 });
    expect(found.axes).toBe(2);
    expect(found.accuracy).toBeCloseTo(line(data).accuracy, 2);
  });

  test("one point, one place, one class, nothing, not a number", () => {
    const labels = Uint8Array.of(1, 1, 0);
    expect(finish(bestLine(new Float32Array(6), 2, labels, 2))).toMatchObject({ accuracy: 2 / 3, axes: 0 });
    expect(finish(bestLine(Float32Array.of(1, 2), 2, Uint8Array.of(1), 2))!.accuracy).toBe(1);
    expect(finish(bestLine(Float32Array.of(1, 2, 3), 1, Uint8Array.of(2, 2, 2), 3))!.accuracy).toBe(1);
    expect(finish(bestLine(new Float32Array(), 2, new Uint8Array(), 2))).toBeUndefined();
    expect(finish(bestLine(Float32Array.of(Number.NaN, 0), 2, Uint8Array.of(0), 2))).toBeUndefined();
  });
});

test("the threshold with the fewest errors is that of trying them all", () => {
  const errorsAt = (margins: readonly number[], labels: readonly number[], threshold: number) =>
    margins.filter((margin, point) => margin > threshold !== (labels[point] === 1)).length;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 0, max: 1 })), { minLength: 1 }),
      (pairs) => {
        const margins = pairs.map(([margin]) => margin);
        const labels = pairs.map(([, label]) => label);
        const found = fewestErrors(Float64Array.from(margins), Uint8Array.from(labels));
        const least = Math.min(
          ...Array.from({ length: 20 }, (_, step) => errorsAt(margins, labels, step - 9.5)),
          errorsAt(margins, labels, 0),
        );
        expect(errorsAt(margins, labels, found)).toBe(least);
        if (errorsAt(margins, labels, 0) === least) expect(found).toBe(0);
      },
    ),
  );
});
