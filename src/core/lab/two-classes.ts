/**
 * Straight lines between two classes of the plane: the likeliest one, which training goes by; the best there is by
 * errors, as everywhere (math/best-line.ts); the best through the origin. Class 0 against all others.
 */
import { bestLine, type LineEffort, lineEfforts } from "../math/best-line";
import { finish } from "../math/finish";
import { fitLogistic } from "../math/logistic";
import type { Vector2 } from "../math/matrix2";

export interface PartingLine {
  /** Class 1 is where w · z + c > 0. */
  readonly weights: Vector2;
  readonly offset: number;
}

export interface LineScore {
  /** Mean binary cross-entropy. */
  readonly loss: number;
  /** Share on their own side, 0 to 1. */
  readonly accuracy: number;
}

/** The objective of the likeliest line is the loss + DECAY/2 · (|w|² + c²), so that there is one even where the classes part. */
export const DECAY = 1e-3;

/**
 * The likeliest line: logistic regression (math/logistic.ts).
 * @param points [n, 2]
 * @param sides [n]: 0, or 1 for any other class
 */
export function likeliestLine(points: Float64Array, sides: Uint8Array): PartingLine {
  // Of two opposite scores each carries half of the difference, so a quarter of its square each, half in all.
  const problem = { points, width: 2, labels: sides, classes: 2, ridge: 2 * DECAY };
  const { coefficients } = finish(fitLogistic(problem));
  const gap = (row: number) => (coefficients[2 * row + 1] as number) - (coefficients[2 * row] as number);
  return { weights: [gap(0), gap(1)], offset: gap(2) };
}

/** What the best straight line is right for. */
export interface BestShare {
  /** Share on their own side, 0 to 1. */
  readonly accuracy: number;
  /** No line has more; else it is at least so much. */
  readonly isExact: boolean;
}

/** Up to so many examples the best line of all is found between two frames. */
const MAX_SWEPT = 400;

/**
 * @param points [n, 2], at least one
 * @param sides [n], 0 or 1
 */
export function bestShare(points: Float64Array, sides: Uint8Array): BestShare {
  const effort: LineEffort = { ...(lineEfforts[0] as LineEffort), sweep: MAX_SWEPT };
  const found = finish(
    bestLine({ points: Float32Array.from(points), width: 2, labels: sides, classes: 2, effort }),
  );
  return { accuracy: found?.accuracy ?? Number.NaN, isExact: found?.isExact ?? false };
}

/**
 * How a line does.
 * @param points [n, 2]
 * @param sides [n], 0 or 1
 */
export function scoreLine(
  points: Float64Array,
  sides: Uint8Array,
  { weights, offset }: PartingLine,
): LineScore {
  let loss = 0;
  let right = 0;
  for (let row = 0; row < sides.length; row++) {
    const margin =
      weights[0] * (points[2 * row] as number) + weights[1] * (points[2 * row + 1] as number) + offset;
    const side = sides[row] as number;
    loss += softplus(side === 1 ? -margin : margin);
    if (margin > 0 === (side === 1)) right++;
  }
  const count = Math.max(1, sides.length);
  return { loss: loss / count, accuracy: right / count };
}

/**
 * The best accuracy of any line through the origin, exactly. Weights at angle φ put a point at angle θ into class 1
 * where |φ − θ| < 90°: so each point turns right or wrong at two angles only, and one sweep over those finds the best.
 */
export function bestThroughOrigin(points: Float64Array, sides: Uint8Array): LineScore["accuracy"] {
  const changes: { readonly angle: number; readonly by: number }[] = [];
  // What is right for weights at angle 0, but for points exactly on that line.
  let right = 0;
  for (let row = 0; row < sides.length; row++) {
    const x = points[2 * row] as number;
    const y = points[2 * row + 1] as number;
    const gain = sides[row] === 1 ? 1 : -1;
    if (x === 0 && y === 0) {
      // On every line, and so never in class 1.
      if (gain < 0) right++;
      continue;
    }
    const enters = turnIn(Math.atan2(y, x) - Math.PI / 2);
    const leaves = turnIn(Math.atan2(y, x) + Math.PI / 2);
    // In class 1 just before angle 0 where it leaves before it enters.
    if (leaves < enters === gain > 0) right++;
    changes.push({ angle: enters, by: gain }, { angle: leaves, by: -gain });
  }
  changes.sort((one, other) => one.angle - other.angle);
  let best = changes.length === 0 ? right : 0;
  changes.forEach(({ angle, by }, index) => {
    right += by;
    const next = changes[index + 1]?.angle ?? (changes[0]?.angle ?? 0) + 2 * Math.PI;
    // Points on one line through the origin change together: between them there is rounding and no line.
    if (next - angle > SAME_ANGLE) best = Math.max(best, right);
  });
  return best / Math.max(1, sides.length);
}

const SAME_ANGLE = 1e-12;

/** The same direction's angle in [0, 2π). */
function turnIn(angle: number): number {
  const turned = angle < 0 ? angle + 2 * Math.PI : angle;
  return turned >= 2 * Math.PI ? turned - 2 * Math.PI : turned;
}

/** 1 / (1 + e⁻ˣ), without overflow. */
export function sigmoid(value: number): number {
  return value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value));
}

/** log(1 + eˣ) without overflow. */
function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
}
