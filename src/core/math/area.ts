/**
 * How a layer changes area, measured on the cells of the sheet: the (lines − 1)² little squares between its
 * crossing lines. The area of a cell that a layer f has moved is √det(JᵀJ) times its own, J the layer's Jacobian
 * (Spivak 1965, Calculus on Manifolds, 5); here it is measured, not derived, so that it holds for any layer.
 *
 * Cells lie in rows from bottom to top, each from left to right: index row · (lines − 1) + column.
 */
import { atCrossings, pointsPerLine, type SheetShape } from "./sheet";

/**
 * Up to this share of what it was before, a cell counts as killed: a layer has pressed it flat. Large enough that the
 * rounding of 32-bit coordinates does not decide: of trained networks so many cells are killed as in 64 bits, to 0.1 %.
 */
export const KILLED = 1e-5;

export interface CellAreas {
  /**
   * [cells]: of 2 units the signed area, positive where the cell still faces up; of more the area alone, which has
   * no sign there; of one unit zero. NaN where a corner is not finite.
   */
  readonly areas: Float64Array;
  /** True of 2 units: a cell has a side that faces up. */
  readonly signed: boolean;
  /** [cells]: what rounding to 32 bits can make of an area that is none. */
  readonly rounding: Float64Array;
}

/** kept: some area is left. reversed: it faces the other way. killed: none is left. odd: not finite. */
export type CellState = "kept" | "reversed" | "killed" | "odd";

export interface AreaChange {
  /** [cells]: area after over area before, never negative; NaN where odd. */
  readonly ratios: Float64Array;
  readonly states: readonly CellState[];
  /** Most cells that have an area left face the other way: the sheet was turned over as a whole. */
  readonly turnedOver: boolean;
  /** Share of all cells that face another way than most of the sheet: those are folded over. Undefined where areas have no sign. */
  readonly folded: number | undefined;
  /** Share of all cells of which nothing is left. */
  readonly killed: number;
  /** Sum of all areas over what it was, however the cells face. */
  readonly total: number;
  /** Cells whose corners are not finite; left out of everything else. */
  readonly odd: number;
}

/**
 * The areas of the sheet's cells where a node puts them.
 * Two units: the polygon along the cell's four edges, with all points that refine adds (the shoelace formula).
 * More: √det of the Gram matrix of u and v, the means of the two pairs of opposite edges: exact for flat
 * parallelograms, and else off by a share that falls with the square of the cell's size.
 * @param values [sheetSize, width], of 32 bits or more
 */
export function cellAreas(shape: SheetShape, values: Float32Array | Float64Array, width: number): CellAreas {
  const cells = (shape.lines - 1) ** 2;
  const areas = new Float64Array(cells);
  const rounding = new Float64Array(cells);
  const corners = atCrossings(shape, values, width);
  for (let cell = 0; cell < cells; cell++) {
    const { area, noise } = gramArea(shape.lines, corners, width, cell);
    areas[cell] = width === 2 ? shoelace(shape, values, cell) : area;
    rounding[cell] = noise;
  }
  return { areas, signed: width === 2, rounding };
}

/** What became of every cell, after against before: the input's own cells, or those that entered a layer. */
export function compareAreas(before: CellAreas, after: CellAreas): AreaChange {
  const cells = after.areas.length;
  const ratios = new Float64Array(cells);
  const states: CellState[] = [];
  let sumBefore = 0;
  let sumAfter = 0;
  for (let cell = 0; cell < cells; cell++) {
    const from = before.areas[cell] as number;
    const to = after.areas[cell] as number;
    if (!Number.isFinite(from) || !Number.isFinite(to)) {
      ratios[cell] = Number.NaN;
      states.push("odd");
      continue;
    }
    sumBefore += Math.abs(from);
    sumAfter += Math.abs(to);
    const wasNothing = Math.abs(from) <= (before.rounding[cell] as number);
    const isNothing = Math.abs(to) <= Math.max(KILLED * Math.abs(from), after.rounding[cell] as number);
    ratios[cell] = wasNothing || isNothing ? 0 : Math.abs(to / from);
    // Where areas had no sign, up is what the input's cells faced.
    const up = before.signed ? Math.sign(from) : 1;
    if (wasNothing || isNothing) states.push("killed");
    else states.push(after.signed && Math.sign(to) !== up ? "reversed" : "kept");
  }
  const count = (state: CellState) => states.reduce((sum, one) => sum + (one === state ? 1 : 0), 0);
  const reversed = count("reversed");
  const kept = count("kept");
  const odd = count("odd");
  const told = cells - odd;
  return {
    ratios,
    states,
    turnedOver: reversed > kept,
    folded: after.signed ? shareOf(Math.min(reversed, kept), told) : undefined,
    killed: shareOf(count("killed"), told),
    total: sumBefore > 0 ? sumAfter / sumBefore : Number.NaN,
    odd,
  };
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** Twice the signed area is the sum of x₁y₂ − x₂y₁ along the border, counter-clockwise; from its first point, so that far cells lose no digits. */
function shoelace(shape: SheetShape, values: ArrayLike<number>, cell: number): number {
  const { lines, refine } = shape;
  const along = pointsPerLine(shape);
  const row = Math.floor(cell / (lines - 1));
  const column = cell % (lines - 1);
  const horizontal = (line: number) => line * along + column * refine;
  const vertical = (line: number) => (lines + line) * along + row * refine;
  const start = horizontal(row);
  const x0 = values[2 * start] as number;
  const y0 = values[2 * start + 1] as number;
  let twice = 0;
  let lastX = 0;
  let lastY = 0;
  const walk = (first: number, step: number) => {
    for (let index = 1; index <= refine; index++) {
      const at = first + step * index;
      const x = (values[2 * at] as number) - x0;
      const y = (values[2 * at + 1] as number) - y0;
      twice += lastX * y - x * lastY;
      lastX = x;
      lastY = y;
    }
  };
  walk(start, 1);
  walk(vertical(column + 1), 1);
  walk(horizontal(row + 1) + refine, -1);
  walk(vertical(column) + refine, -1);
  return twice / 2;
}

/** √det [[u·u, u·v], [u·v, v·v]], and how much of an area rounding may have made. */
function gramArea(lines: number, corners: ArrayLike<number>, width: number, cell: number) {
  const row = Math.floor(cell / (lines - 1));
  const column = cell % (lines - 1);
  const at = (up: number, right: number) => ((row + up) * lines + column + right) * width;
  const [bottomLeft, bottomRight, topLeft, topRight] = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
  let uu = 0;
  let uv = 0;
  let vv = 0;
  let largest = 0;
  for (let unit = 0; unit < width; unit++) {
    const a = corners[bottomLeft + unit] as number;
    const b = corners[bottomRight + unit] as number;
    const c = corners[topLeft + unit] as number;
    const d = corners[topRight + unit] as number;
    const u = (b - a + d - c) / 2;
    const v = (c - a + d - b) / 2;
    uu += u * u;
    uv += u * v;
    vv += v * v;
    largest = Math.max(largest, Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  }
  const noise = ROUNDING * largest * (Math.sqrt(uu) + Math.sqrt(vv));
  if (!Number.isFinite(uu + vv)) return { area: Number.NaN, noise };
  return { area: width === 1 ? 0 : Math.sqrt(Math.max(0, uu * vv - uv * uv)), noise };
}

/** A coordinate is off by up to 2⁻²⁴ of itself as it is stored, an edge by twice that. */
const ROUNDING = 2 * 2 ** -24;
