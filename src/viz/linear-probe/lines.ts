/**
 * Where the best straight line runs on a node's picture. Of two units it is a line, from its equation; of one, a mark
 * on the axis; of more, where the flat cut goes through the sheet: the level curve of the scores, traced on the
 * sheet's own grid and carried to where the sheet is drawn.
 */
import { pointsPerLine, type SheetShape } from "../../core/math/sheet";
import { clipSegment } from "../kit/clip";
import { traceLevel } from "../kit/contour";
import type { Span } from "../kit/scale";

export interface BestLinesInput {
  readonly width: number;
  /** [width, classes] and [classes]: the scores. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  /** [lines × lines, classes]: scores at the sheet's crossings, rows from bottom to top; needed beyond two units. */
  readonly scores: Float32Array | undefined;
  /** [sheetSize, 2]: the sheet on the picture, in plane units; it may have other lines than the scores. */
  readonly sheet: Float32Array;
  readonly shape: SheetShape;
  /** What is seen of the plane. */
  readonly span: Span;
}

/** How far beyond the square seen lines are carried, as a share of its side: pictures are wider than their span. */
const BEYOND = 3;
/** Half the length of the mark on one unit's axis, as a share of the half span. */
const MARK = 0.16;

/** @returns [segments, 4] in plane units: x, y, x, y */
export function bestLines(input: BestLinesInput): Float32Array {
  if (input.width === 1) return axisMarks(input);
  if (input.width === 2) return planeLines(input);
  return sheetCurves(input);
}

/** Between every two classes, the part of their line of equal scores where both lead all others. */
function planeLines({ weights, bias, span }: BestLinesInput): Float32Array {
  const classes = bias.length;
  const score = (k: number, x: number, y: number) =>
    (weights[k] ?? 0) * x + (weights[classes + k] ?? 0) * y + (bias[k] ?? 0);
  const segments: number[] = [];
  for (let one = 0; one < classes; one++) {
    for (let other = one + 1; other < classes; other++) {
      const a = (weights[one] ?? 0) - (weights[other] ?? 0);
      const b = (weights[classes + one] ?? 0) - (weights[classes + other] ?? 0);
      const square = a * a + b * b;
      if (!(square > 0)) continue;
      // From the foot of the middle of what is seen, along the line, as far as it can be seen.
      const off = score(one, span.cx, span.cy) - score(other, span.cx, span.cy);
      const [x, y] = [span.cx - (off * a) / square, span.cy - (off * b) / square];
      const [dx, dy] = [-b / Math.sqrt(square), a / Math.sqrt(square)];
      const reach = BEYOND * span.half;
      if (Math.abs(off) / Math.sqrt(square) > reach) continue;
      let from = -reach;
      let to = reach;
      for (let third = 0; third < classes; third++) {
        if (third === one || third === other) continue;
        const lead = score(one, x, y) - score(third, x, y);
        const slope = score(one, x + dx, y + dy) - score(third, x + dx, y + dy) - lead;
        if (slope > 0) from = Math.max(from, -lead / slope);
        else if (slope < 0) to = Math.min(to, -lead / slope);
        else if (lead < 0) to = from;
      }
      if (from < to) segments.push(x + from * dx, y + from * dy, x + to * dx, y + to * dy);
    }
  }
  return Float32Array.from(segments);
}

/** Across the axis wherever the leading class changes. */
function axisMarks({ weights, bias, span }: BestLinesInput): Float32Array {
  const classes = bias.length;
  const segments: number[] = [];
  for (let one = 0; one < classes; one++) {
    for (let other = one + 1; other < classes; other++) {
      const slope = (weights[one] ?? 0) - (weights[other] ?? 0);
      const x = ((bias[other] ?? 0) - (bias[one] ?? 0)) / slope;
      if (!Number.isFinite(x)) continue;
      const lead = (weights[one] ?? 0) * x + (bias[one] ?? 0);
      const leads = bias.every(
        (value, k) => k === one || k === other || lead >= (weights[k] ?? 0) * x + value,
      );
      if (leads) segments.push(x, -MARK * span.half, x, MARK * span.half);
    }
  }
  return Float32Array.from(segments);
}

function sheetCurves({ bias, scores, sheet, shape }: BestLinesInput): Float32Array {
  const classes = bias.length;
  const size = Math.round(Math.sqrt((scores?.length ?? 0) / classes));
  if (!scores || size < 2 || sheet.length === 0) return new Float32Array();
  const segments: number[] = [];
  const square = { left: 0, top: 0, width: size - 1, height: size - 1 };
  const cut = new Float64Array(4);
  // A class's border with all the others; the last one's is all borders with those before it.
  for (let k = 0; k < classes - 1; k++) {
    const traced = traceLevel({ size, values: leads(scores, classes, size, k) }, 0);
    for (let at = 0; at + 3 < traced.length; at += 4) {
      // Shares of the picture to places on the grid, where the first row is the lowest.
      const [ax, ay, bx, by] = [0, 1, 2, 3].map((place) => {
        const onGrid = (traced[at + place] as number) * size - 0.5;
        return place % 2 === 0 ? onGrid : size - 1 - onGrid;
      }) as [number, number, number, number];
      if (!clipSegment(square, ax, ay, bx, by, cut)) continue;
      const share = (value: number) => value / (size - 1);
      const from = placeOnSheet(sheet, shape, share(cut[0] as number), share(cut[1] as number));
      const to = placeOnSheet(sheet, shape, share(cut[2] as number), share(cut[3] as number));
      if ([...from, ...to].every(Number.isFinite)) segments.push(...from, ...to);
    }
  }
  return Float32Array.from(segments);
}

/** How far class k leads the best of the others at every crossing, rows turned top to bottom as an image is. */
function leads(scores: Float32Array, classes: number, size: number, k: number): Float32Array {
  const values = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = (row * size + column) * classes;
      let best = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < classes; other++) {
        if (other !== k) best = Math.max(best, scores[from + other] as number);
      }
      values[(size - 1 - row) * size + column] = (scores[from + k] as number) - best;
    }
  }
  return values;
}

/** Where the point at these shares of the square, from its lower left corner, is on the picture: bilinear between crossings. */
function placeOnSheet(
  sheet: Float32Array,
  shape: SheetShape,
  right: number,
  up: number,
): readonly [number, number] {
  const { lines, refine } = shape;
  const along = pointsPerLine(shape);
  const cellOf = (share: number) => {
    const at = Math.min(lines - 1, Math.max(0, share * (lines - 1)));
    const cell = Math.min(lines - 2, Math.floor(at));
    return [cell, at - cell] as const;
  };
  const [column, s] = cellOf(right);
  const [row, t] = cellOf(up);
  const mixed = (axis: 0 | 1) => {
    const at = (rows: number, columns: number) =>
      sheet[2 * ((row + rows) * along + (column + columns) * refine) + axis] as number;
    return (1 - t) * ((1 - s) * at(0, 0) + s * at(0, 1)) + t * ((1 - s) * at(1, 0) + s * at(1, 1));
  };
  return [mixed(0), mixed(1)];
}
