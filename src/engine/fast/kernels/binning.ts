/** Counts where the points of a batch fall on a raster: the picture of very many points, without their positions ever leaving. */
import { madd, splat } from "./lanes";
import { Program, panelBytes, operationAt } from "./records";

/** What follows the cells: counts of points outside, of points that are not finite, of nobody. */
const OUTSIDE: f32 = 0;
const NOT_FINITE: f32 = 1;
const NOBODY: f32 = 2;

/** 2²³ + n is a float whose last bits are those of the whole number n: cheaper than any conversion. */
const SHIFT: f32 = 8388608;
/** Four times the bits of that float, without n. */
const SHIFT_BYTES: usize = 0x2c000000;

@inline
function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

/**
 * counts[row][column][side] += 1 for every example of the batch, with column and row from the operation's values v:
 * column = start + Σ weight · (v − centre), rounded down, and row likewise. There may be up to 2²³ counters.
 * @param lay [3][units]: centre, weights of the column, weights of the row
 * @param owners the side of each example, a byte each, with three more that may be read
 * @param counts [size · size + 4][sides]: the cells, then OUTSIDE, NOT_FINITE, NOBODY
 */
export function bin(
  program: Program,
  index: i32,
  lay: usize,
  columnStart: f32,
  rowStart: f32,
  size: i32,
  owners: usize,
  sides: i32,
  counts: usize,
): void {
  const operation = operationAt(program, index);
  const units = operation.units;
  const step = (<usize>program.columns) << 2;
  const bytes = panelBytes(program, operation);
  const columnWeights = lay + ((<usize>units) << 2);
  const rowWeights = columnWeights + ((<usize>units) << 2);
  const limit = splat(<f32>size);
  const perCell = splat(<f32>sides);
  // Wraps round the 32 bits of an address, and back when a place is added.
  const base = counts - SHIFT_BYTES;
  const beyond = <f32>(size * size);
  const zero = splat(0);
  // Two units as they are: the plane itself, which most rasters show.
  const isPlane = units == 2 && load<f32>(columnWeights, 4) == 0 && load<f32>(rowWeights) == 0;
  let rest = program.examples;
  for (let panel = operation.values; rest > 0; panel += bytes) {
    for (let at: usize = 0; at < step && rest > 0; at += 16, owners += 4, rest -= 4) {
      let column = splat(columnStart);
      let row = splat(rowStart);
      if (isPlane) {
        const x = f32x4.sub(v128.load(panel + at), v128.load32_splat(lay));
        const y = f32x4.sub(v128.load(panel + at + step), v128.load32_splat(lay, 4));
        column = madd(v128.load32_splat(columnWeights), x, column);
        row = madd(v128.load32_splat(rowWeights, 4), y, row);
      } else {
        let value = panel + at;
        let offset: usize = 0;
        for (let unit = units; unit > 0; --unit, value += step, offset += 4) {
          const v = f32x4.sub(v128.load(value), v128.load32_splat(lay + offset));
          column = madd(v128.load32_splat(columnWeights + offset), v, column);
          row = madd(v128.load32_splat(rowWeights + offset), v, row);
        }
      }
      const inside = v128.and(
        v128.and(f32x4.ge(column, zero), f32x4.lt(column, limit)),
        v128.and(f32x4.ge(row, zero), f32x4.lt(row, limit)),
      );
      let cell = madd(f32x4.floor(row), limit, f32x4.floor(column));
      if (!i32x4.all_true(inside) || rest < 4) {
        // ∞ − ∞ and NaN − NaN are no numbers.
        const sum = f32x4.add(column, row);
        const isFinite = f32x4.eq(f32x4.sub(sum, sum), zero);
        const beside = v128.bitselect(splat(beyond + OUTSIDE), splat(beyond + NOT_FINITE), isFinite);
        cell = v128.bitselect(cell, beside, inside);
        const isThere = i32x4.gt_s(i32x4.splat(rest), i32x4(0, 1, 2, 3));
        cell = v128.bitselect(cell, splat(beyond + NOBODY), isThere);
      }
      const side = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(owners)));
      const sideShift = f32x4.add(f32x4.convert_i32x4_s(side), splat(SHIFT));
      const place = i32x4.shl(madd(cell, perCell, sideShift), 2);
      count(base + <usize>i32x4.extract_lane(place, 0));
      count(base + <usize>i32x4.extract_lane(place, 1));
      count(base + <usize>i32x4.extract_lane(place, 2));
      count(base + <usize>i32x4.extract_lane(place, 3));
    }
  }
}
