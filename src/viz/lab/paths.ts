/** Curves of the plane as paths in pixels, cut near the plot so that nothing huge reaches the canvas. */
import type { Vector2 } from "../../core/math/matrix2";
import { segmentInside } from "../kit/clip";
import { type PicturePoint, type PlanePoint, picturePoint, planePoint } from "../kit/points";
import { PolylinePen } from "../kit/polylines";
import { fromPixel, grow, toPixel, type ViewBox } from "../kit/scale";
import { roundUp } from "../kit/ticks";
import type { ArrowRole, LabArrow, LabPath, LabStroke } from "./view";

/** Where a place of the original plane goes. */
export type PlaneMap = (x: number, y: number) => PlanePoint;

/** Lines are cut a little beyond the plot, so that a cut end never shows. */
const SLACK = 8;

/** Polylines [n, 2] of the original plane, through a map. A vertex that is not finite interrupts its line. */
export function tracePath(
  stroke: LabStroke,
  lines: readonly ArrayLike<number>[],
  map: PlaneMap,
  view: ViewBox,
  alpha?: number,
): LabPath {
  const pen = new PolylinePen(grow(view.plot, SLACK));
  for (const line of lines) {
    let before: PicturePoint | undefined;
    for (let at = 0; at + 1 < line.length; at += 2) {
      const here = toPixel(view, map(line[at] as number, line[at + 1] as number));
      if (before) pen.segment(before[0], before[1], here[0], here[1]);
      before = here;
    }
  }
  return { stroke, ...pen.finish(), ...(alpha === undefined ? {} : { alpha }) };
}

/** The whole line through a point of the plane, from border to border of the plot. */
export function wholeLine(stroke: LabStroke, through: PlanePoint, along: Vector2, view: ViewBox): LabPath {
  const { plot, pixelsPerUnit } = view;
  const middle = fromPixel(view, picturePoint(plot.left + plot.width / 2, plot.top + plot.height / 2));
  // From the foot of the plot's middle, as the point itself may lie far off.
  const share = (middle[0] - through[0]) * along[0] + (middle[1] - through[1]) * along[1];
  const reach = (plot.width + plot.height) / pixelsPerUnit;
  const at = (offset: number) => [
    through[0] + (share + offset) * along[0],
    through[1] + (share + offset) * along[1],
  ];
  return tracePath(stroke, [[...at(-reach), ...at(reach)]], planePoint, view);
}

/** An arrow from one place of the plane to another; undefined where nothing of it is in the plot. */
export function makeArrow(
  role: ArrowRole,
  from: PlanePoint,
  to: PlanePoint,
  view: ViewBox,
): LabArrow | undefined {
  const start = toPixel(view, from);
  const end = toPixel(view, to);
  const inside = segmentInside(grow(view.plot, 2), start, end);
  if (!inside) return undefined;
  const [seenFrom, seenTo] = inside;
  return { role, from: seenFrom, to: seenTo, isCut: seenTo[0] !== end[0] || seenTo[1] !== end[1] };
}

export interface SheetLines {
  readonly lines: readonly (readonly number[])[];
  readonly border: readonly number[];
  /** Half of the sheet's side. */
  readonly half: number;
}

/** About eight cells a side over everything up to `furthest`; `parts` pieces a line, for maps that bend. */
export function sheetOver(furthest: number, parts: number): SheetLines {
  const step = roundUp(Math.max(furthest, 1e-9) / 4.0001);
  const count = Math.max(1, Math.ceil(furthest / step - 1e-9));
  const half = count * step;
  const along = Array.from({ length: parts + 1 }, (_, index) => -half + (2 * half * index) / parts);
  const lines: number[][] = [];
  for (let index = -count; index <= count; index++) {
    const fixed = index * step;
    lines.push(
      along.flatMap((running) => [running, fixed]),
      along.flatMap((running) => [fixed, running]),
    );
  }
  const side = (swap: boolean, fixed: number, list: readonly number[]) =>
    list.flatMap((running) => (swap ? [fixed, running] : [running, fixed]));
  const back = along.toReversed();
  const border = [
    ...side(false, -half, along),
    ...side(true, half, along),
    ...side(false, half, back),
    ...side(true, -half, back),
  ];
  return { lines, border, half };
}
