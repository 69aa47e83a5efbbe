/** The facts against ml-matrix and identities, on matrices of every size and near every degenerate case. */
import fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { apply2, determinant2, largestEntry2, type Matrix2, multiply2, rotation2 } from "../math/matrix2";
import { labFacts, probeFacts } from "./facts";
import type { Factors } from "./interface";
import { writeFact } from "./numbers";

const entry = fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000);
const plain = fc.tuple(entry, entry, entry, entry) as fc.Arbitrary<Matrix2>;
const scaled = fc
  .tuple(plain, fc.integer({ min: -70, max: 70 }))
  .map(([matrix, power]) => matrix.map((value) => value * 10 ** power) as unknown as Matrix2);
const nearSingular = fc
  .tuple(entry, entry, entry, fc.integer({ min: -16, max: -3 }))
  .map(([a, c, k, power]): Matrix2 => [a, k * a, c, k * c * (1 + 10 ** power)]);
const any = fc.oneof(plain, scaled, nearSingular);

const transpose = ([a, b, c, d]: Matrix2): Matrix2 => [a, c, b, d];
const product = ({ left, middle, right }: Factors) => multiply2(multiply2(left, middle), right);

function near(found: readonly number[], expected: readonly number[], tolerance: number) {
  found.forEach((value, index) => {
    expect(Math.abs(value - (expected[index] as number))).toBeLessThanOrEqual(tolerance);
  });
}

test("A = U Σ Vᵀ = Q P, U, V and Q orthogonal, σ₁σ₂ = |det A|", () => {
  fc.assert(
    fc.property(any, (matrix) => {
      const size = largestEntry2(matrix);
      const { singularFactors, singularValues, polar, determinant, condition, rank } = labFacts(
        matrix,
        [0, 0],
      );
      const [large, small] = singularValues;
      near(product(singularFactors), matrix, 4e-12 * size);
      near(multiply2(polar.turn, polar.stretch), matrix, 4e-12 * size);
      for (const orthogonal of [singularFactors.left, singularFactors.right, polar.turn]) {
        near(multiply2(orthogonal, transpose(orthogonal)), [1, 0, 0, 1], 1e-14);
      }
      near([polar.stretch[1]], [polar.stretch[2]], 0);
      expect(large).toBeGreaterThanOrEqual(small);
      expect(small).toBeGreaterThanOrEqual(0);
      if (rank === 2) {
        near([large * small], [Math.abs(determinant)], 1e-14 * Math.abs(determinant));
        expect(condition).toBeGreaterThanOrEqual(1 - 1e-15);
      }
      expect(rank === 0).toBe(size === 0);
    }),
    { numRuns: runs(10_000) },
  );
});

test("singular values are ml-matrix's", () => {
  fc.assert(
    fc.property(fc.oneof(plain, nearSingular), (matrix) => {
      const expected = new SingularValueDecomposition(new Matrix([matrix.slice(0, 2), matrix.slice(2)]))
        .diagonal;
      near(labFacts(matrix, [0, 0]).singularValues, expected, 1e-9 * (1 + largestEntry2(matrix)));
    }),
    { numRuns: runs(3000) },
  );
});

test("A = V Λ V⁻¹ wherever the factors are given, in the measure of V's condition", () => {
  fc.assert(
    fc.property(any, (matrix) => {
      const { eigenFactors } = labFacts(matrix, [0, 0]);
      fc.pre(eigenFactors !== undefined);
      const apart = Math.abs(determinant2(eigenFactors.left));
      const size = largestEntry2(matrix);
      // A determinant that is rounding counts as 0, which moves the smaller value by as much as that over the larger.
      const doubt = size === 0 ? 1 : 1 + size / Math.abs(eigenFactors.middle[0]);
      near(product(eigenFactors), matrix, (1e-14 * size * doubt) / apart);
    }),
    { numRuns: runs(5000) },
  );
});

test("A A⁻¹ = I in the measure of the condition; where A is singular, its null direction goes to 0", () => {
  fc.assert(
    fc.property(any, (matrix) => {
      const { remains, condition, rank } = labFacts(matrix, [0, 0]);
      expect(remains.kind).toBe((["point", "line", "plane"] as const)[rank]);
      if (remains.kind === "plane") near(multiply2(matrix, remains.inverse), [1, 0, 0, 1], 1e-14 * condition);
      if (remains.kind !== "line") return;
      const size = largestEntry2(matrix);
      near(apply2(matrix, remains.crushed), [0, 0], 1e-11 * size);
      // Both columns lie along the line.
      const [x, y] = remains.line;
      near([matrix[0] * y - matrix[2] * x, matrix[1] * y - matrix[3] * x], [0, 0], 1e-11 * size);
    }),
    { numRuns: runs(5000) },
  );
});

