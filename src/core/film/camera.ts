/** Turning a camera by hand, orthonormal at every moment; and the cameras that come by themselves. */
import { orthonormalFrame, perpendicular } from "../math/frames";
import type { Camera } from "./types";

/**
 * Drags the end of a unit's axis to (x, y), in units of the axis's own length (direct manipulation in a grand tour;
 * Li, Zhao & Scheidegger, Distill 2020). Their Gram–Schmidt lands near the pointer; this lands on it: the other
 * units' part B [2, n − 1] of the axes must satisfy B·Bᵀ = I − p·pᵀ, and with the roots of both sides the old B
 * becomes the closest new one. A place beyond the unit circle counts as the nearest on it.
 */
export function dragAxis(camera: Camera, unit: number, x: number, y: number): Camera {
  const { axes } = camera;
  const width = axes.length / 2;
  if (width < 3 || !(unit >= 0 && unit < width) || !Number.isFinite(x + y)) return camera;
  const far = Math.max(1, Math.hypot(x, y));
  const target = [x / far, y / far] as const;
  const from = [axes[unit] as number, axes[width + unit] as number] as const;
  const others = Float64Array.from(axes);
  others[unit] = 0;
  others[width + unit] = 0;
  const loosened = withoutAxis(others, from, unit);
  const next = scaleAlong(loosened, target, Math.sqrt(Math.max(0, 1 - target[0] ** 2 - target[1] ** 2)));
  next[unit] = target[0];
  next[width + unit] = target[1];
  return { axes: Float32Array.from(next), kind: "own" };
}

/**
 * The others' columns made orthonormal: the root of their own B·Bᵀ taken away. Along the axis's direction on the picture
 * their part has length √(1 − |q|²), near nothing where the axis is seen at nearly full length: so it is measured and
 * set at right angles to the part across, not computed from |q|. Where there is none it is given a direction to have it in.
 */
function withoutAxis(others: Float64Array, from: readonly [number, number], unit: number): Float64Array {
  const width = others.length / 2;
  const length = Math.hypot(...from);
  if (length < 1e-9) return others;
  const [ux, uy] = [from[0] / length, from[1] / length];
  const mixed = (x: number, y: number) =>
    Float64Array.from(
      { length: width },
      (_, other) => x * (others[other] as number) + y * (others[width + other] as number),
    );
  const across = unitVector(mixed(-uy, ux));
  const part = mixed(ux, uy);
  const overlap = part.reduce((sum, value, index) => sum + value * (across[index] as number), 0);
  const apart = part.map((value, index) => value - overlap * (across[index] as number));
  const axis = new Float64Array(width);
  axis[unit] = 1;
  const along =
    Math.hypot(...apart) > 1e-4
      ? unitVector(apart)
      : (perpendicular([across, axis], width) ?? new Float64Array(width));
  const rows = new Float64Array(2 * width);
  for (let other = 0; other < width; other++) {
    const [a, b] = [across[other] as number, along[other] as number];
    rows[other] = -uy * a + ux * b;
    rows[width + other] = ux * a + uy * b;
  }
  return rows;
}

function unitVector(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** Scales the columns by `factor` along the direction of `towards`; where it has none, not at all. */
function scaleAlong(
  rows: Float64Array,
  [x, y]: readonly [number, number],
  factor: number,
): Float64Array<ArrayBuffer> {
  const width = rows.length / 2;
  const result = Float64Array.from(rows);
  const square = x * x + y * y;
  if (square < 1e-20) return result;
  for (let column = 0; column < width; column++) {
    const [a, b] = [rows[column] as number, rows[width + column] as number];
    const along = ((a * x + b * y) / square) * (factor - 1);
    result[column] = a + along * x;
    result[width + column] = b + along * y;
  }
  return result;
}

/**
 * Turns a camera of three units like a ball under the hand: `dx` radians to the right about the picture's vertical
 * axis, `dy` radians down about its horizontal one.
 */
export function orbit(camera: Camera, dx: number, dy: number): Camera {
  if (camera.axes.length !== 6 || !Number.isFinite(dx + dy)) return camera;
  const right = Array.from(camera.axes.subarray(0, 3));
  const up = Array.from(camera.axes.subarray(3, 6));
  const turned = mix(right, cross(right, up), dx);
  const raised = mix(up, cross(turned, up), -dy);
  return { axes: Float32Array.from(orthonormalFrame([...turned, ...raised])), kind: "orbit" };
}

/** Looks at three units from a little above: unit 3 upwards, as far round as `azimuth` says (radians). */
export function orbitCamera(azimuth: number, elevation: number): Camera {
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  return { axes: Float32Array.of(-sa, ca, 0, -se * ca, -se * sa, ce), kind: "orbit" };
}

/**
 * Probabilities of n ≥ 3 classes as a regular n-gon: unit k at the angle 90° ∓ 360°·k/n. The rows are orthonormal
 * and at right angles to (1, …, 1), along which a softmax's scores do not count.
 * @param sense −1 goes round with the clock; which of the two shows the sheet's front is for the caller to see
 */
export function polygonCamera(width: number, sense: 1 | -1 = -1): Camera {
  const radius = Math.sqrt(2 / width);
  const axes = new Float32Array(2 * width);
  for (let unit = 0; unit < width; unit++) {
    const angle = Math.PI / 2 + (sense * 2 * Math.PI * unit) / width;
    axes[unit] = radius * Math.cos(angle);
    axes[width + unit] = radius * Math.sin(angle);
  }
  return { axes, kind: "simplex" };
}

/** Shows two units and none of the others. */
export function pairCamera(width: number, first: number, second: number): Camera {
  const axes = new Float32Array(2 * width);
  axes[first] = 1;
  axes[width + second] = 1;
  return { axes, kind: "pair" };
}

function mix(along: readonly number[], towards: readonly number[], angle: number): number[] {
  return along.map((value, index) => Math.cos(angle) * value + Math.sin(angle) * (towards[index] ?? 0));
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  const [ax = 0, ay = 0, az = 0] = a;
  const [bx = 0, by = 0, bz = 0] = b;
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}
