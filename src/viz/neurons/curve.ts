/** The curve of a join: it leaves and arrives level, so that lines part from the units and not from each other. */

import { type PicturePoint, picturePoint } from "../kit/points";

/** Start, two control points, end: x, y each. */
export type Curve = readonly [number, number, number, number, number, number, number, number];

/** From start to end: x, y each, in CSS pixels. */
export function curveBetween([x, y, toX, toY]: readonly [number, number, number, number]): Curve {
  const reach = (toX - x) * 0.42;
  return [x, y, x + reach, y, toX - reach, toY, toX, toY];
}

/** A cubic Bézier's point at a share from its start (0) to its end (1), in Bernstein's form. */
export function pointOnCurve([ax, ay, bx, by, cx, cy, dx, dy]: Curve, share: number): PicturePoint {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  return picturePoint(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy);
}

const STEPS = 24;

/** About how far a place is from the curve, in pixels. */
export function distanceToCurve(curve: Curve, [x, y]: PicturePoint): number {
  let best = Number.POSITIVE_INFINITY;
  let [fromX, fromY] = pointOnCurve(curve, 0);
  for (let step = 1; step <= STEPS; step++) {
    const [toX, toY] = pointOnCurve(curve, step / STEPS);
    best = Math.min(best, distanceToSegment(x, y, fromX, fromY, toX, toY));
    [fromX, fromY] = [toX, toY];
  }
  return best;
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const along = squared > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared)) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
