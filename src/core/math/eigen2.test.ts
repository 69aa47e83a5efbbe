/** Eigenvalues and eigenvectors against identities and ml-matrix, on 10,000 random matrices of every kind. */
import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { eigen2 } from "./eigen2";
import { apply2, determinant2, largestEntry2, type Matrix2, multiply2, rotation2 } from "./matrix2";

const entry = fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000);
const plain = fc.tuple(entry, entry, entry, entry) as fc.Arbitrary<Matrix2>;
/** Powers of ten from 1e−100 to 1e100, whole matrix alike. */
const scaled = fc
  .tuple(plain, fc.integer({ min: -100, max: 100 }))
  .map(([matrix, power]) => matrix.map((value) => value * 10 ** power) as unknown as Matrix2);
/** Each entry of a size of its own. */
const ragged = fc.tuple(
  ...([0, 1, 2, 3].map(() =>
    fc.tuple(entry, fc.integer({ min: -12, max: 6 })).map(([value, power]) => value * 10 ** power),
  ) as [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>]),
) as fc.Arbitrary<Matrix2>;
/** Columns almost along one line. */
const nearSingular = fc
  .tuple(entry, entry, entry, fc.integer({ min: -16, max: -3 }))
  .map(([a, c, k, power]): Matrix2 => [a, k * a, c, k * c * (1 + 10 ** power)]);
const any = fc.oneof(plain, scaled, ragged, nearSingular);

test("A v = λ v; sum and product of the values are trace and determinant", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(any, (matrix) => {
      const size = largestEntry2(matrix);
      const eigen = eigen2(matrix);
      // A determinant that is rounding counts as 0, which moves the smaller value by as much as that over the larger.
      const doubt = eigen.kind === "real" ? (8 * Number.EPSILON * size) / Math.abs(eigen.pairs[0].value) : 0;
      const close = (left: number, right: number, scale: number) =>
        expect(Math.abs(left - right)).toBeLessThanOrEqual((1e-13 + doubt) * scale);
      seen.add(eigen.kind);
      const trace = matrix[0] + matrix[3];
      if (eigen.kind === "real") {
        for (const { value, vector } of eigen.pairs) {
          const image = apply2(matrix, vector);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 14);
          close(image[0], value * vector[0], size);
          close(image[1], value * vector[1], size);
        }
        const [first, second] = eigen.pairs;
        expect(Math.abs(first.value)).toBeGreaterThanOrEqual(Math.abs(second.value) * (1 - 1e-15));
        close(first.value + second.value, trace, size);
        close(first.value * second.value, determinant2(matrix), size * size);
      }
      if (eigen.kind === "complex") {
        close(2 * eigen.re, trace, size);
        close(eigen.modulus ** 2, determinant2(matrix), size * size);
        // A S = S · modulus · R(angle), and S does not mirror.
        const turned = rotation2(eigen.angle).map((value) => value * eigen.modulus) as unknown as Matrix2;
        const left = multiply2(matrix, eigen.frame);
        const right = multiply2(eigen.frame, turned);
        for (const [index, value] of left.entries()) close(value, right[index] as number, size);
        expect(determinant2(eigen.frame)).toBeGreaterThan(0);
      }
      if (eigen.kind === "defective") {
        close(2 * eigen.value, trace, size);
        // (A − λ)v is rounding; (A − λ)² is too, by Cayley–Hamilton.
        const image = apply2(matrix, eigen.vector);
        expect(
          Math.hypot(image[0] - eigen.value * eigen.vector[0], image[1] - eigen.value * eigen.vector[1]),
        ).toBeLessThan(1e-7 * size);
      }
    }),
    { numRuns: runs(10_000) },
  );
  expect([...seen].sort()).toContain("complex");
  expect([...seen].sort()).toContain("real");
});

