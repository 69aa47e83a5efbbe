/** A layer's numbers against ml-matrix, against identities and against matrices whose numbers are known. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { determinant, EigenvalueDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { sharedPath } from "../../../scripts/shared-folder";
import { openNetwork } from "../network/file";
import { leadingSingularValues } from "./leading-singular-values";
import { determinantValue, type MatrixFacts, matrixFacts, planeEigenvalues } from "./matrix-facts";
import { createRandom } from "./random";

function randomMatrix(rows: number, columns: number, seed: number): Float64Array {
  const random = createRandom(seed, "matrix");
  return Float64Array.from({ length: rows * columns }, () => random.normal());
}

const rowsOf = (values: ArrayLike<number>, rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => values[row * columns + column]!),
  );

function factsOf(values: ArrayLike<number>, rows: number, columns: number) {
  const facts = matrixFacts(values, rows, columns);
  if (!facts) throw new Error("no facts");
  return facts;
}

/** No denormal numbers: ml-matrix loses digits there. */
const entry = fc.integer({ min: -9000, max: 9000 }).map((thousandths) => thousandths / 1000);

test("2 × 2: the closed form agrees with ml-matrix, complex pairs too", () => {
  fc.assert(
    fc.property(fc.tuple(entry, entry, entry, entry), (values) => {
      const facts = factsOf(values, 2, 2);
      const matrix = new Matrix(rowsOf(values, 2, 2));
      const { diagonal } = new SingularValueDecomposition(matrix);
      const scale = 1 + (diagonal[0] ?? 0);
      for (const index of [0, 1]) {
        expect(Math.abs(facts.singular[index]! - diagonal[index]!)).toBeLessThan(1e-9 * scale);
      }
      expect(Math.abs(determinantValue(facts.determinant!) - determinant(matrix))).toBeLessThan(
        1e-9 * scale ** 2,
      );
      const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(matrix);
      for (const { re, im } of facts.eigenvalues!) {
        const near = realEigenvalues.some(
          // Where two eigenvalues meet, both ways lose half of the digits.
          (other, index) => Math.hypot(other - re, imaginaryEigenvalues[index]! - im) < 2e-6 * scale,
        );
        expect(near).toBe(true);
      }
    }),
    { numRuns: runs(3000) },
  );
});

test("eigenvalues of the plane solve their equation: their sum is the trace, their product the determinant", () => {
  fc.assert(
    fc.property(entry, entry, entry, entry, (a, b, c, d) => {
      const [one, other] = planeEigenvalues(a, b, c, d);
      const scale = 1 + a * a + b * b + c * c + d * d;
      expect(Math.abs(one.re + other.re - (a + d))).toBeLessThan(1e-9 * scale);
      expect(Math.abs(one.im + other.im)).toBe(0);
      expect(Math.abs(one.re * other.re - one.im * other.im - (a * d - b * c))).toBeLessThan(1e-9 * scale);
    }),
  );
  expect(planeEigenvalues(0, -1, 1, 0)).toEqual([
    { re: 0, im: 1 },
    { re: 0, im: -1 },
  ]);
  expect(planeEigenvalues(0, 0, 0, 0)).toEqual([
    { re: 0, im: 0 },
    { re: 0, im: 0 },
  ]);
});

