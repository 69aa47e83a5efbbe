/**
 * One straight line between two classes: logistic regression (Newton's method, Hastie et al. 2009, 4.4.1) with a
 * little weight decay, so that there is a best line even where the classes part. Class 0 against all others.
 */
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

/** The objective is the loss + DECAY/2 · |w|²; the offset is free. */
export const DECAY = 1e-3;
const MAX_ROUNDS = 60;
const SETTLED = 1e-12;

/** @param points [n, 2]; @param offset false: only lines through the origin */
export function bestLine(points: Float64Array, sides: Uint8Array, offset = true): PartingLine {
  let at: Theta = [0, 0, 0];
  let { value, gradient, hessian } = expand(points, sides, at, offset);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step = solve3(hessian, gradient);
    const slope = step[0] * gradient[0] + step[1] * gradient[1] + step[2] * gradient[2];
    if (slope <= SETTLED) break;
    let size = 1;
    let next = expand(points, sides, minus(at, step, size), offset);
    // Halved until the objective falls enough (Armijo); from 0 Newton's full step can overshoot.
    while (!(next.value <= value - 1e-4 * size * slope) && size > 1e-9) {
      size /= 2;
      next = expand(points, sides, minus(at, step, size), offset);
    }
    if (size <= 1e-9) break;
    at = minus(at, step, size);
    ({ value, gradient, hessian } = next);
  }
  return { weights: [at[0], at[1]], offset: at[2] };
}

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

type Theta = readonly [number, number, number];
/** Upper triangle of a symmetric 3 × 3 matrix: 00, 01, 02, 11, 12, 22. */
type Symmetric3 = readonly [number, number, number, number, number, number];

/** Objective, gradient and Hessian at one place. */
function expand(points: Float64Array, sides: Uint8Array, [w1, w2, c]: Theta, offset: boolean) {
  const count = sides.length;
  let value = 0;
  let [g1, g2, g3] = [0, 0, 0];
  let [h11, h12, h13, h22, h23, h33] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < count; row++) {
    const x = points[2 * row] as number;
    const y = points[2 * row + 1] as number;
    const side = sides[row] as number;
    const margin = w1 * x + w2 * y + c;
    const probability = sigmoid(margin);
    value += softplus(side === 1 ? -margin : margin);
    const error = probability - side;
    g1 += error * x;
    g2 += error * y;
    g3 += error;
    const weight = probability * (1 - probability);
    h11 += weight * x * x;
    h12 += weight * x * y;
    h13 += weight * x;
    h22 += weight * y * y;
    h23 += weight * y;
    h33 += weight;
  }
  // Without an offset its row says: leave it at 0.
  const gradient: Theta = [g1 / count + DECAY * w1, g2 / count + DECAY * w2, offset ? g3 / count : 0];
  const hessian: Symmetric3 = [
    h11 / count + DECAY,
    h12 / count,
    offset ? h13 / count : 0,
    h22 / count + DECAY,
    offset ? h23 / count : 0,
    offset ? h33 / count + 1e-12 : 1,
  ];
  return { value: value / count + (DECAY / 2) * (w1 * w1 + w2 * w2), gradient, hessian };
}

/** H s = g for a positive definite H, by Cholesky. */
function solve3([a, b, c, d, e, f]: Symmetric3, [x, y, z]: Theta): Theta {
  const l11 = Math.sqrt(a);
  const l21 = b / l11;
  const l31 = c / l11;
  const l22 = Math.sqrt(Math.max(Number.MIN_VALUE, d - l21 * l21));
  const l32 = (e - l21 * l31) / l22;
  const l33 = Math.sqrt(Math.max(1e-300, f - l31 * l31 - l32 * l32));
  const u = x / l11;
  const v = (y - l21 * u) / l22;
  const w = (z - l31 * u - l32 * v) / l33;
  const third = w / l33;
  const second = (v - l32 * third) / l22;
  return [(u - l21 * second - l31 * third) / l11, second, third];
}

function minus(at: Theta, step: Theta, size: number): Theta {
  return [at[0] - size * step[0], at[1] - size * step[1], at[2] - size * step[2]];
}

export function sigmoid(value: number): number {
  return value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value));
}

/** log(1 + eˣ) without overflow. */
function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
}
