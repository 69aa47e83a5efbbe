/** Eigenvalues and eigenvectors of a real 2 × 2 matrix in closed form, with the cases that have none or too few. */
import {
  determinant2,
  differenceOfProducts,
  fromColumns2,
  largestEntry2,
  type Matrix2,
  type Vector2,
} from "./matrix2";
import { typedDeterminant, typedDiscriminant, typedSum, withoutDust } from "./precision";

export interface EigenPair {
  readonly value: number;
  /** Of length 1, pointing right (or straight up). */
  readonly vector: Vector2;
}

export type Eigen2 =
  /** Two real values, the one of larger magnitude first; radians between the two directions, up to π/2. */
  | { readonly kind: "real"; readonly pairs: readonly [EigenPair, EigenPair]; readonly apart: number }
  /**
   * A pair re ± i·im, im > 0: no real direction is kept. A = S · modulus · R(angle) · S⁻¹ with det S > 0: in the
   * frame of S, a turn by `angle` (positive: left) and a stretch by `modulus`.
   */
  | {
      readonly kind: "complex";
      readonly re: number;
      readonly im: number;
      readonly modulus: number;
      readonly angle: number;
      readonly frame: Matrix2;
    }
  /** A multiple of the identity: every direction is kept. */
  | { readonly kind: "repeated"; readonly value: number; readonly everyDirection: true }
  /** One value twice, but only one direction. */
  | { readonly kind: "defective"; readonly value: number; readonly vector: Vector2 };

/**
 * λ = m ± √(p² + b c) with m = (a + d)/2, p = (a − d)/2. Two values count as one, and one as 0, where entries that differ
 * from these by rounding could make them so (precision.ts).
 */
export function eigen2(matrix: Matrix2): Eigen2 {
  const size = largestEntry2(matrix);
  if (size === 0) return { kind: "repeated", value: 0, everyDirection: true };
  // By a power of two, which is exact: squares of huge and tiny entries stay in range.
  const unit = 2 ** Math.floor(Math.log2(size));
  const scaled = withoutDust(matrix.map((entry) => entry / unit) as unknown as Matrix2);
  const [a, b, c, d] = scaled;
  const middle = typedSum(a, d) / 2;
  const p = typedSum(a, -d) / 2;
  if (p === 0 && b === 0 && c === 0) {
    return { kind: "repeated", value: middle * unit, everyDirection: true };
  }
  const square = typedDiscriminant(scaled, differenceOfProducts(p, p, -b, c));
  if (square === 0) {
    return { kind: "defective", value: middle * unit, vector: kernelOf(p, b, c, 0) };
  }
  if (square < 0) {
    const im = Math.sqrt(-square);
    // v = (b, λ − a) = (b, −p) + i (0, im); S = [Re v, −Im v] turns left, [Re v, Im v] right.
    const left = b < 0;
    return {
      kind: "complex",
      re: middle * unit,
      im: im * unit,
      modulus: Math.hypot(middle, im) * unit,
      angle: left ? Math.atan2(im, middle) : -Math.atan2(im, middle),
      frame: normalFrame(left ? [b, 0, -p, -im] : [b, 0, -p, im]),
    };
  }
  const root = Math.sqrt(square);
  // The larger one is a sum without cancelling; the other follows from the product, which is the determinant.
  const sign = middle < 0 ? -1 : 1;
  const large = middle + sign * root;
  const small = typedDeterminant(scaled) / large + 0;
  const [first, second] = [kernelOf(p, b, c, sign * root), kernelOf(p, b, c, -sign * root)];
  return {
    kind: "real",
    pairs: [
      { value: large * unit, vector: first },
      { value: small * unit, vector: second },
    ],
    apart: Math.asin(Math.min(1, Math.abs(determinant2(fromColumns2(first, second))))),
  };
}

/** The direction that [[p − r, b], [c, −p − r]] sends to 0, from whichever row says it without cancelling. */
function kernelOf(p: number, b: number, c: number, root: number): Vector2 {
  const first: Vector2 = [b, root - p];
  const second: Vector2 = [root + p, c];
  const [x, y] = Math.hypot(...first) >= Math.hypot(...second) ? first : second;
  const length = Math.hypot(x, y);
  const sign = x < 0 || (x === 0 && y < 0) ? -1 : 1;
  return [(sign * x) / length + 0, (sign * y) / length + 0];
}

/** The same frame scaled so that its longer column has length 1 and its first one points right. */
function normalFrame([a, b, c, d]: Matrix2): Matrix2 {
  const length = Math.sign(a || 1) * Math.max(Math.hypot(a, c), Math.hypot(b, d));
  return [a / length, b / length, c / length, d / length];
}
