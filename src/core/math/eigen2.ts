/** Eigenvalues and eigenvectors of a real 2 × 2 matrix in closed form, with the cases that have none or too few. */
import { determinant2, differenceOfProducts, largestEntry2, type Matrix2, type Vector2 } from "./matrix2";

export interface EigenPair {
  readonly value: number;
  /** Of length 1, pointing right (or straight up). */
  readonly vector: Vector2;
}

export type Eigen2 =
  /** Two real values, the one of larger magnitude first. */
  | { readonly kind: "real"; readonly pairs: readonly [EigenPair, EigenPair] }
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

/** Entries are taken to be known to this many roundings of the largest one. */
const ROUNDINGS = 4;

/**
 * λ = m ± √(p² + b c) with m = (a + d)/2, p = (a − d)/2. Two values count as one where some matrix whose entries
 * lie within 4 roundings (4 · 2⁻⁵² · the largest entry) has a repeated value: a change of δ in each entry moves
 * p² + b c by up to δ (2|p| + |b| + |c|) + 2 δ².
 */
export function eigen2(matrix: Matrix2): Eigen2 {
  const size = largestEntry2(matrix);
  if (size === 0) return { kind: "repeated", value: 0, everyDirection: true };
  // By a power of two, which is exact: squares of huge and tiny entries stay in range.
  const unit = 2 ** Math.floor(Math.log2(size));
  const [a, b, c, d] = matrix.map((entry) => entry / unit) as unknown as Matrix2;
  const middle = (a + d) / 2;
  const p = (a - d) / 2;
  const slack = ROUNDINGS * Number.EPSILON * largestEntry2([a, b, c, d]);
  if (Math.max(Math.abs(p), Math.abs(b), Math.abs(c)) <= slack) {
    return { kind: "repeated", value: middle * unit, everyDirection: true };
  }
  const square = differenceOfProducts(p, p, -b, c);
  if (Math.abs(square) <= slack * (2 * Math.abs(p) + Math.abs(b) + Math.abs(c)) + 2 * slack * slack) {
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
  // Which is 0 where a d and b c differ by no more than roundings of each entry do (0.1 · 0.6 against 0.3 · 0.2).
  const determinant = determinant2([a, b, c, d]);
  const doubt = ROUNDINGS * Number.EPSILON * (Math.abs(a * d) + Math.abs(b * c));
  const small = Math.abs(determinant) <= doubt ? 0 : determinant / large;
  return {
    kind: "real",
    pairs: [
      { value: large * unit, vector: kernelOf(p, b, c, sign * root) },
      { value: small * unit, vector: kernelOf(p, b, c, -sign * root) },
    ],
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
