/**
 * Pictures that are one line: a layer of one unit (an axis), and a softmax of two classes (the segment from
 * (1, 0) to (0, 1)). Sheet lines would lie on top of each other there, so the line shows how much of the sheet
 * lands on each stretch of it instead.
 */
import { NO_CLASS } from "../kit/place-marks";
import { picturePoint, planePoint } from "../kit/points";
import { type Span, toPixel, type ViewBox } from "../kit/scale";
import type { PlaneInput, Segment } from "./input";

/** Shows the segment of two probabilities with room for its labels. */
export const SIMPLEX_SPAN: Span = { cx: 0.5, cy: 0.5, half: 0.66 };

/** Stretches of the line in which the sheet's points are counted. */
const STRETCHES = 64;

type SegmentInput = Pick<PlaneInput, "projection" | "sheet" | "side">;

/** The line in pixels, and how much of the sheet lands on each stretch of it. */
export function planeSegment(input: SegmentInput, view: ViewBox): Segment {
  return input.projection.kind === "simplex" ? simplexSegment(input, view) : axisSegment(input, view);
}

function simplexSegment({ sheet, side }: SegmentInput, view: ViewBox): Segment {
  return {
    from: toPixel(view, planePoint(1, 0)),
    to: toPixel(view, planePoint(0, 1)),
    middle: toPixel(view, planePoint(0.5, 0.5)),
    // From (1, 0) on: the second probability, as a share of both.
    strips: countStrips(sheet, side, (first, second) => second / (first + second)),
  };
}

function axisSegment({ sheet, side }: SegmentInput, view: ViewBox): Segment {
  const { left, width } = view.plot;
  return {
    from: picturePoint(left, view.originY),
    to: picturePoint(left + width, view.originY),
    middle: undefined,
    strips: countStrips(sheet, side, (x) => (view.originX + x * view.pixelsPerUnit - left) / width),
  };
}

function countStrips(
  sheet: Float32Array,
  side: Uint8Array | undefined,
  /** 0 at the line's start, 1 at its end. */
  along: (x: number, y: number) => number,
): Segment["strips"] {
  const counts = new Map<number | undefined, { total: number; stretches: Float32Array }>();
  for (let index = 0; 2 * index + 1 < sheet.length; index++) {
    const at = along(sheet[2 * index] as number, sheet[2 * index + 1] as number);
    if (Number.isNaN(at)) continue;
    const here = side?.[index];
    const key = here === NO_CLASS ? undefined : here;
    const count = counts.get(key) ?? { total: 0, stretches: new Float32Array(STRETCHES) };
    counts.set(key, count);
    count.total++;
    if (!(at >= 0 && at <= 1)) continue;
    const stretch = Math.min(STRETCHES - 1, Math.floor(at * STRETCHES));
    count.stretches[stretch] = (count.stretches[stretch] as number) + 1;
  }
  return [...counts]
    .sort(([one], [other]) => (one ?? -1) - (other ?? -1))
    .map(([key, { total, stretches }]) => ({ side: key, shares: stretches.map((count) => count / total) }));
}
