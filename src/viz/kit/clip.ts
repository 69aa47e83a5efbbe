/**
 * The one way to cut: drawing at a rectangle, and the numbers of segments and polygons before they are drawn, so that
 * a point at 1e30 never reaches the canvas and bends the lines near it.
 */
import { type PicturePoint, picturePoint } from "./points";
import type { Rectangle } from "./scale";

/** Cuts all that is drawn from here on at a rectangle, until the context's `restore`. */
export function clipTo(context: CanvasRenderingContext2D, { left, top, width, height }: Rectangle): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
}

/** Ends further off than this, in pixels, leave less than a pixel of their numbers: between two such nothing is known. */
const FURTHEST = 1e15;

/**
 * The part of the segment (ax, ay)–(bx, by) inside the rectangle (Liang and Barsky 1984), written into `into` as
 * ax, ay, bx, by; an end that is not cut stays as it is, to the bit. False where nothing of it is inside, or nobody
 * can tell.
 */
export function clipSegment(
  rectangle: Rectangle,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  into: Float64Array,
): boolean {
  const a = Math.max(Math.abs(ax), Math.abs(ay));
  const b = Math.max(Math.abs(bx), Math.abs(by));
  if (Math.min(a, b) > FURTHEST) return false;
  // From the nearer end: what is cut off of one at 1e30 is all rounding beside it.
  return a <= b
    ? clipFrom(rectangle, ax, ay, bx, by, into, 0, 2)
    : clipFrom(rectangle, bx, by, ax, ay, into, 2, 0);
}

/** Writes the start at `start` and the end at `end`. */
function clipFrom(
  { left, top, width, height }: Rectangle,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  into: Float64Array,
  start: 0 | 2,
  end: 0 | 2,
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
  into[start] = from > 0 ? ax + from * dx : ax;
  into[start + 1] = from > 0 ? ay + from * dy : ay;
  into[end] = to < 1 ? ax + to * dx : bx;
  into[end + 1] = to < 1 ? ay + to * dy : by;
  return true;
}

/** The part of a segment inside a rectangle; undefined where nothing of it is, or an end is not finite. */
export function segmentInside(
  rectangle: Rectangle,
  [ax, ay]: PicturePoint,
  [bx, by]: PicturePoint,
): readonly [from: PicturePoint, to: PicturePoint] | undefined {
  const into = new Float64Array(4);
  if (!Number.isFinite(ax + ay + bx + by) || !clipSegment(rectangle, ax, ay, bx, by, into)) return undefined;
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = into;
  return [picturePoint(fromX, fromY), picturePoint(toX, toY)];
}

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

/** The part of a rectangle on the side of a line through a place of the picture that `normal`, in pixels, points to. */
export function halfRectangle(
  { left, top, width, height }: Rectangle,
  [throughX, throughY]: PicturePoint,
  [normalX, normalY]: readonly [number, number],
): readonly PicturePoint[] {
  const corners = [
    picturePoint(left, top),
    picturePoint(left + width, top),
    picturePoint(left + width, top + height),
    picturePoint(left, top + height),
  ];
  const side = ([x, y]: PicturePoint) => (x - throughX) * normalX + (y - throughY) * normalY;
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % 4] as PicturePoint;
    const [here, there] = [side(corner), side(next)];
    const share = here / (here - there);
    const crossing = picturePoint(
      corner[0] + share * (next[0] - corner[0]),
      corner[1] + share * (next[1] - corner[1]),
    );
    const kept = here >= 0 ? [corner] : [];
    return here * there < 0 ? [...kept, crossing] : kept;
  });
}
