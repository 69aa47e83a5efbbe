/**
 * What counts as zero: once for rank, determinant, condition and singularity, so that they never contradict each other.
 *
 * Numbers come in two kinds. Weights are 32-bit: of a matrix of them no singular value below the largest times the longer
 * side times 2⁻²³ can be told from 0 (the rule of numpy's matrix_rank; Golub & Van Loan 2013, 5.4.1), and where one is
 * that small the determinant is 0 and the condition larger than one over that share. Entries that a person types are
 * 64-bit, and cos(pi/2) is no exact 0: an entry is known to eight roundings of itself, and is 0 where it is that small
 * beside the largest one. A determinant, a trace or a discriminant that entries within this could make 0 is 0.
 */
import { determinant2, largestEntry2, type Matrix2 } from "./matrix2";

/** Spacing of 32-bit numbers beside 1. */
const WEIGHT_ROUNDING = 2 ** -23;
/** Eight spacings of 64-bit numbers beside 1: what a typed entry is known to, a few operations old as it may be. */
const ENTRY_ROUNDING = 8 * Number.EPSILON;
/** A computed number below this share of what it stands beside is what rounding has left of 0. */
const NOISE = 1e-12;

/**
 * The share of the largest singular value up to which another one of a matrix of 32-bit weights counts as 0.
 * @param inputs rows of the kernel; @param units its columns
 */
export function weightTolerance(inputs: number, units: number): number {
  return Math.max(inputs, units) * WEIGHT_ROUNDING;
}

/** A typed matrix whose entries that are rounding beside its largest one are 0. */
export function withoutDust(matrix: Matrix2): Matrix2 {
  const least = ENTRY_ROUNDING * largestEntry2(matrix);
  return matrix.map((entry) => (Math.abs(entry) <= least ? 0 : entry)) as unknown as Matrix2;
}

/** a·d − b·c of a typed matrix; 0 where entries that differ from these by rounding could make it so. */
export function typedDeterminant(matrix: Matrix2): number {
  const known = withoutDust(matrix);
  const [a, b, c, d] = known;
  const exact = determinant2(known);
  return Math.abs(exact) <= ENTRY_ROUNDING * (Math.abs(a * d) + Math.abs(b * c)) ? 0 : exact;
}

/** a + b of typed numbers; 0 where numbers that differ from these by rounding could make it so. */
export function typedSum(a: number, b: number): number {
  const sum = a + b;
  return Math.abs(sum) <= ENTRY_ROUNDING * (Math.abs(a) + Math.abs(b)) ? 0 : sum;
}

/**
 * ((a − d)/2)² + b·c of a typed matrix [[a, b], [c, d]], whose sign tells real eigenvalues from complex ones.
 * @param square its value; 0 comes back where entries that differ from these by rounding could make it so
 */
export function typedDiscriminant([a, b, c, d]: Matrix2, square: number): number {
  const half = Math.abs(a - d) / 2;
  const doubt = (ENTRY_ROUNDING * (Math.abs(a) + Math.abs(d))) / 2;
  const open = 2 * half * doubt + doubt * doubt + 2 * ENTRY_ROUNDING * Math.abs(b * c);
  return Math.abs(square) <= open ? 0 : square;
}

/** A computed number; 0 where it is noise beside `beside`, the largest that went into it or stands next to it. */
export function withoutNoise(value: number, beside: number): number {
  return Math.abs(value) < NOISE * Math.abs(beside) ? 0 : value;
}
