/** A dragged handle is where it was put: the matrix follows, and what was promised to stay stays. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { apply2, type Matrix2, type Vector2 } from "../math/matrix2";
import { dragHandle } from "./drag";
import { fromSliders, matrixFromEigen, setBias, setMatrix, slidersOf } from "./edit";
import { labFacts, probeFacts } from "./facts";
import { biasOf, initialLab, type LabState, matrixOf } from "./state";

const hundredth = fc.integer({ min: -800, max: 800 }).map((value) => value / 100);
const place = fc.tuple(hundredth, hundredth);
const matrix = fc.tuple(hundredth, hundredth, hundredth, hundredth) as fc.Arbitrary<Matrix2>;
const state = (a: Matrix2, b: Vector2 = [0, 0]): LabState => setBias(setMatrix(initialLab, a), b);
const facts = (s: LabState) => labFacts(matrixOf(s.matrix), biasOf(s));
const close = (found: Vector2, expected: Vector2, within = 1e-9) => {
  expect(Math.hypot(found[0] - expected[0], found[1] - expected[1])).toBeLessThanOrEqual(within);
};

test("î, ĵ and b land where they are put", () => {
  fc.assert(
    fc.property(matrix, place, place, (a, b, to) => {
      const before = state(a, b);
      const i = dragHandle(before, "i", to);
      const image = apply2(matrixOf(i.matrix), [1, 0]);
      close([image[0] + b[0], image[1] + b[1]], to);
      expect(matrixOf(i.matrix)[1]).toBe(a[1]);
      const j = dragHandle(before, "j", to);
      const other = apply2(matrixOf(j.matrix), [0, 1]);
      close([other[0] + b[0], other[1] + b[1]], to);
      expect(biasOf(dragHandle(before, "bias", to))).toEqual(to);
    }),
  );
});

test("a singular axis goes to its place while it stays the longer or the shorter; the other keeps its length", () => {
  fc.assert(
    fc.property(matrix, place, (a, to) => {
      const before = state(a);
      const { singularValues: was } = facts(before);
      const length = Math.hypot(...to);
      fc.pre(length > 0.5 && was[1] > 0.3 && was[0] > was[1] * 1.2);
      const first = facts(dragHandle(before, "singular1", to));
      expect(first.singularValues[1]).toBeCloseTo(was[1], 2);
      expect(Math.sign(first.determinant)).toBe(Math.sign(facts(before).determinant));
      if (length > was[1] * 1.1) {
        const axis = apply2(matrixOf(dragHandle(before, "singular1", to).matrix), axisOf(before));
        expect(Math.abs(axis[0] * to[1] - axis[1] * to[0]) / length).toBeLessThan(2e-3);
        expect(first.singularValues[0]).toBeCloseTo(length, 2);
      }
      if (length < was[0] * 0.9) {
        const second = facts(dragHandle(before, "singular2", to));
        expect(second.singularValues[0]).toBeCloseTo(was[0], 2);
        expect(second.singularValues[1]).toBeCloseTo(length, 2);
      }
    }),
    { numRuns: runs(500) },
  );
});

/** The direction that is stretched most, before. */
const axisOf = (s: LabState): Vector2 => {
  const { signed } = facts(s);
  return [Math.cos(signed.stretchAngle), Math.sin(signed.stretchAngle)];
};

test("an eigenvector turned keeps both eigenvalues and the other vector", () => {
  const before = state([2, 1, 1, 2]);
  const after = dragHandle(before, "eigen1", [0, 2]);
  const { eigen } = facts(after);
  if (eigen.kind !== "real") throw new Error(eigen.kind);
  expect(eigen.pairs[0].value).toBeCloseTo(3, 3);
  close(eigen.pairs[0].vector, [0, 1], 1e-3);
  close(eigen.pairs[1].vector, [Math.SQRT1_2, -Math.SQRT1_2], 1e-3);
  // Onto the other's line it does not go.
  expect(dragHandle(before, "eigen1", [1, -1])).toEqual(before);
  expect(dragHandle(state([0, -1, 1, 0]), "eigen1", [1, 1]).matrix).toEqual(state([0, -1, 1, 0]).matrix);
});

