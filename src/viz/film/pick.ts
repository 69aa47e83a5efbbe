/** What a hand on the picture means: which axis it has, and where it drags it. */
import { AXIS_LENGTH, type FilmHandle, type FilmView } from "./input";

/** The handle under the pointer: the nearest within `radius` pixels (24 px targets are 12 around). */
export function handleAt(view: FilmView, x: number, y: number, radius = 14): FilmHandle | undefined {
  let best: FilmHandle | undefined;
  let closest = radius;
  for (const handle of view.handles) {
    const distance = Math.hypot(handle.x - x, handle.y - y);
    if (distance > closest) continue;
    closest = distance;
    best = handle;
  }
  return best;
}

/** A pixel in units of an axis's own length, as core/film/camera's dragAxis wants it. */
export function axisPlace({ viewBox, guides }: FilmView, x: number, y: number): readonly [number, number] {
  const { plot } = viewBox;
  const length = AXIS_LENGTH * Math.min(plot.width, plot.height);
  const [fromX, fromY] = guides.find(({ role }) => role === "unit")?.points[0] ?? [
    viewBox.originX,
    viewBox.originY,
  ];
  return [(x - fromX) / length, (fromY - y) / length];
}
