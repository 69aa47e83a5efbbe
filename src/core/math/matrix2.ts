/** The algebra of 2 × 2 matrices and vectors of the plane, for the film and the lab alike: exact where it matters. */

/** Rows first: [[a, b], [c, d]] acts on columns, (x, y) ↦ (a x + b y, c x + d y). */
export type Matrix2 = readonly [a: number, b: number, c: number, d: number];
export type Vector2 = readonly [x: number, y: number];

/** I: leaves everything as it is. */
export const IDENTITY2: Matrix2 = [1, 0, 0, 1];

/** A·B: B acts first. */
export function multiply2([a, b, c, d]: Matrix2, [e, f, g, h]: Matrix2): Matrix2 {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}

/** Rows and columns exchanged. */
export function transpose2([a, b, c, d]: Matrix2): Matrix2 {
  return [a, c, b, d];
}

/** M·v. */
export function apply2([a, b, c, d]: Matrix2, [x, y]: Vector2): Vector2 {
  return [a * x + b * y, c * x + d * y];
}

/** Points [n, 2] through x ↦ M x + b. */
export function applyToPoints2(
  [a, b, c, d]: Matrix2,
  [shiftX, shiftY]: Vector2,
  points: Float32Array,
): Float32Array {
  const moved = new Float32Array(points.length);
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] as number;
    const y = points[at + 1] as number;
    moved[at] = a * x + b * y + shiftX;
    moved[at + 1] = c * x + d * y + shiftY;
  }
  return moved;
}

/** The turn by an angle in radians, positive to the left. */
export function rotation2(angle: number): Matrix2 {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, -sin, sin, cos];
}

/** The reflection in the line through the origin at this angle. */
export function reflection2(angle: number): Matrix2 {
  const cos = Math.cos(2 * angle);
  const sin = Math.sin(2 * angle);
  return [cos, sin, sin, -cos];
}

/** Diagonal in a frame turned by `angle`: stretches by `along` in that direction, by `across` at right angles to it. */
export function stretch2(angle: number, along: number, across: number): Matrix2 {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const mixed = (along - across) * cos * sin;
  return [along * cos * cos + across * sin * sin, mixed, mixed, along * sin * sin + across * cos * cos];
}

/** The matrix with these columns. */
export function fromColumns2([a, c]: Vector2, [b, d]: Vector2): Matrix2 {
  return [a, b, c, d];
}

/** (1 − t)·from + t·to, entry by entry. */
export function mix2(from: Matrix2, to: Matrix2, t: number): Matrix2 {
  const at = (index: 0 | 1 | 2 | 3) => (1 - t) * from[index] + t * to[index];
  return [at(0), at(1), at(2), at(3)];
}

/** Largest magnitude among the entries. */
export function largestEntry2(matrix: Matrix2): number {
  return Math.max(...matrix.map(Math.abs));
}

/** a·d − b·c to about two roundings of the result, however much cancels (products split after Dekker 1971). */
export function determinant2([a, b, c, d]: Matrix2): number {
  return differenceOfProducts(a, d, b, c);
}

/** p·q − r·s to about two roundings of the result. */
export function differenceOfProducts(p: number, q: number, r: number, s: number): number {
  const left = p * q;
  const right = r * s;
  const rest = productError(p, q, left) - productError(r, s, right);
  // Beyond about 1e±145 the splitting leaves the range of numbers; then the plain difference has to do.
  return Number.isFinite(rest) ? left - right + rest : left - right;
}

/** p·q − product, exactly, where product is p·q rounded. */
function productError(p: number, q: number, product: number): number {
  const [pHigh, pLow] = split(p);
  const [qHigh, qLow] = split(q);
  return pLow * qLow - (product - pHigh * qHigh - pLow * qHigh - pHigh * qLow);
}

/** A number as the sum of two with half as many digits (Veltkamp 1968). */
function split(value: number): readonly [number, number] {
  const scaled = 134_217_729 * value;
  const high = scaled - (scaled - value);
  return [high, value - high];
}
