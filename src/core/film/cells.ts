/** The sheet's cells between neighbouring lines: which face of each is seen, and how large it really is. */
import { pointsPerLine, type SheetShape } from "../math/sheet";

/** A drawn area below this share of the square of the cell's own outline is edge-on. */
const EDGE_ON = 1e-4;

/** Cells of a sheet, (lines − 1)². */
export function cellCount({ lines }: SheetShape): number {
  return (lines - 1) * (lines - 1);
}

/**
 * The points around every cell, counter-clockwise from its lower left corner, along the sheet's own lines.
 * @returns [cells, 4 · refine], cells in rows from bottom to top
 */
export function cellOutlines(shape: SheetShape): Uint32Array {
  const { lines, refine } = shape;
  const along = pointsPerLine(shape);
  const outlines = new Uint32Array(cellCount(shape) * 4 * refine);
  const verticals = lines * along;
  let next = 0;
  for (let row = 0; row + 1 < lines; row++) {
    for (let column = 0; column + 1 < lines; column++) {
      const [left, bottom] = [column * refine, row * refine];
      for (let step = 0; step < refine; step++) outlines[next++] = row * along + left + step;
      for (let step = 0; step < refine; step++)
        outlines[next++] = verticals + (column + 1) * along + bottom + step;
      for (let step = 0; step < refine; step++) outlines[next++] = (row + 1) * along + left + refine - step;
      for (let step = 0; step < refine; step++)
        outlines[next++] = verticals + column * along + bottom + refine - step;
    }
  }
  return outlines;
}

/**
 * Signed area of each cell as drawn (shoelace formula), in square plane units: negative where the back is seen.
 * @internal
 */
export function drawnAreas(sheet: Float32Array, outlines: Uint32Array, perCell: number): Float64Array {
  const areas = new Float64Array(outlines.length / perCell);
  for (let cell = 0; cell < areas.length; cell++) {
    const start = cell * perCell;
    const last = outlines[start + perCell - 1] as number;
    let [x, y] = [sheet[2 * last] as number, sheet[2 * last + 1] as number];
    // From a corner of the cell, so that a far cell loses no digits.
    const [x0, y0] = [x, y];
    let twice = 0;
    for (let index = start; index < start + perCell; index++) {
      const point = outlines[index] as number;
      const [nextX, nextY] = [sheet[2 * point] as number, sheet[2 * point + 1] as number];
      twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
      x = nextX;
      y = nextY;
    }
    areas[cell] = twice / 2;
  }
  return areas;
}

/** +1 the front is seen, −1 the back, 0 edge-on or not finite. */
export function facingOf(sheet: Float32Array, outlines: Uint32Array, perCell: number): Int8Array {
  const areas = drawnAreas(sheet, outlines, perCell);
  const facing = new Int8Array(areas.length);
  for (let cell = 0; cell < areas.length; cell++) {
    const area = areas[cell] as number;
    let reach = 0;
    const first = outlines[cell * perCell] as number;
    for (let quarter = 1; quarter < 4; quarter++) {
      const point = outlines[cell * perCell + (quarter * perCell) / 4] as number;
      const dx = (sheet[2 * point] as number) - (sheet[2 * first] as number);
      const dy = (sheet[2 * point + 1] as number) - (sheet[2 * first + 1] as number);
      reach = Math.max(reach, dx * dx + dy * dy);
    }
    // A comparison with NaN is false: such a cell has no face.
    facing[cell] = area > EDGE_ON * reach ? 1 : -area > EDGE_ON * reach ? -1 : 0;
  }
  return facing;
}

/**
 * Area of every cell in the space of the layer, as two triangles: √det(EᵀE)/2 with E the two edges (Gram).
 * @param values [sheetSize, width], or mixed with `other` of the same width: (1 − share)·values + share·other
 * @returns [cells], relative to a cell of the input plane
 */
export function trueAreas(
  values: Float32Array,
  width: number,
  shape: SheetShape,
  mix?: { readonly other: Float32Array; readonly share: number },
): Float32Array {
  const { lines, refine, domain } = shape;
  const along = pointsPerLine(shape);
  const cell = ((domain[1] - domain[0]) / (lines - 1)) ** 2;
  const areas = new Float32Array(cellCount(shape));
  const share = mix?.share ?? 0;
  const value = (at: number) =>
    mix ? (1 - share) * (values[at] as number) + share * (mix.other[at] as number) : (values[at] as number);
  let next = 0;
  for (let row = 0; row + 1 < lines; row++) {
    for (let column = 0; column + 1 < lines; column++) {
      const a = width * (row * along + column * refine);
      const b = a + width * refine;
      const d = a + width * along;
      const c = d + width * refine;
      // Sums of products of the edges a→b and a→d, and of c→d and c→b.
      let [uu, uv, vv, pp, pq, qq] = [0, 0, 0, 0, 0, 0];
      for (let unit = 0; unit < width; unit++) {
        const [va, vb, vc, vd] = [value(a + unit), value(b + unit), value(c + unit), value(d + unit)];
        const [u, v, p, q] = [vb - va, vd - va, vd - vc, vb - vc];
        uu += u * u;
        uv += u * v;
        vv += v * v;
        pp += p * p;
        pq += p * q;
        qq += q * q;
      }
      const twice = Math.sqrt(Math.max(0, uu * vv - uv * uv)) + Math.sqrt(Math.max(0, pp * qq - pq * pq));
      areas[next++] = twice / 2 / cell;
    }
  }
  return areas;
}