test("any shape: squares sum to the matrix's squares, and the determinant is the eigenvalues' product", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 500 }),
      (rows, columns, seed) => {
        const values = randomMatrix(rows, columns, seed);
        const facts = factsOf(values, rows, columns);
        const squares = values.reduce((sum, value) => sum + value * value, 0);
        const found = facts.singular.reduce((sum, value) => sum + value * value, 0);
        expect(found / squares).toBeCloseTo(1, 9);
        expect(facts.singular).toEqual([...facts.singular].sort((a, b) => b - a));
        expect(facts.singular).toHaveLength(Math.min(rows, columns));
        expect(facts.rank).toBe(Math.min(rows, columns));
        expect(facts.condition).toEqual({
          value: facts.singular[0]! / facts.singular.at(-1)!,
          isAtLeast: false,
        });
        expect(facts.determinant === undefined).toBe(rows !== columns);
        if (rows !== columns) return;
        const product = facts.eigenvalues!.reduce(
          ({ re, im }, other) => ({ re: re * other.re - im * other.im, im: re * other.im + im * other.re }),
          { re: 1, im: 0 },
        );
        const value = determinantValue(facts.determinant!);
        expect(Math.abs(product.re - value)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
        expect(Math.abs(product.im)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
        expect(Math.abs(determinant(new Matrix(rowsOf(values, rows, rows))) - value)).toBeLessThan(
          1e-6 * (1 + Math.abs(value)),
        );
      },
    ),
    { numRuns: runs(150) },
  );
});

/** One tolerance: what says of one figure that the matrix has no inverse says it of all. */
function expectOneVoice({ inputs, units, rank, singular, condition, determinant: found }: MatrixFacts) {
  const isFull = rank === Math.min(inputs, units);
  expect(singular.filter((value) => value > 0)).toHaveLength(rank!);
  expect(condition?.isAtLeast ?? true).toBe(!isFull);
  if (found) expect(found.sign === 0).toBe(!isFull);
}

test("rank, determinant, condition and singular values never contradict each other, however near singular", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 7 }),
      fc.integer({ min: 0, max: 500 }),
      fc.double({ min: -12, max: -1, noNaN: true }),
      fc.boolean(),
      (side, seed, power, isSquare) => {
        const columns = isSquare ? side : side + 2;
        const values = Float32Array.from(randomMatrix(side, columns, seed));
        // The last row nearly the first one, as 32 bits hold it.
        for (let at = 0; at < columns; at++) {
          values[(side - 1) * columns + at] = values[at]! * (1 + 10 ** power * Math.sin(at));
        }
        expectOneVoice(factsOf(values, side, columns));
      },
    ),
    { numRuns: runs(500) },
  );
});

const fixtures = sharedPath("fixtures/matrices");

test.runIf(fixtures)(
  "kernels of known rank: 7 of 8, and 38 of 40 with a repeated and a doubled column",
  () => {
    const kernelOf = (file: string, layer: string) => {
      const opened = openNetwork(readFileSync(`${fixtures}/${file}.json`, "utf8"));
      if (opened.kind !== "ok") throw new Error(opened.text);
      const node = opened.network.nodes.find(({ name }) => name === layer)!;
      const kernel = opened.checkpoint?.get(node.id)?.find(({ name }) => name === "kernel");
      return factsOf(kernel!.values, kernel!.shape[0]!, kernel!.shape[1]!);
    };
    const [eight, forty] = [kernelOf("f_sing8", "d2"), kernelOf("f_wide", "d3")];
    expect(eight).toMatchObject({ rank: 7, determinant: { sign: 0 }, condition: { isAtLeast: true } });
    expect(forty).toMatchObject({ rank: 38, determinant: { sign: 0 }, condition: { isAtLeast: true } });
    expect(forty.eigenvalues!.filter(({ re, im }) => re === 0 && im === 0).length).toBeGreaterThan(0);
    for (const [file, layers] of [
      ["f_sing8", ["d1", "d2", "d3", "scores"]],
      ["f_wide", ["d1", "d2", "d3", "d8", "scores"]],
    ] as const) {
      for (const layer of layers) expectOneVoice(kernelOf(file, layer));
    }
  },
);

