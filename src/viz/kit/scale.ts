/**
 * Where plane units fall on a picture: equal axes always, y upwards. One span shared by every picture, so that
 * growing and shrinking show; or, on request, a span fitted to one picture, whose zoom is then told.
 */

import { type PicturePoint, type PlanePoint, picturePoint, planePoint } from "./points";

/** A rectangle of a picture in CSS pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A square of the plane: its centre and half its side, in plane units. */
export interface Span {
  readonly cx: number;
  readonly cy: number;
  readonly half: number;
}

/** A span laid out on a rectangle: px = originX + x·pixelsPerUnit, py = originY − y·pixelsPerUnit. */
export interface ViewBox {
  readonly span: Span;
  readonly plot: Rectangle;
  readonly pixelsPerUnit: number;
  readonly originX: number;
  readonly originY: number;
}

/** How a picture chooses its span. */
export type ScaleChoice =
  | { readonly kind: "shared"; readonly span: Span }
  /** `previous`: the span of the picture before, kept while it still suits, so that a live picture does not jitter. */
  | { readonly kind: "fit"; readonly shared: Span; readonly previous?: Span | undefined };

/** Room around the domain on the shared scale, as a share of its half-width. */
const SHARED_MARGIN = 0.08;

/** The shared span of a data set: its domain with a little room, so that the sheet's border is seen. */
export function sharedSpan([from, to]: readonly [number, number]): Span {
  const centre = (from + to) / 2;
  return { cx: centre, cy: centre, half: ((to - from) / 2) * (1 + SHARED_MARGIN) };
}

/** Lays a span out on a rectangle: its square fills the shorter side and lies in the middle. */
export function createViewBox(span: Span, plot: Rectangle): ViewBox {
  const side = Math.max(1, Math.min(plot.width, plot.height));
  const pixelsPerUnit = side / (2 * span.half);
  return {
    span,
    plot,
    pixelsPerUnit,
    originX: plot.left + plot.width / 2 - span.cx * pixelsPerUnit,
    originY: plot.top + plot.height / 2 + span.cy * pixelsPerUnit,
  };
}

/** Where a place of the plane is drawn. */
export function toPixel({ originX, originY, pixelsPerUnit }: ViewBox, [x, y]: PlanePoint): PicturePoint {
  return picturePoint(originX + x * pixelsPerUnit, originY - y * pixelsPerUnit);
}

/** The same for many: [n, 2] in plane units, to [n, 2] in CSS pixels. */
export function toPixels({ originX, originY, pixelsPerUnit }: ViewBox, points: Float32Array): Float32Array {
  return points.map((value, index) =>
    index % 2 === 0 ? originX + value * pixelsPerUnit : originY - value * pixelsPerUnit,
  );
}

/** Which place of the plane is drawn there. */
export function fromPixel({ originX, originY, pixelsPerUnit }: ViewBox, [x, y]: PicturePoint): PlanePoint {
  return planePoint((x - originX) / pixelsPerUnit, (originY - y) / pixelsPerUnit);
}

/** Whether a place of the picture lies in a rectangle, `margin` pixels of slack on every side. */
export function isInside({ left, top, width, height }: Rectangle, [x, y]: PicturePoint, margin = 0): boolean {
  return x >= left - margin && x <= left + width + margin && y >= top - margin && y <= top + height + margin;
}

/** The middle of a rectangle of a picture. */
export function middleOf({ left, top, width, height }: Rectangle): PicturePoint {
  return picturePoint(left + width / 2, top + height / 2);
}

/** A rectangle that many pixels larger on every side. */
export function grow({ left, top, width, height }: Rectangle, by: number): Rectangle {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}
