/** The best straight line: exact where it says so, never worse with more effort, and what a line parts it parts. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { rings } from "../data/rings";
import { type BestLine, bestLine, type LineQuestion, lineEfforts } from "./best-line";
import { finish } from "./finish";
import { exactScores, lineScores, rightShare } from "./linear-scores";
import { createRandom } from "./random";
import { type Clusters, clusters } from "./testing/clusters";

function found(question: LineQuestion): BestLine {
  const line = finish(bestLine(question));
  if (!line) throw new Error("no line");
  return line;
}

const thorough = lineEfforts[1]!;

describe("what a line parts", () => {
  test("is parted, in one to eight dimensions", () => {
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
        const points = Float32Array.from(rows.flatMap(({ row }) => row));
        const labels = Uint8Array.from(rows, ({ label }) => label);
        expect(found({ points, width, labels, classes: 2 })).toMatchObject({ accuracy: 1, isExact: true });
      }),
      { numRuns: runs(60) },
    );
  });

  test("labels that a line of the test's own gives to ten classes are found again", () => {
    const random = createRandom(3, "ten classes");
    const secret = {
      weights: Float64Array.from({ length: 50 }, () => random.normal()),
      bias: Float64Array.from({ length: 10 }, () => 0.3 * random.normal()),
    };
    const points = Float32Array.from({ length: 5 * 400 }, () => 2 * random.normal());
    const scores = exactScores(secret, points);
    const labels = Uint8Array.from({ length: 400 }, (_, row) => {
      const own = [...scores.subarray(10 * row, 10 * row + 10)];
      return own.indexOf(Math.max(...own));
    });
    expect(found({ points, width: 5, labels, classes: 10 }).accuracy).toBeGreaterThan(0.99);
    // Some of them wrong on purpose: likelihood and errors differ, and the search goes by errors.
    const wrong = labels.map((label, row) => (row % 9 === 4 ? (label + 1 + (row % 3)) % 10 : label));
    const right = wrong.filter((label, row) => label === labels[row]).length / 400;
    expect(found({ points, width: 5, labels: wrong, classes: 10 }).accuracy).toBeGreaterThan(right - 0.03);
  });
});

describe("effort", () => {
  const cloud = (seed: number, width: number, classes: number): LineQuestion =>
    clusters(seed, width, classes, 0.4, 120);

  test("more of it never makes the line worse, and going on is the same as having asked for more", () => {
    for (const [width, classes] of [
      [3, 2],
      [6, 2],
      [4, 3],
    ] as const) {
      for (let seed = 0; seed < 3; seed++) {
        const question = cloud(seed, width, classes);
        let search: BestLine["search"];
        let before = 0;
        for (const effort of lineEfforts.slice(0, 3)) {
          const goneOn = found({ ...question, effort, search });
          expect(goneOn.accuracy).toBeGreaterThanOrEqual(before);
          expect(goneOn).toEqual(found({ ...question, effort }));
          ({ search, accuracy: before } = goneOn);
        }
      }
    }
  });

  test("the accuracy is that of its weights, in the points' own coordinates", () => {
    for (const [width, classes] of [
      [1, 2],
      [1, 3],
      [2, 2],
      [5, 3],
      [80, 3],
    ] as const) {
      for (const effort of [lineEfforts[0]!, thorough]) {
        const data = clusters(width, width, classes, 0.5, 90);
        const line = found({ ...data, effort });
        expect(line.weights).toHaveLength(width * classes);
        expect(rightShare(exactScores(line, data.points), data.labels, classes)).toBe(line.accuracy);
        expect(rightShare(lineScores(line, data.points), data.labels, classes)).toBeCloseTo(line.accuracy, 1);
      }
    }
  });

  test("in one unit and in two it is exact, and a quick answer is hardly worse", () => {
    for (let seed = 0; seed < 20; seed++) {
      const line = clusters(seed, 1, 2, 0.4, 80);
      expect(found({ ...line })).toMatchObject({ isExact: true, doubt: 0 });
      const plane = clusters(seed, 2, 2, 0.4, 80);
      const exact = found({ ...plane, effort: thorough });
      expect(exact).toMatchObject({ isExact: true, doubt: 0 });
      const quick = found({ ...plane });
      expect(quick.accuracy).toBeLessThanOrEqual(exact.accuracy);
      expect(quick.accuracy).toBeGreaterThan(exact.accuracy - 0.03);
    }
  });

  test("what it doubts covers what a longer search finds", () => {
    let covered = 0;
    for (let seed = 0; seed < 20; seed++) {
      const data = clusters(seed, 6, 2, 0.25, 150);
      const quick = found({ ...data, effort: thorough });
      const long = found({ ...data, effort: lineEfforts[3]!, search: quick.search });
      if (long.accuracy <= quick.accuracy + quick.doubt + 1e-9) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(18);
  });
});

test("around two rings no line gets far: the best cuts off a cap of the outer one", () => {
  const { x, labels } = rings.create(rings.params.parse({ samples: 500 }));
  const line = found({ points: x, width: 2, labels, classes: 2, effort: thorough });
  // A line that touches the inner ring's rim, about 2.5 of 5, leaves arccos(½)/π of the outer ring beyond it.
  const cap = 0.5 + Math.acos(2.5 / 5) / Math.PI / 2;
  expect(line.isExact).toBe(true);
  expect(line.accuracy).toBeGreaterThan(cap - 0.05);
  expect(line.accuracy).toBeLessThan(cap + 0.05);
});

test("takes a known line where it is better, and only there", () => {
  const data = clusters(2, 5, 3, 0.3, 60);
  const own = found(data);
  const poor = { weights: new Float64Array(15), bias: Float64Array.of(1, 0, 0) };
  expect(found({ ...data, known: [poor] })).toEqual(own);
  const perfect = Uint8Array.from(data.labels, (_, row) => {
    const scores = exactScores(own, data.points.subarray(5 * row, 5 * row + 5));
    return scores.indexOf(Math.max(...scores));
  });
  const known = found({ ...data, labels: perfect, known: [own] });
  expect(known).toMatchObject({ accuracy: 1, isExact: true, doubt: 0 });
});

test("wide clouds by their leading axes, and says how many", () => {
  const random = createRandom(4, "wide");
  const labels = Uint8Array.from({ length: 300 }, (_, index) => index % 2);
  // The classes lie apart along one of 100 units, which spreads most; the others are noise.
  const points = Float32Array.from({ length: 300 * 100 }, (_, at) =>
    at % 100 === 17 ? 20 * (labels[Math.floor(at / 100)]! - 0.5) + random.normal() : 0.3 * random.normal(),
  );
  const line = found({ points, width: 100, labels, classes: 2 });
  expect(line).toMatchObject({ accuracy: 1, axes: 64 });
  expect(line.share).toBeGreaterThan(0.9);
  expect(line.share).toBeLessThan(1);
});

test("directions without spread are left out, those that rounding makes among them", () => {
  const data: Clusters = clusters(8, 2, 2, 1, 200);
  const lifted = Float32Array.from({ length: 200 * 4 }, (_, at) => {
    const [x = 0, y = 0] = data.points.subarray(2 * Math.floor(at / 4));
    return [x + y / 3, y, 100 + 0.1 * x - y, 7][at % 4]!;
  });
  const line = found({ ...data, points: lifted, width: 4, effort: thorough });
  expect(line).toMatchObject({ axes: 2, isExact: true });
  expect(line.accuracy).toBeCloseTo(found({ ...data, effort: thorough }).accuracy, 2);
});

test("a wide layer that has died, all of whose units are 0 or of one value, has no direction: the larger class", () => {
  const labels = Uint8Array.from({ length: 90 }, (_, index) => (index < 60 ? 1 : 0));
  for (const value of [0, 3.7]) {
    const points = new Float32Array(90 * 100).fill(value);
    expect(found({ points, width: 100, labels, classes: 2 })).toMatchObject({ accuracy: 2 / 3, axes: 0 });
  }
});

test("one point, one place, one class, nothing, not a number", () => {
  const ask = (points: readonly number[], width: number, labels: readonly number[], classes = 2) =>
    finish(bestLine({ points: Float32Array.from(points), width, labels: Uint8Array.from(labels), classes }));
  expect(ask([0, 0, 0, 0, 0, 0], 2, [1, 1, 0])).toMatchObject({ accuracy: 2 / 3, axes: 0, isExact: true });
  expect(ask([1, 2], 2, [1])).toMatchObject({ accuracy: 1 });
  expect(ask([1, 2, 3], 1, [2, 2, 2], 3)).toMatchObject({ accuracy: 1 });
  expect(ask([1, 2, 3], 1, [1, 1, 1])).toMatchObject({ accuracy: 1, isExact: true });
  expect(ask([], 2, [])).toBeUndefined();
  expect(ask([Number.NaN, 0], 2, [0])).toBeUndefined();
});