test("with arrows as long as their eigenvalues the length is the eigenvalue", () => {
  const after = dragHandle({ ...state([2, 1, 1, 2]), scaledEigen: true }, "eigen1", [4, 4]);
  const { eigen } = facts(after);
  expect(eigen.kind === "real" && eigen.pairs[0].value).toBeCloseTo(Math.hypot(4, 4), 3);
});

test("the probe clicks into an eigenvector's line, and then λ is exact", () => {
  const before = state([6, 2, 3, 2]);
  const near = dragHandle(before, "probe", [1.72, 1.01]);
  expect(probeFacts(matrixOf(near.matrix), near.probe).eigenvalue).toBeCloseTo(4 + Math.sqrt(10), 10);
  expect(dragHandle(before, "probe", [1, 1]).probe).toEqual([1, 1]);
  expect(dragHandle(before, "probe", [0, 0]).probe).toEqual([0, 0]);
});

test("a unit's line: its foot changes the bias alone, its normal the weights alone", () => {
  const before: LabState = { ...state([1, 1, 5, 6], [0, 7]), mode: "unit" };
  const foot = dragHandle(before, "line", [2, 1]);
  expect(biasOf(foot)).toEqual([-3, 7]);
  expect(foot.matrix).toEqual(before.matrix);
  const normal = dragHandle(before, "normal", [0, 2]);
  expect(matrixOf(normal.matrix)).toEqual([0, 2, 5, 6]);
  expect(biasOf(normal)).toEqual([0, 7]);
  expect(dragHandle(before, "normal", [0, 0])).toBe(before);
});

test("a given line and drawn points", () => {
  const before: LabState = {
    ...initialLab,
    mode: "untangle",
    line: { kind: "given", weights: [0, 1], offset: 0 },
    drawn: [0, 0, 1, 1],
  };
  expect(dragHandle(before, "line", [5, 2]).line).toEqual({ kind: "given", weights: [0, 1], offset: -2 });
  expect(dragHandle(before, "normal", [1, 0]).line).toEqual({ kind: "given", weights: [1, 0], offset: 0 });
  expect(dragHandle(before, "drawn1", [3, 4]).drawn).toEqual([0, 0, 3, 4]);
  expect(dragHandle(before, "drawn9", [3, 4])).toBe(before);
});

describe("sliders and eigenvectors", () => {
  test("sliders give the matrix back, and a turn alone leaves both stretches", () => {
    fc.assert(
      fc.property(matrix, hundredth, (a, by) => {
        const sliders = slidersOf(a);
        fromSliders(sliders).forEach((value, index) => {
          expect(Math.abs(value - (a[index] as number))).toBeLessThan(1e-9);
        });
        const turned = slidersOf(fromSliders({ ...sliders, turn: sliders.turn + by }));
        expect(turned.stretches[0]).toBeCloseTo(sliders.stretches[0], 9);
        expect(turned.stretches[1]).toBeCloseTo(sliders.stretches[1], 9);
      }),
    );
  });

  test("a matrix from two eigenvectors has them; from one line it is refused", () => {
    fc.assert(
      fc.property(place, place, hundredth, hundredth, (v, w, first, second) => {
        fc.pre(Math.abs(v[0] * w[1] - v[1] * w[0]) > 0.05);
        const made = matrixFromEigen({ vector: v, value: first }, { vector: w, value: second });
        if (!made.ok) throw new Error(made.text);
        close(apply2(made.matrix, v), [first * v[0], first * v[1]], 1e-6);
        close(apply2(made.matrix, w), [second * w[0], second * w[1]], 1e-6);
      }),
    );
    expect(matrixFromEigen({ vector: [1, 2], value: 1 }, { vector: [-2, -4], value: 3 })).toMatchObject({
      ok: false,
    });
    expect(matrixFromEigen({ vector: [0, 0], value: 1 }, { vector: [1, 0], value: 3 })).toMatchObject({
      ok: false,
    });
  });
});
