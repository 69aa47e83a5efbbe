/**
 * Pairs of orthonormal directions in n dimensions ("2-frames"), what a flat picture looks along, and the shortest
 * way from one to another. A frame F is [2, n] row-major; a point x is drawn at F·x.
 * The way: Buja, Cook, Asimov & Hurley 2005, "Computational methods for high-dimensional rotations", section 2.3:
 * the two planes are parted into principal directions, each turns by its principal angle, and the frame turns
 * within the plane. With the signed SVD in place of the usual one nothing is mirrored on the way.
 */
import { closestAngle, wrapAngle } from "./angles";
import { type Matrix2, rotation2, stretch2 } from "./matrix2";
import { signedSvd } from "./signed-svd";
import { lengthOf, rejectionFrom } from "./vectors";

/** M·F: [2, n]. */
export function turnFrame([a, b, c, d]: Matrix2, frame: Float64Array): Float64Array {
  const width = frame.length / 2;
  const result = new Float64Array(frame.length);
  for (let unit = 0; unit < width; unit++) {
    const first = frame[unit] as number;
    const second = frame[width + unit] as number;
    result[unit] = a * first + b * second;
    result[width + unit] = c * first + d * second;
  }
  return result;
}

/** F·Gᵀ: how two frames of the same space lie to each other. */
export function overlap(one: ArrayLike<number>, other: ArrayLike<number>): Matrix2 {
  const width = one.length / 2;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let unit = 0; unit < width; unit++) {
    const [x, y] = [one[unit] as number, one[width + unit] as number];
    const [u, v] = [other[unit] as number, other[width + unit] as number];
    a += x * u;
    b += x * v;
    c += y * u;
    d += y * v;
  }
  return [a, b, c, d];
}

/** The orthogonal 2 × 2 matrix R that brings R·frame closest to `reference` (orthogonal Procrustes; Schönemann 1966). */
export function closestTurn(frame: ArrayLike<number>, reference: ArrayLike<number>): Matrix2 {
  const { turn, mirror, determinant } = signedSvd(...overlap(reference, frame));
  return determinant < 0 ? stretch2(mirror, 1, -1) : rotation2(turn);
}

/** The first two unit directions; of one dimension, the direction itself and nothing. */
export function unitFrame(width: number): Float64Array {
  const frame = new Float64Array(2 * width);
  frame[0] = 1;
  if (width > 1) frame[width + 1] = 1;
  return frame;
}

/** A unit vector at right angles to these (orthonormal) ones: made from the unit direction furthest from them. */
export function perpendicular(vectors: readonly Float64Array[], width: number): Float64Array | undefined {
  let best = -1;
  let most = 1e-12;
  for (let unit = 0; unit < width; unit++) {
    const rest = 1 - vectors.reduce((sum, vector) => sum + (vector[unit] as number) ** 2, 0);
    // Ties, but for rounding, go to the first, so that the choice does not hang on the last bit.
    if (rest > most * (1 + 1e-9)) {
      most = rest;
      best = unit;
    }
  }
  if (best < 0) return undefined;
  const result = new Float64Array(width);
  result[best] = 1;
  return withoutParts(result, vectors);
}

/** What of a vector is at right angles to orthonormal ones, at length 1; undefined where nothing is. */
export function withoutParts(
  vector: Float64Array,
  others: readonly Float64Array[],
): Float64Array | undefined {
  const rest = rejectionFrom(vector, others);
  const length = lengthOf(rest);
  return length > 1e-12 ? rest.map((value) => value / length) : undefined;
}

/** Makes two rows orthonormal, the first keeping its direction. */
export function orthonormalFrame(frame: ArrayLike<number>): Float64Array {
  const width = frame.length / 2;
  const rows = [0, 1].map((row) =>
    Float64Array.from({ length: width }, (_, unit) => frame[row * width + unit] as number),
  );
  const first = withoutParts(rows[0] as Float64Array, []) ?? unitFrame(width).slice(0, width);
  const second = withoutParts(rows[1] as Float64Array, [first]) ?? perpendicular([first], width);
  const result = new Float64Array(2 * width);
  result.set(first);
  if (second) result.set(second, width);
  return result;
}

export interface FramePath {
  /** Radians that the frame turns within its own plane on the way. */
  readonly turn: number;
  /** The two principal angles, radians in [0, π]. */
  readonly angles: readonly [number, number];
  /** The frame at t in [0, 1]. */
  readonly at: (t: number) => Float64Array;
}

/**
 * The way between two orthonormal frames of the same space.
 * @param near the turn of a similar way a moment ago: this one's is taken close to it
 */
export function framePath(from: Float64Array, to: Float64Array, near?: number): FramePath {
  const width = from.length / 2;
  const { s1, s2, uAngle, vtAngle } = signedSvd(...overlap(from, to));
  // from = R(uAngle)·A and to = R(−vtAngle)·B with A·Bᵀ = diag(s1, s2).
  const starts = turnFrame(rotation2(-uAngle), from);
  const ends = turnFrame(rotation2(vtAngle), to);
  const row = (frame: Float64Array, index: number) => frame.subarray(index * width, (index + 1) * width);
  const taken = [row(starts, 0), row(starts, 1)];
  const principal = [s1, s2].map((cosine, index) => {
    const start = row(starts, index);
    const rest = row(ends, index).map((value, unit) => value - cosine * (start[unit] as number));
    const sine = lengthOf(rest);
    if (sine > 1e-9) {
      const across = rest.map((value) => value / sine);
      taken.push(across);
      return { start, across, angle: Math.atan2(sine, cosine) };
    }
    // Opposite directions: every way round is as short. In two dimensions there is none, and the way foreshortens.
    const across = (cosine < 0 ? perpendicular(taken, width) : undefined) ?? new Float64Array(width);
    return { start, across, angle: cosine < 0 ? Math.PI : 0 };
  });
  const shortest = -(uAngle + vtAngle);
  const turn = near === undefined ? wrapAngle(shortest) : closestAngle(shortest, near);
  return {
    turn,
    angles: [principal[0]?.angle ?? 0, principal[1]?.angle ?? 0],
    at: (t) => {
      const frame = new Float64Array(2 * width);
      principal.forEach(({ start, across, angle }, index) => {
        const cos = Math.cos(t * angle);
        const sin = Math.sin(t * angle);
        for (let unit = 0; unit < width; unit++) {
          frame[index * width + unit] = cos * (start[unit] as number) + sin * (across[unit] as number);
        }
      });
      return turnFrame(rotation2(uAngle + t * turn), frame);
    },
  };
}
