/** For tests: what an honest frame is, in numbers. Areas are of the cells' outlines on the vertices drawn. */
import { drawnAreas } from "../cells";
import type { Film } from "../chapter-plan";
import { frameAt, outlinesOf } from "../frame";
import type { Phase } from "../types";

/** Moments of a phase, its ends included (the very end belongs to what follows). */
const MOMENTS = [0, 0.2, 0.4, 0.6, 0.8, 1 - 1e-9];

export interface Shortfall {
  /**
   * Largest lack of a cell's area against its smaller end, beyond what the rounding of drawn vertices leaves open, as
   * a share of the cell where the phase begins.
   */
  readonly most: number;
  /** Cells and moments that were looked at. */
  readonly looked: number;
}

/** Rounding of a drawn coordinate, as a share of the largest one: a few 32-bit operations. */
const ROUNDING = 2 ** -22;

/**
 * How far any cell's drawn area falls below its smaller end during a phase. A half-turn's areas are first divided by
 * the foreshortening of its moment, cos(πu): what is left is the area in the sheet's own plane.
 */
export function shortfall(film: Film, phase: Phase, besideFolds = true): Shortfall {
  const { start, end, kind } = phase;
  const rows = MOMENTS.map((share) => {
    const { sheet } = frameAt(film, start + share * (end - start));
    const eased = 0.5 - 0.5 * Math.cos(Math.PI * share);
    const seen = kind === "halfTurn" ? Math.abs(Math.cos(Math.PI * eased)) : 1;
    return areasOf(film, sheet, seen);
  });
  const [first, last] = [rows[0], rows.at(-1)];
  const folded = besideFolds ? undefined : cellsAtFolds(film, phase);
  let most = 0;
  let looked = 0;
  if (!first || !last) return { most, looked };
  for (const { areas, slack } of rows.slice(1, -1)) {
    for (const [cell, area] of areas.entries()) {
      if (folded?.has(cell)) continue;
      const before = first.areas[cell] as number;
      const smaller = Math.min(before, last.areas[cell] as number);
      const open = Math.max(slack[cell] as number, first.slack[cell] as number, last.slack[cell] as number);
      looked++;
      const lack = smaller - area - open;
      if (lack > 0) most = Math.max(most, lack / before);
    }
  }
  return { most, looked };
}

/** Cells that a fold of an earlier layer runs through, and those around them. */
function cellsAtFolds(film: Film, { start, end }: Phase): ReadonlySet<number> {
  const cells = film.shape.lines - 1;
  const found = new Set<number>();
  for (const time of [start, end - 1e-9]) {
    const { facing } = frameAt(film, time);
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        const own = facing[row * cells + column];
        const isAlone = [-1, 0, 1].some((up) =>
          [-1, 0, 1].some((right) => {
            const [r, c] = [row + up, column + right];
            return r >= 0 && c >= 0 && r < cells && c < cells && facing[r * cells + c] !== own;
          }),
        );
        if (isAlone || own === 0) found.add(row * cells + column);
      }
    }
  }
  return found;
}

/** Every cell's area, and how much of it is open to rounding: of each vertex of its outline. */
function areasOf({ shape }: Film, sheet: Float32Array, seen: number) {
  const outlines = outlinesOf(shape);
  const perCell = 4 * shape.refine;
  const reach = sheet.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
  const areas = drawnAreas(sheet, outlines, perCell).map((area) => Math.abs(area) / seen);
  const slack = areas.map((_, cell) => {
    let round = 0;
    for (let index = 0; index < perCell; index++) {
      const from = 2 * (outlines[cell * perCell + index] as number);
      const to = 2 * (outlines[cell * perCell + ((index + 1) % perCell)] as number);
      round += Math.hypot(
        (sheet[to] as number) - (sheet[from] as number),
        (sheet[to + 1] as number) - (sheet[from + 1] as number),
      );
    }
    return (ROUNDING * reach * (round + ROUNDING * reach)) / seen;
  });
  return { areas, slack };
}
