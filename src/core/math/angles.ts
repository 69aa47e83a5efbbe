/** Angles in radians, brought into one range, or close to one that was there before. */

/** The same direction in (−π, π]. */
export function wrapAngle(angle: number): number {
  const rest = angle % (2 * Math.PI);
  if (rest > Math.PI) return rest - 2 * Math.PI;
  return rest <= -Math.PI ? rest + 2 * Math.PI : rest;
}

/** The same line's angle in (−π/2, π/2]: a line has no front, so half a turn changes nothing. */
export function lineAngle(angle: number): number {
  const rest = angle % Math.PI;
  if (rest > Math.PI / 2) return rest - Math.PI;
  return rest <= -Math.PI / 2 ? rest + Math.PI : rest;
}

/** A turn that has grown beyond this begins anew: going on the same way round would be further than it helps. */
const MAX_TURN = 1.5 * Math.PI;

/** The same direction as the turn closest to `near`, so that it does not jump from 179° to −179°. */
export function closestAngle(angle: number, near: number): number {
  const close = near + wrapAngle(angle - near);
  return Math.abs(close) <= MAX_TURN ? close : wrapAngle(angle);
}

/** The same line's angle, within a quarter turn of `near`. */
export function closestLineAngle(angle: number, near: number): number {
  return near + wrapAngle(2 * (angle - near)) / 2;
}