test("a matrix that crushes a direction has less rank, no determinant and an endless condition", () => {
  const flat = factsOf([1, 2, 2, 4], 2, 2);
  expect(flat).toMatchObject({ rank: 1, determinant: { sign: 0 }, method: "closed" });
  expect(determinantValue(flat.determinant!)).toBe(0);
  expect(flat.condition).toEqual({ value: 2 ** 22, isAtLeast: true });
  const outer = Float32Array.from(
    { length: 30 },
    (_, index) => (1 + Math.floor(index / 5)) * (1 + (index % 5)),
  );
  expect(factsOf(outer, 6, 5).rank).toBe(1);
  const zero = factsOf(new Float32Array(9), 3, 3);
  expect(zero).toMatchObject({ rank: 0, singular: [0, 0, 0], share: 1, determinant: { sign: 0 } });
  expect(zero.condition).toBeUndefined();
});

test("a determinant too small for a number keeps its logarithm and its sign", () => {
  const size = 120;
  const values = new Float64Array(size * size);
  for (let index = 0; index < size; index++) values[index * size + index] = index === 0 ? -1e-3 : 1e-3;
  const { determinant: found } = factsOf(values, size, size);
  expect(found?.sign).toBe(-1);
  expect(found?.log10).toBeCloseTo(-360, 6);
});

test("a value that is not finite has no facts", () => {
  expect(matrixFacts([1, Number.NaN, 0, 1], 2, 2)).toBeUndefined();
  expect(matrixFacts([1, Number.POSITIVE_INFINITY, 0, 1, 1, 1], 2, 3)).toBeUndefined();
});

test.each([
  [300, 270],
  [90, 400],
])("leading singular values of %i × %i are ml-matrix's, never above them", (rows, columns) => {
  const values = randomMatrix(rows, columns, rows);
  const found = leadingSingularValues(values, rows, columns, 6);
  const truth = new SingularValueDecomposition(new Matrix(rowsOf(values, rows, columns)), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  }).diagonal;
  for (const [index, value] of found.entries()) {
    // A matrix of noise has no gaps between its singular values: the hardest case there is.
    expect(value / truth[index]!).toBeGreaterThan(0.985);
    expect(value / truth[index]!).toBeLessThan(1 + 1e-9);
  }
  expect(found[0]! / truth[0]!).toBeGreaterThan(0.995);
  expect(leadingSingularValues(values, rows, columns, 6)).toEqual(found);
});

test("a wide matrix of rank three has its three singular values to nine digits, then none", () => {
  const [rows, columns] = [500, 300];
  const random = createRandom(4, "rank three");
  const lefts = [3, 2, 1].map(() => unit(rows, random.normal));
  const rights = [3, 2, 1].map(() => unit(columns, random.normal));
  orthogonalise(lefts);
  orthogonalise(rights);
  const values = Float64Array.from({ length: rows * columns }, (_, at) =>
    [7, 2, 0.5].reduce(
      (sum, stretch, index) =>
        sum + stretch * lefts[index]![Math.floor(at / columns)]! * rights[index]![at % columns]!,
      0,
    ),
  );
  const facts = factsOf(values, rows, columns);
  expect(facts.method).toBe("leading");
  expect(facts.share).toBeCloseTo(1, 9);
  expect(facts.rank).toBeUndefined();
  for (const [index, stretch] of [7, 2, 0.5].entries()) expect(facts.singular[index]).toBeCloseTo(stretch, 9);
  for (const rest of facts.singular.slice(3)) expect(rest).toBeLessThan(1e-9);
});

test("a wide matrix of zeros stretches nothing", () => {
  expect(factsOf(new Float32Array(300 * 2), 300, 2)).toMatchObject({ share: 1, singular: [0] });
});

function unit(size: number, draw: () => number): Float64Array {
  const vector = Float64Array.from({ length: size }, draw);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function orthogonalise(vectors: Float64Array[]): void {
  for (let index = 0; index < vectors.length; index++) {
    for (let before = 0; before < index; before++) {
      const along = vectors[index]!.reduce((sum, value, at) => sum + value * vectors[before]![at]!, 0);
      vectors[index] = vectors[index]!.map((value, at) => value - along * vectors[before]![at]!);
    }
    const length = Math.hypot(...vectors[index]!);
    vectors[index] = vectors[index]!.map((value) => value / length);
  }
}
