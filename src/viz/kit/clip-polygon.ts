/** Cuts polygons at a rectangle, so that a corner at 1e30 never reaches the canvas and bends the edges near it. */
import type { Rectangle } from "./scale";

/**
 * The part of a polygon inside the rectangle, corner by corner (Sutherland and Hodgman 1974): one border after
 * the other. A concave polygon may come back with edges along the border, which enclose nothing.
 * @param polygon x, y, x, y, …
 * @returns the same; empty where nothing of it is inside
 */
export function clipPolygon(
  { left, top, width, height }: Rectangle,
  polygon: readonly number[],
): readonly number[] {
  let rest = polygon;
  rest = cut(rest, 0, left, 1);
  rest = cut(rest, 0, left + width, -1);
  rest = cut(rest, 1, top, 1);
  return cut(rest, 1, top + height, -1);
}

/** What lies on the side of the border where sign · (coordinate − border) is not negative. */
function cut(polygon: readonly number[], axis: 0 | 1, border: number, sign: 1 | -1): readonly number[] {
  const kept: number[] = [];
  const count = polygon.length / 2;
  for (let index = 0; index < count; index++) {
    const next = (index + 1) % count;
    const x = polygon[2 * index] as number;
    const y = polygon[2 * index + 1] as number;
    const nextX = polygon[2 * next] as number;
    const nextY = polygon[2 * next + 1] as number;
    const here = sign * ((axis === 0 ? x : y) - border);
    const there = sign * ((axis === 0 ? nextX : nextY) - border);
    if (here >= 0) kept.push(x, y);
    if (here >= 0 !== there >= 0) {
      const along = here / (here - there);
      kept.push(axis === 0 ? border : x + along * (nextX - x), axis === 1 ? border : y + along * (nextY - y));
    }
  }
  return kept;
}
