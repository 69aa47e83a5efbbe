/** Which example or sheet point lies under the pointer. */
import { isInside } from "../kit/scale";
import type { PlaneView } from "./input";

export interface PlanePick {
  /** data: an example. sheet: a point of the sheet. */
  readonly kind: "data" | "sheet";
  readonly index: number;
  /** Where it is drawn, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** In plane units of this picture. */
  readonly values: readonly [number, number];
}

/** The nearest example within `radius` pixels, else the nearest sheet point. */
export function planePick(view: PlaneView, x: number, y: number, radius = 10): PlanePick | undefined {
  if (!isInside(view.viewBox.plot, x, y, radius)) return undefined;
  return nearest(view, "data", x, y, radius) ?? nearest(view, "sheet", x, y, radius);
}

function nearest(
  { viewBox, source }: PlaneView,
  kind: PlanePick["kind"],
  x: number,
  y: number,
  radius: number,
): PlanePick | undefined {
  const points = source[kind];
  let best: PlanePick | undefined;
  let closest = radius * radius;
  for (let index = 0; 2 * index + 1 < points.length; index++) {
    const valueX = points[2 * index] as number;
    const valueY = points[2 * index + 1] as number;
    const pixelX = viewBox.originX + valueX * viewBox.pixelsPerUnit;
    const pixelY = viewBox.originY - valueY * viewBox.pixelsPerUnit;
    const distance = (pixelX - x) ** 2 + (pixelY - y) ** 2;
    // A comparison with NaN is false, so points without a place are passed over.
    if (!(distance <= closest) || !isInside(viewBox.plot, pixelX, pixelY, radius)) continue;
    closest = distance;
    best = { kind, index, x: pixelX, y: pixelY, values: [valueX, valueY] };
  }
  return best;
}
