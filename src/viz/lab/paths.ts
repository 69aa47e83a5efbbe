/** Curves of the plane as paths in pixels, cut near the plot so that nothing huge reaches the canvas. */
import type { Vector2 } from "../../core/math/matrix2";
import { clipSegment } from "../kit/clip";
import { type Rectangle, toPixel, type ViewBox } from "../kit/scale";
import { roundUp } from "../kit/ticks";
import type { ArrowRole, LabArrow, LabPath, LabStroke } from "./view";

/** Where a point of the original plane is drawn, in plane units. */
export type PlaneMap = (x: number, y: number) => Vector2;

/** Lines are cut a little beyond the plot, so that a cut end never shows. */
const SLACK = 8;

/** Polylines [n, 2] through a map. A vertex that is not finite interrupts its line. */
export function tracePath(
  stroke: LabStroke,
  lines: readonly ArrayLike<number>[],
  map: PlaneMap,
  view: ViewBox,
  alpha?: number,
): LabPath {
  const coordinates: number[] = [];
  const starts: number[] = [];
  const box = grow(view.plot, SLACK);
  const cut = new Float64Array(4);
  for (const line of lines) {
    let joined = false;
    let before: readonly [number, number] | undefined;
    for (let at = 0; at + 1 < line.length; at += 2) {
      const [x, y] = toPixel(view, ...map(line[at] as number, line[at + 1] as number));
      const isPlace = Number.isFinite(x + y);
      if (before && isPlace && clipSegment(box, before[0], before[1], x, y, cut)) {
        const [ax, ay, bx, by] = within(box, cut);
        if (!joined || ax !== before[0] || ay !== before[1]) {
          starts.push(coordinates.length / 2);
          coordinates.push(ax, ay);
        }
        coordinates.push(bx, by);
        joined = bx === x && by === y;
      } else joined = false;
      before = isPlace ? [x, y] : undefined;
    }
  }
  return {
    stroke,
    coordinates: Float32Array.from(coordinates),
    starts: Uint32Array.from(starts),
    ...(alpha === undefined ? {} : { alpha }),
  };
}

/** The whole line through a point of the plane, from border to border of the plot. */
export function wholeLine(stroke: LabStroke, through: Vector2, along: Vector2, view: ViewBox): LabPath {
  const { plot, pixelsPerUnit } = view;
  const middle: Vector2 = [
    (plot.left + plot.width / 2 - view.originX) / pixelsPerUnit,
    (view.originY - plot.top - plot.height / 2) / pixelsPerUnit,
  ];
  // From the foot of the plot's middle, as the point itself may lie far off.
  const share = (middle[0] - through[0]) * along[0] + (middle[1] - through[1]) * along[1];
  const reach = (plot.width + plot.height) / pixelsPerUnit;
  const at = (offset: number) => [
    through[0] + (share + offset) * along[0],
    through[1] + (share + offset) * along[1],
  ];
  return tracePath(stroke, [[...at(-reach), ...at(reach)]], (x, y) => [x, y], view);
}

export function makeArrow(role: ArrowRole, from: Vector2, to: Vector2, view: ViewBox): LabArrow | undefined {
  const start = toPixel(view, ...from);
  const end = toPixel(view, ...to);
  const cut = new Float64Array(4);
  const isWhole = Number.isFinite(start[0] + start[1] + end[0] + end[1]);
  const box = grow(view.plot, 2);
  if (!isWhole || !clipSegment(box, ...start, ...end, cut)) return undefined;
  const [ax, ay, bx, by] = within(box, cut);
  return { role, from: [ax, ay], to: [bx, by], isCut: bx !== end[0] || by !== end[1] };
}

/** Where both ends lie at 1e30 the cut is all rounding; it is kept in the box at least. */
function within(
  { left, top, width, height }: Rectangle,
  cut: Float64Array,
): readonly [number, number, number, number] {
  const x = (value: number) => Math.min(left + width, Math.max(left, value));
  const y = (value: number) => Math.min(top + height, Math.max(top, value));
  const [ax, ay, bx, by] = cut as unknown as readonly [number, number, number, number];
  return [x(ax), y(ay), x(bx), y(by)];
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

export function grow({ left, top, width, height }: Rectangle, by: number): Rectangle {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}
