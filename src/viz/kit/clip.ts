/** Cuts segments at a rectangle, so that a point at 1e30 never reaches the canvas and bends the lines near it. */
import type { Rectangle } from "./scale";

/**
 * The part of the segment (ax, ay)–(bx, by) inside the rectangle (Liang–Barsky), written into `into` as
 * ax, ay, bx, by. False where nothing of it is inside.
 */
export function clipSegment(
  { left, top, width, height }: Rectangle,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  into: Float64Array,
): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  let from = 0;
  let to = 1;
  // One border at a time: `along` is how fast the segment moves out through it, `room` how far in it starts.
  for (let side = 0; side < 4; side++) {
    const along = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const room =
      side === 0 ? ax - left : side === 1 ? left + width - ax : side === 2 ? ay - top : top + height - ay;
    if (along === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / along;
    if (along < 0) {
      if (at > to) return false;
      if (at > from) from = at;
    } else {
      if (at < from) return false;
      if (at < to) to = at;
    }
  }
  into[0] = ax + from * dx;
  into[1] = ay + from * dy;
  into[2] = ax + to * dx;
  into[3] = ay + to * dy;
  return true;
}
