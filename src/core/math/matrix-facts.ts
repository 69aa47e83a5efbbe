/**
 * What can be said of a layer's matrix in numbers: singular values, rank, condition, and where it is square its
 * determinant and eigenvalues. 2 × 2 in closed form, up to 256 a side by ml-matrix, wider ones by their leading
 * singular values alone (leading-singular-values.ts). Weights are 32-bit numbers: what they do not tell from 0 is 0 in
 * all of them alike (precision.ts).
 *
 * The kernel is [inputs, units] and y = x·W; all numbers here are the same for W and for Wᵀ, which acts on columns.
 */
import { determinant, EigenvalueDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";
import { leadingSingularValues } from "./leading-singular-values";
import { typedDiscriminant, weightTolerance } from "./precision";
import { kernelSvd } from "./signed-svd";

export interface Complex {
  readonly re: number;
  readonly im: number;
}

export interface MatrixFacts {
  readonly inputs: number;
  readonly units: number;
  /** closed: 2 × 2 by formula. whole: all by ml-matrix. leading: the first few, by randomised iteration. */
  readonly method: "closed" | "whole" | "leading";
  /** Largest first; 0 where 32-bit weights do not tell it from 0. */
  readonly singular: readonly number[];
  /** Share of the sum of all squared entries that the listed singular values hold, 0 to 1. */
  readonly share: number;
  /**
   * Largest over smallest singular value; only where all are known and one is not 0. Where the smallest is 0 to the
   * precision of the weights, what it is at least.
   */
  readonly condition?: { readonly value: number; readonly isAtLeast: boolean };
  /** Singular values other than 0; only where all are known. */
  readonly rank?: number;
  /** Of square matrices, where all singular values are known. The logarithm is −∞ where it is 0, as it is where the rank is not full. */
  readonly determinant?: { readonly sign: -1 | 0 | 1; readonly log10: number };
  /** Of square matrices: by falling magnitude, of a pair the one above the real axis first. */
  readonly eigenvalues?: readonly Complex[];
}

/** The longest side of which all singular values are worked out. */
export const WHOLE_SIDE = 256;
/** Of wider ones so many. */
export const LEADING = 8;

/**
 * @param values [inputs, units] row-major
 * @returns undefined where a value is not finite, of which there is nothing to say
 */
export function matrixFacts(
  values: ArrayLike<number>,
  inputs: number,
  units: number,
): MatrixFacts | undefined {
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += (values[index] as number) ** 2;
  if (!Number.isFinite(squares)) return undefined;
  const size = { inputs, units };
  if (Math.max(inputs, units) > WHOLE_SIDE) {
    const singular = told(leadingSingularValues(values, inputs, units, LEADING), size);
    return { ...size, method: "leading", singular, share: shareOf(singular, squares) };
  }
  if (inputs === 2 && units === 2) return { ...size, ...planeFacts(values), share: 1 };
  const matrix = new Matrix(inputs, units);
  for (let index = 0; index < values.length; index++) {
    matrix.set(Math.floor(index / units), index % units, values[index] as number);
  }
  const singular = told(singularValues(matrix), size);
  const isSquare = inputs === units;
  return {
    ...size,
    method: "whole",
    singular,
    share: 1,
    ...conditionAndRank(singular, size),
    ...(isSquare && {
      determinant: determinantOf(matrix, singular),
      eigenvalues: eigenvaluesOf(matrix, singular),
    }),
  };
}

/** The number itself; 0 or infinite where it is beyond what a number can hold. */
export function determinantValue({ sign, log10 }: NonNullable<MatrixFacts["determinant"]>): number {
  return sign === 0 ? 0 : sign * 10 ** log10;
}

/**
 * The eigenvalues of [[a, b], [c, d]]: half the trace, give or take a root that may be imaginary.
 * @internal
 */
export function planeEigenvalues(a: number, b: number, c: number, d: number): readonly [Complex, Complex] {
  const middle = (a + d) / 2;
  // ((a − d) / 2)² + b c is (trace / 2)² − determinant without the cancellation.
  const inside = typedDiscriminant([a, b, c, d], ((a - d) / 2) ** 2 + b * c);
  const root = Math.sqrt(Math.abs(inside));
  if (inside < 0) {
    return [
      { re: middle, im: root },
      { re: middle, im: -root },
    ];
  }
  // The larger without cancellation, the smaller from the product of the two, which is the determinant.
  const larger = middle >= 0 ? middle + root : middle - root;
  const smaller = larger === 0 ? 0 : (a * d - b * c) / larger;
  return [
    { re: larger, im: 0 },
    { re: smaller, im: 0 },
  ];
}

function planeFacts(values: ArrayLike<number>): Omit<MatrixFacts, "inputs" | "units" | "share"> {
  const [a = 0, c = 0, b = 0, d = 0] = Array.from(values);
  const { s1, s2 } = kernelSvd(values);
  const singular = [s1, Math.abs(s2)];
  const sign = Math.sign(s2) as -1 | 0 | 1;
  return {
    method: "closed",
    singular,
    ...conditionAndRank(singular, { inputs: 2, units: 2 }),
    determinant: { sign, log10: Math.log10(s1) + Math.log10(Math.abs(s2)) },
    eigenvalues: known(planeEigenvalues(a, b, c, d), singular, 2),
  };
}

function singularValues(matrix: Matrix): readonly number[] {
  const { diagonal } = new SingularValueDecomposition(matrix, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  return diagonal.slice(0, Math.min(matrix.rows, matrix.columns));
}

function conditionAndRank(
  singular: readonly number[],
  { inputs, units }: Pick<MatrixFacts, "inputs" | "units">,
): Pick<MatrixFacts, "condition" | "rank"> {
  const largest = singular[0] ?? 0;
  const smallest = singular.at(-1) ?? 0;
  const rank = singular.filter((value) => value > 0).length;
  if (rank === 0) return { rank };
  const isAtLeast = smallest === 0;
  const value = isAtLeast ? 1 / weightTolerance(inputs, units) : largest / smallest;
  return { rank, condition: { value, isAtLeast } };
}

/** The magnitude is the product of the singular values; the sign comes from a matrix scaled to about 1. */
function determinantOf(matrix: Matrix, singular: readonly number[]): MatrixFacts["determinant"] & object {
  const log10 = singular.reduce((sum, value) => sum + Math.log10(value), 0);
  if (!Number.isFinite(log10)) return { sign: 0, log10: Number.NEGATIVE_INFINITY };
  const scaled = Matrix.mul(matrix, 10 ** (-log10 / matrix.rows));
  return { sign: determinant(scaled) < 0 ? -1 : 1, log10 };
}

/** Singular values, those that the weights' precision does not tell from 0 as 0. */
function told(
  singular: readonly number[],
  { inputs, units }: Pick<MatrixFacts, "inputs" | "units">,
): readonly number[] {
  const least = (singular[0] ?? 0) * weightTolerance(inputs, units);
  return singular.map((value) => (value > least ? value : 0));
}

/** Eigenvalues, of a matrix without an inverse those that are 0 to the precision of the weights as 0. */
function known<Values extends readonly Complex[]>(
  values: Values,
  singular: readonly number[],
  side: number,
): Values {
  if ((singular.at(-1) ?? 0) > 0) return values;
  const least = (singular[0] ?? 0) * weightTolerance(side, side);
  return values.map(({ re, im }) => (Math.hypot(re, im) <= least ? ZERO : { re, im })) as unknown as Values;
}

const ZERO: Complex = { re: 0, im: 0 };

function eigenvaluesOf(matrix: Matrix, singular: readonly number[]): readonly Complex[] {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(matrix);
  const found = realEigenvalues.map((re, index): Complex => ({ re, im: imaginaryEigenvalues[index] ?? 0 }));
  return [...known(found, singular, matrix.rows)].sort((one, other) => {
    const difference = Math.hypot(other.re, other.im) - Math.hypot(one.re, one.im);
    // A pair's magnitudes may differ in the last bit.
    return Math.abs(difference) > 1e-9 * Math.hypot(one.re, one.im) ? difference : other.im - one.im;
  });
}

function shareOf(singular: readonly number[], squares: number): number {
  if (squares === 0) return 1;
  return Math.min(1, singular.reduce((sum, value) => sum + value * value, 0) / squares);
}
