/** Polylines and polygons as two flat lists, how they are cut at a rectangle, and how they come onto a canvas. */
import { clipSegment } from "./clip";
import type { PicturePoint } from "./points";
import type { Rectangle } from "./scale";

export interface Polylines {
  /** [vertices, 2] in CSS pixels. */
  readonly coordinates: Float32Array;
  /** Index of the first vertex of each, in rising order. */
  readonly starts: Uint32Array;
}

/** What lines are drawn on: a context, or a Path2D. */
export type LineSink = Pick<CanvasPath, "moveTo" | "lineTo" | "closePath">;

/** Lays down segments one after the other, cut at a rectangle; those that follow on make one polyline. */
export class PolylinePen {
  private readonly coordinates: number[] = [];
  private readonly starts: number[] = [];
  private readonly cut = new Float64Array(4);
  /** Where the last segment ended uncut: the next one may go on from here. */
  private standsAt: readonly [number, number] | undefined;

  constructor(private readonly box: Rectangle) {}

  /** The part of the segment from (ax, ay) to (bx, by) inside of the rectangle, in CSS pixels; nothing where an end is not finite. */
  segment(ax: number, ay: number, bx: number, by: number): void {
    if (!Number.isFinite(ax + ay + bx + by) || !clipSegment(this.box, ax, ay, bx, by, this.cut)) return;
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = this.cut;
    const goesOn = this.standsAt?.[0] === fromX && this.standsAt[1] === fromY;
    if (!goesOn || fromX !== ax || fromY !== ay) {
      this.starts.push(this.coordinates.length / 2);
      this.coordinates.push(fromX, fromY);
    }
    this.coordinates.push(toX, toY);
    this.standsAt = toX === bx && toY === by ? [toX, toY] : undefined;
  }

  /** What has been laid down so far. */
  finish(): Polylines {
    return {
      coordinates: Float32Array.from(this.coordinates),
      starts: Uint32Array.from(this.starts),
    };
  }
}

/** Adds polylines to a path; as polygons where they close. */
export function tracePolylines(path: LineSink, { coordinates, starts }: Polylines, closes = false): void {
  let next = 0;
  for (let vertex = 0; 2 * vertex < coordinates.length; vertex++) {
    const x = coordinates[2 * vertex] as number;
    const y = coordinates[2 * vertex + 1] as number;
    if (starts[next] === vertex) {
      if (closes && next > 0) path.closePath();
      path.moveTo(x, y);
      next++;
    } else {
      path.lineTo(x, y);
    }
  }
  if (closes && coordinates.length > 0) path.closePath();
}

/** Adds one polyline to a path; as a polygon where it closes. */
export function tracePoints(path: LineSink, points: readonly PicturePoint[], closes = false): void {
  points.forEach(([x, y], index) => {
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  if (closes) path.closePath();
}

/**
 * Adds segments [n, 4] in CSS pixels to a path: x, y, x, y. Those that are not finite are left out.
 * @param joins one that goes on from the last is joined to it, so that a dash runs on
 */
export function traceSegments(path: LineSink, segments: Float32Array, joins = false): void {
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let at = 0; at + 3 < segments.length; at += 4) {
    const ax = segments[at] as number;
    const ay = segments[at + 1] as number;
    const bx = segments[at + 2] as number;
    const by = segments[at + 3] as number;
    if (!Number.isFinite(ax + ay + bx + by)) continue;
    if (!joins || ax !== lastX || ay !== lastY) path.moveTo(ax, ay);
    path.lineTo(bx, by);
    lastX = bx;
    lastY = by;
  }
}
