/**
 * Where plane units fall on a picture: equal axes always, y upwards. One span shared by every picture, so that
 * growing and shrinking show; or, on request, a span fitted to one picture, whose zoom is then told.
 */

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

export function toPixel(view: ViewBox, x: number, y: number): readonly [number, number] {
  return [view.originX + x * view.pixelsPerUnit, view.originY - y * view.pixelsPerUnit];
}

export function fromPixel(view: ViewBox, pixelX: number, pixelY: number): readonly [number, number] {
  return [(pixelX - view.originX) / view.pixelsPerUnit, (view.originY - pixelY) / view.pixelsPerUnit];
}

/** Whether a pixel lies in the plot, `margin` pixels of slack on every side. */
export function isInside({ left, top, width, height }: Rectangle, x: number, y: number, margin = 0): boolean {
  return x >= left - margin && x <= left + width + margin && y >= top - margin && y <= top + height + margin;
}