test("the fixed point stays where it is", () => {
  fc.assert(
    fc.property(plain, entry, entry, (matrix, x, y) => {
      const { fixedPoint } = labFacts(matrix, [x, y]);
      fc.pre(fixedPoint !== undefined && Math.hypot(...fixedPoint) < 1e4);
      const image = apply2(matrix, fixedPoint);
      near([image[0] + x, image[1] + y], fixedPoint, 1e-8);
    }),
    { numRuns: runs(2000) },
  );
  expect(labFacts([1, 0, 0, 1], [1, 0]).fixedPoint).toBeUndefined();
});

describe("the material's numbers", () => {
  test("A = [[6, 2], [3, 2]]: det 6, σ 7.2327 and 0.8296, λ 7.1623 and 0.8377", () => {
    const facts = labFacts([6, 2, 3, 2], [0, 4]);
    expect(facts).toMatchObject({
      determinant: 6,
      trace: 8,
      rank: 2,
      columns: [
        [6, 3],
        [2, 2],
      ],
    });
    expect(facts.singularValues.map((value) => writeFact(value))).toEqual(["7.2327", "0.8296"]);
    expect(facts.eigen.kind === "real" && facts.eigen.pairs.map(({ value }) => writeFact(value))).toEqual([
      "7.1623",
      "0.8377",
    ]);
  });

  test("det 0: [[3, 2], [3, 2]] leaves the line y = x, crushes (2, −3)", () => {
    const { determinant, rank, remains, condition, singularValues } = labFacts([3, 2, 3, 2], [0, 0]);
    expect([determinant, rank, condition, singularValues[1]]).toEqual([0, 1, Infinity, 0]);
    if (remains.kind !== "line") throw new Error(remains.kind);
    near(remains.line, [Math.SQRT1_2, Math.SQRT1_2], 1e-15);
    near(remains.crushed, [2 / Math.sqrt(13), -3 / Math.sqrt(13)], 1e-15);
  });

  test("det −6: diag(−1, 1)·A mirrors", () => {
    const facts = labFacts([-6, -2, 3, 2], [0, 0]);
    expect(facts.determinant).toBe(-6);
    expect(facts.singularValues.map((value) => writeFact(value))).toEqual(["7.2327", "0.8296"]);
    expect(determinant2(facts.singularFactors.left)).toBeCloseTo(-1, 14);
  });

  test("a rotation by 45°: det 1, a complex pair", () => {
    const facts = labFacts(rotation2(Math.PI / 4), [0, 0]);
    expect(facts.determinant).toBeCloseTo(1, 15);
    expect(facts.eigen).toMatchObject({ kind: "complex" });
    expect(facts.eigenFactors).toBeUndefined();
  });

  test("0.1 + 0.2 style entries: singular in exact numbers is singular here", () => {
    expect(labFacts([0.1, 0.3, 0.2, 0.6], [0, 0]).rank).toBe(1);
    expect(labFacts([1e6, 1e-6, 1e-6, 1e6], [0, 0]).rank).toBe(2);
    expect(labFacts([0, 0, 0, 0], [1, 1]).remains.kind).toBe("point");
  });
});

describe("a vector by hand", () => {
  test("along an eigenvector λ is read, whatever its length", () => {
    const matrix: Matrix2 = [6, 2, 3, 2];
    const { eigen } = labFacts(matrix, [0, 0]);
    if (eigen.kind !== "real") throw new Error(eigen.kind);
    for (const { value, vector } of eigen.pairs) {
      for (const c of [0.001, 1, -2.5, 1000]) {
        const probe = probeFacts(matrix, [c * vector[0], c * vector[1]]);
        expect(probe.isAligned).toBe(true);
        expect(probe.eigenvalue).toBeCloseTo(value, 10);
      }
    }
  });

  test("elsewhere the angle says how far A turns it", () => {
    const probe = probeFacts(rotation2(0.3), [2, 0]);
    expect(probe).toMatchObject({ isAligned: false, eigenvalue: undefined });
    expect(probe.angle).toBeCloseTo(0.3, 14);
    expect(probeFacts([1, 0, 0, 1], [0, 0]).isAligned).toBe(false);
    expect(probeFacts([3, 2, 3, 2], [2, -3])).toMatchObject({ isAligned: true, eigenvalue: 0 });
    expect(probeFacts([-2, 0, 0, 1], [1, 0]).eigenvalue).toBe(-2);
  });
});

test("singular but for rounding: determinant 0, no turning over, an eigenvalue 0", () => {
  fc.assert(
    fc.property(entry, entry, entry, (a, c, k) => {
      const matrix: Matrix2 = [a / 10, (a / 10) * (k / 7), c / 10, (c / 10) * (k / 7)];
      const { determinant, polar, rank, eigen } = labFacts(matrix, [0, 0]);
      expect(rank).toBeLessThan(2);
      expect(determinant).toBe(0);
      expect(determinant2(polar.turn)).toBeCloseTo(1, 12);
      if (eigen.kind === "real") expect(eigen.pairs[1].value).toBe(0);
    }),
    { numRuns: runs(2000) },
  );
});
