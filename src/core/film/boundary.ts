/**
 * Where the network changes its mind, as a curve on the sheet: found once at the output, then carried through every
 * layer by the sheet's own points, so that it is the same curve in every picture.
 */
import { pointsPerLine, type SheetShape } from "../math/sheet";

/** Line pieces whose two ends each lie between two of the sheet's points. */
export interface SheetCurve {
  /** [ends, 2]: the two points of each end; two ends a piece. */
  readonly points: Uint32Array;
  /** [ends]: 0 at the first of the two, 1 at the second. */
  readonly shares: Float32Array;
}

/** One output unit decides at one half. */
const HALF = 0.5;
/** More classes than this would cost more than they show. */
const MAX_CLASSES = 12;

/**
 * Level lines (marching squares, on the cells between crossings) of each class's lead over the best other one.
 * @param outputs [sheetSize, width] of the output node
 */
export function decisionCurve(outputs: Float32Array, width: number, shape: SheetShape): SheetCurve {
  const { lines, refine } = shape;
  const along = pointsPerLine(shape);
  const points: number[] = [];
  const shares: number[] = [];
  const crossing = (row: number, column: number) => row * along + column * refine;
  const classes = width <= 2 ? 1 : Math.min(width, MAX_CLASSES);
  const leads = new Float64Array(lines * lines);
  for (let label = 0; label < classes; label++) {
    for (let row = 0; row < lines; row++) {
      for (let column = 0; column < lines; column++) {
        leads[row * lines + column] = leadOf(outputs, width, crossing(row, column), label);
      }
    }
    for (let row = 0; row + 1 < lines; row++) {
      for (let column = 0; column + 1 < lines; column++) {
        // Corners round the cell.
        const corners = [
          [row, column],
          [row, column + 1],
          [row + 1, column + 1],
          [row + 1, column],
        ] as const;
        const ends: { readonly from: number; readonly to: number; readonly share: number }[] = [];
        for (let side = 0; side < 4; side++) {
          const [r0, c0] = corners[side] as readonly [number, number];
          const [r1, c1] = corners[(side + 1) % 4] as readonly [number, number];
          const start = leads[r0 * lines + c0] as number;
          const end = leads[r1 * lines + c1] as number;
          if (!(start > 0 !== end > 0) || !Number.isFinite(start - end)) continue;
          ends.push({ from: crossing(r0, c0), to: crossing(r1, c1), share: start / (start - end) });
        }
        // Four crossings are a saddle: its two pieces cut off the corners in turn.
        for (let index = 0; index + 1 < ends.length; index += 2) {
          for (const end of [ends[index], ends[index + 1]]) {
            if (!end) continue;
            points.push(end.from, end.to);
            shares.push(end.share);
          }
        }
      }
    }
  }
  return { points: Uint32Array.from(points), shares: Float32Array.from(shares) };
}

function leadOf(outputs: Float32Array, width: number, point: number, label: number): number {
  const at = point * width;
  const own = outputs[at + label] ?? Number.NaN;
  if (width === 1) return own - HALF;
  let best = -Infinity;
  for (let unit = 0; unit < width; unit++) {
    if (unit !== label) best = Math.max(best, outputs[at + unit] ?? Number.NaN);
  }
  return own - best;
}

/** The curve on a sheet that is drawn at `sheet` [sheetSize, 2]: [pieces, 4]. */
export function placeCurve({ points, shares }: SheetCurve, sheet: Float32Array): Float32Array {
  const pieces = new Float32Array(2 * shares.length);
  for (let end = 0; end < shares.length; end++) {
    const from = 2 * (points[2 * end] as number);
    const to = 2 * (points[2 * end + 1] as number);
    const share = shares[end] as number;
    pieces[2 * end] = (sheet[from] as number) * (1 - share) + (sheet[to] as number) * share;
    pieces[2 * end + 1] = (sheet[from + 1] as number) * (1 - share) + (sheet[to + 1] as number) * share;
  }
  return pieces;
}
