/** The film never shows an area that the matrix does not pass; the naive one does, where its sentence says. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { determinant2, largestEntry2, type Matrix2, multiply2, rotation2 } from "../math/matrix2";
import { labFacts } from "./facts";
import { factorFilm, filmSentence, labFilm, naiveLie } from "./motion";

const entry = fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000);
const matrix = fc.tuple(entry, entry, entry, entry) as fc.Arbitrary<Matrix2>;
const time = fc.double({ min: 0, max: 1, noNaN: true });
const vector = fc.tuple(entry, entry);

describe("honest", () => {
  test("begins where the plane was and ends at A x + b, to the bit", () => {
    fc.assert(
      fc.property(matrix, vector, (a, b) => {
        const film = labFilm(a, b, "honest");
        const start = film.at(0);
        start.matrix.forEach((value, index) => {
          expect(value).toBeCloseTo(index % 3 === 0 ? 1 : 0, 9);
        });
        if (film.phases[0]?.kind !== "shift") expect(start.shift).toEqual([0, 0]);
        expect(film.at(1).matrix).toEqual(a);
        expect(film.at(1).shift).toEqual(b);
        expect(film.at(2)).toEqual(film.at(1));
        expect(film.phases.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: runs(3000) },
    );
  });

  test("the area stays between 1 and |det A|, and its sign changes once, on edge, where det A < 0", () => {
    fc.assert(
      fc.property(matrix, vector, time, (a, b, t) => {
        const determinant = determinant2(a);
        const { area, phase, lift, matrix: shown } = labFilm(a, b, "honest").at(t);
        const slack = 1e-9 * (1 + largestEntry2(a) ** 2);
        const size = Math.abs(area);
        // The stretch goes straight in each axis, so its area lies between the products of the smaller and larger ends.
        const { singularValues } = labFacts(a, b);
        const low = singularValues.reduce((product, value) => product * Math.min(1, value), 1);
        const high = singularValues.reduce((product, value) => product * Math.max(1, value), 1);
        expect(size).toBeGreaterThanOrEqual(low - slack);
        expect(size).toBeLessThanOrEqual(high + slack);
        if (determinant > 0) expect(determinant2(shown)).toBeGreaterThan(-slack);
        if (phase !== "turnOver") {
          expect(Math.hypot(...lift)).toBe(0);
          return;
        }
        // In space the sheet keeps its area: |∂(x, y, z)/∂(u, v)|, the length of the cross product of its edges.
        const [p, q, r, s] = shown;
        const cross = [r * lift[1] - lift[0] * s, lift[0] * q - p * lift[1], p * s - q * r];
        expect(Math.hypot(...cross)).toBeCloseTo(Math.abs(determinant), 6);
      }),
      { numRuns: runs(5000) },
    );
  });

  test("nothing jumps: a small step of time is a small step of every point", () => {
    fc.assert(
      fc.property(matrix, vector, time, (a, b, t) => {
        const film = labFilm(a, b, "honest");
        const [now, next] = [film.at(t), film.at(Math.min(1, t + 1e-5))];
        const size = 1 + largestEntry2(a) + Math.hypot(...b);
        now.matrix.forEach((value, index) => {
          expect(Math.abs(value - (next.matrix[index] as number))).toBeLessThan(1e-3 * size);
        });
        expect(Math.abs(now.shift[0] - next.shift[0])).toBeLessThan(1e-3 * size);
      }),
      { numRuns: runs(3000) },
    );
  });

  test("a film of the identity says that nothing moves; sentences name what happens", () => {
    expect(labFilm([1, 0, 0, 1], [0, 0], "honest").phases).toMatchObject([{ kind: "still" }]);
    expect(filmSentence(labFilm([6, 2, 3, 2], [0, 4], "honest"))).toBe(
      "Stretch ×7.2327 along 22.1°, squeeze ×0.8296 across; then turn 7.1° to the left; then shift by b = (0, 4).",
    );
    expect(filmSentence(labFilm([3, 2, 3, 2], [0, 0], "honest"))).toContain("crush everything across it");
    expect(filmSentence(labFilm([0, 1, 1, 0], [0, 0], "honest"))).toBe(
      "Turn the sheet over about the line at 45°.",
    );
    expect(filmSentence(labFilm([0, 0, 0, 0], [1, 0], "honest"))).toContain("one point");
    expect(filmSentence(labFilm([2, 0, 0, 1], [0, 0], "honest"))).toBe(
      "Stretch ×2 along 0°, leave what is across it.",
    );
  });
});

describe("naive", () => {
  test.each([
    [45, 0.8536],
    [90, 0.5],
    [135, 0.1464],
    [180, 0],
  ])("a turn by %d° passes through area %d half-way", (degrees, area) => {
    const turn = rotation2((degrees * Math.PI) / 180);
    const film = labFilm(turn, [0, 0], "naive");
    expect(film.at(0.5).area).toBeCloseTo(area, 4);
    expect(film.lie?.t).toBeCloseTo(0.5, 6);
    expect(film.lie?.area).toBeCloseTo(area, 4);
  });

  test("the sentence of the quarter turn", () => {
    expect(naiveLie([0, -1, 1, 0])?.sentence).toBe(
      "At t = 0.5 the naive picture shows area 0.5; the matrix keeps 1.",
    );
    expect(naiveLie([2, 0, 0, 1])).toBeUndefined();
    expect(naiveLie([1, 0, 0, 1])).toBeUndefined();
  });

  test("where det A < 0 it squashes the plane flat, at the place that is told", () => {
    fc.assert(
      fc.property(matrix, (a) => {
        fc.pre(determinant2(a) < -1e-3);
        const lie = naiveLie(a);
        const t = lie?.t ?? Number.NaN;
        expect(t).toBeGreaterThan(0);
        expect(t).toBeLessThan(1);
        const tweened = a.map(
          (value, index) => t * value + (index % 3 === 0 ? 1 - t : 0),
        ) as unknown as Matrix2;
        expect(determinant2(tweened)).toBeCloseTo(0, 9);
      }),
      { numRuns: runs(3000) },
    );
  });

  test("a told lie is the furthest that the tween strays", () => {
    fc.assert(
      fc.property(matrix, (a) => {
        const determinant = determinant2(a);
        fc.pre(determinant > 0);
        const lie = naiveLie(a);
        const areas = Array.from({ length: 201 }, (_, step) => {
          const t = step / 200;
          return determinant2(
            a.map((value, index) => t * value + (index % 3 === 0 ? 1 - t : 0)) as unknown as Matrix2,
          );
        });
        const [low, high] = [Math.min(1, determinant), Math.max(1, determinant)];
        const stray = Math.max(...areas.map((area) => Math.max(low - area, area - high)));
        if (!lie) expect(stray).toBeLessThanOrEqual(0.0101 * high);
        else expect(Math.max(low - lie.area, lie.area - high)).toBeGreaterThanOrEqual(stray - 1e-9 * high);
      }),
      { numRuns: runs(3000) },
    );
  });
});

test("factors play one by one, the right one first, and end at A", () => {
  fc.assert(
    fc.property(matrix, (a) => {
      const { singularFactors: factors } = labFacts(a, [0, 0]);
      const film = factorFilm(factors, ["turn", "stretch", "turn back"]);
      const expected = [factors.right, multiply2(factors.middle, factors.right), a];
      expected.forEach((product, index) => {
        const shown = film.at(Math.min(1, (index + 1) / 3)).matrix;
        shown.forEach((value, at) => {
          // A factor that moves nothing that can be seen (1e−4) is there from its start.
          expect(Math.abs(value - (product[at] as number))).toBeLessThan(2e-4 * (1 + largestEntry2(a)));
        });
      });
    }),
    { numRuns: runs(1000) },
  );
});
