/**
 * The closed-form singular value decomposition of a 2 × 2 matrix that keeps the sign of the determinant, so
 * that it never mirrors where the matrix does not (warp.md 4.8; checked there on 10,000 random matrices).
 */
import { lineAngle } from "./angles";
import type { Matrix2 } from "./matrix2";
import { weightTolerance } from "./precision";

export interface SignedSvd {
  /** Larger stretch, never negative. */
  readonly s1: number;
  /** Smaller stretch; negative where the matrix turns the plane over. */
  readonly s2: number;
  /** Angle of U, the frame after: U = rotation by this angle, radians. */
  readonly uAngle: number;
  /** Angle of Vᵀ, the turn before the stretch, radians. */
  readonly vtAngle: number;
  readonly determinant: number;
  /** Direction in the input plane that is stretched by s1, radians in (−π/2, π/2]. */
  readonly stretchAngle: number;
  /**
   * What is left after the stretch in place (polar decomposition A = Q P): a turn by `turn` radians where the
   * determinant is positive, or one half-turn of the sheet about the line at angle `mirror` where negative.
   */
  readonly turn: number;
  readonly mirror: number;
}

/** A = [[a, b], [c, d]] acting on columns: x ↦ (a x + b y, c x + d y); A = R(uAngle) · diag(s1, s2) · R(vtAngle). */
export function signedSvd(a: number, b: number, c: number, d: number): SignedSvd {
  const e = (a + d) / 2;
  const f = (a - d) / 2;
  const g = (c + b) / 2;
  const h = (c - b) / 2;
  const q = Math.hypot(e, h);
  const r = Math.hypot(f, g);
  const a1 = Math.atan2(g, f);
  const a2 = Math.atan2(h, e);
  const vtAngle = (a2 - a1) / 2;
  return {
    s1: q + r,
    s2: q - r,
    uAngle: (a2 + a1) / 2,
    vtAngle,
    determinant: a * d - b * c,
    stretchAngle: lineAngle(-vtAngle),
    turn: a2,
    mirror: lineAngle(a1 / 2),
  };
}

/** The same decomposition where a smaller stretch of at most `share` of the larger one is rounding: it and the determinant are 0. */
function withoutRounding(svd: SignedSvd, share: number): SignedSvd {
  return Math.abs(svd.s2) <= share * svd.s1 ? { ...svd, s2: 0, determinant: 0 } : svd;
}

/** Of a plane's map whose entries are 32-bit weights: what rounding leaves of a crushed direction is 0 (precision.ts). */
export function weightsSvd(matrix: Matrix2): SignedSvd {
  return withoutRounding(signedSvd(...matrix), weightTolerance(2, 2));
}

/**
 * Of a Dense from two units to two, whose weights are 32-bit (precision.ts).
 * @param kernel [2, 2] row-major, y = x·W: the matrix that acts on columns is its transpose
 */
export function kernelSvd(kernel: ArrayLike<number>): SignedSvd {
  const [a = 0, c = 0, b = 0, d = 0] = Array.from(kernel);
  return weightsSvd([a, b, c, d]);
}