test("the values are ml-matrix's", () => {
  fc.assert(
    fc.property(plain, (matrix) => {
      const found = eigen2(matrix);
      const expected = new EigenvalueDecomposition(new Matrix([matrix.slice(0, 2), matrix.slice(2)]));
      const size = 1 + largestEntry2(matrix);
      if (found.kind === "real") {
        const sorted = [...expected.realEigenvalues].sort((a, b) => a - b);
        const ours = found.pairs.map(({ value }) => value).sort((a, b) => a - b);
        for (const [index, value] of ours.entries()) {
          expect(Math.abs(value - (sorted[index] as number))).toBeLessThan(1e-6 * size);
        }
      }
      if (found.kind === "complex") {
        expect(Math.abs(Math.abs(expected.imaginaryEigenvalues[0] as number) - found.im)).toBeLessThan(
          1e-6 * size,
        );
        expect(Math.abs((expected.realEigenvalues[0] as number) - found.re)).toBeLessThan(1e-9 * size);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test("Cayley–Hamilton: A² − tr A · A + det A · I = 0", () => {
  fc.assert(
    fc.property(any, (matrix) => {
      const size = largestEntry2(matrix);
      const square = multiply2(matrix, matrix);
      const trace = matrix[0] + matrix[3];
      const determinant = determinant2(matrix);
      square.forEach((value, index) => {
        const rest = value - trace * (matrix[index] as number) + (index % 3 === 0 ? determinant : 0);
        expect(Math.abs(rest)).toBeLessThanOrEqual(4e-15 * size * size);
      });
    }),
    { numRuns: runs(10_000) },
  );
});

test("symmetric matrices: real values, vectors at right angles", () => {
  fc.assert(
    fc.property(entry, entry, entry, (a, b, d) => {
      const found = eigen2([a, b, b, d]);
      expect(["real", "repeated"]).toContain(found.kind);
      if (found.kind !== "real") return;
      const [first, second] = found.pairs;
      expect(first.vector[0] * second.vector[0] + first.vector[1] * second.vector[1]).toBeCloseTo(0, 12);
    }),
    { numRuns: runs(2000) },
  );
});

describe("the cases by name", () => {
  test("the material's matrix: 7.1623 and 0.8377", () => {
    const found = eigen2([6, 2, 3, 2]);
    if (found.kind !== "real") throw new Error(found.kind);
    expect(found.pairs[0].value).toBeCloseTo(4 + Math.sqrt(10), 14);
    expect(found.pairs[0].value.toFixed(4)).toBe("7.1623");
    expect(found.pairs[1].value).toBeCloseTo(4 - Math.sqrt(10), 14);
    expect(found.pairs[1].value.toFixed(4)).toBe("0.8377");
  });

  test("rotations are complex pairs of modulus 1 and their own angle, left positive", () => {
    for (const degrees of [1, 45, 90, 179, -1, -45, -90, -179]) {
      const angle = (degrees * Math.PI) / 180;
      const found = eigen2(rotation2(angle));
      if (found.kind !== "complex") throw new Error(`${degrees}: ${found.kind}`);
      expect(found.modulus).toBeCloseTo(1, 14);
      expect(found.angle).toBeCloseTo(angle, 14);
    }
    expect(eigen2(rotation2(0))).toMatchObject({ kind: "repeated", value: 1 });
    expect(eigen2(rotation2(Math.PI))).toMatchObject({ kind: "repeated", value: -1 });
  });

  test("shears are defective, also where an entry is rounding instead of 0", () => {
    expect(eigen2([1, 1, 0, 1])).toEqual({ kind: "defective", value: 1, vector: [1, 0] });
    expect(eigen2([1, 0, 1, 1])).toEqual({ kind: "defective", value: 1, vector: [0, 1] });
    expect(eigen2([1, 1, Math.sin(Math.PI), 1]).kind).toBe("defective");
    expect(eigen2([2, 1, -1, 0])).toMatchObject({ kind: "defective", value: 1 });
    expect(eigen2([0, 1, 0, 0])).toMatchObject({ kind: "defective", value: 0 });
  });

  test("two near values count as two where the entries can tell them apart", () => {
    expect(eigen2([1, 1e-9, 1e-9, 1]).kind).toBe("real");
    expect(eigen2([1, 1, 1e-12, 1]).kind).toBe("real");
    expect(eigen2([1 + 1e-10, 0, 0, 1]).kind).toBe("real");
    expect(eigen2([1 + 2 ** -52, 0, 0, 1]).kind).toBe("repeated");
  });

  test("multiples of the identity, nothing at all, one value 0", () => {
    expect(eigen2([2, 0, 0, 2])).toEqual({ kind: "repeated", value: 2, everyDirection: true });
    expect(eigen2([0, 0, 0, 0])).toEqual({ kind: "repeated", value: 0, everyDirection: true });
    const found = eigen2([3, 2, 3, 2]);
    expect(found.kind === "real" && found.pairs.map(({ value }) => value)).toEqual([5, 0]);
  });
});
