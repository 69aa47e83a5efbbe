/** Eigenvalues and eigenvectors of a small real symmetric matrix, by ml-matrix, in one order. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";

export interface SymmetricEigen {
  /** Largest first; what rounding makes negative of a matrix that cannot have such is for the caller to know. */
  readonly values: readonly number[];
  /** Orthonormal, each [rows], in the order of the values; signs as ml-matrix gives them. */
  readonly vectors: readonly Float64Array[];
}

/** @param rows a symmetric matrix, row by row; only as symmetric as it is does the answer hold. One without rows has no values */
export function symmetricEigen(rows: readonly ArrayLike<number>[]): SymmetricEigen {
  // What ml-matrix refuses: the span of no directions, as of a cloud that is a single point.
  if (rows.length === 0) return { values: [], vectors: [] };
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new Matrix(rows.map((row) => Array.from(row))),
    { assumeSymmetric: true },
  );
  const order = realEigenvalues.map((_, index) => index);
  order.sort((one, other) => (realEigenvalues[other] ?? 0) - (realEigenvalues[one] ?? 0));
  return {
    values: order.map((index) => realEigenvalues[index] ?? 0),
    vectors: order.map((index) => Float64Array.from(eigenvectorMatrix.getColumn(index))),
  };
}
