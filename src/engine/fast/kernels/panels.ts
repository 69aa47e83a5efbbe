/** Between rows of numbers and panels of columns: gathering a batch, and turning values the other way round. */
import { Program, panelBytes, Operation } from "./records";
import { turn4 } from "./turn4";

/**
 * Gathers rows into panels: to[panel][feature][column] ← rows[order[example]][feature]; columns beyond the
 * examples get zeros. For programs that are not tiled.
 */
export function gather(
  rows: usize,
  order: usize,
  features: i32,
  examples: i32,
  columns: i32,
  to: usize,
): void {
  const rowBytes = (<usize>features) << 2;
  const step = (<usize>columns) << 2;
  for (let from = 0; from < examples; from += columns) {
    let column = 0;
    if (features == 2) {
      // Points of the plane, four at a time.
      const whole = min(columns, examples - from) & ~3;
      for (; column < whole; column += 4) gatherPairs(rows, order + (<usize>(from + column) << 2), to + (<usize>column << 2), step);
    }
    for (; column < columns; column++) {
      let place = to + ((<usize>column) << 2);
      const example = from + column;
      if (example < examples) {
        let row = rows + (<usize>load<i32>(order + ((<usize>example) << 2))) * rowBytes;
        for (const end = row + rowBytes; row < end; row += 4, place += step) store<f32>(place, load<f32>(row));
      } else {
        for (let feature = 0; feature < features; feature++, place += step) store<f32>(place, 0);
      }
    }
    to += rowBytes * columns;
  }
}

/** Four examples of two features: to[0][·] the first ones, to[1][·] the second. */
@inline
function gatherPairs(rows: usize, order: usize, to: usize, step: usize): void {
  let a = v128.load64_splat(rows + (<usize>load<i32>(order) << 3));
  a = v128.load64_lane(rows + (<usize>load<i32>(order, 4) << 3), a, 1);
  let b = v128.load64_splat(rows + (<usize>load<i32>(order, 8) << 3));
  b = v128.load64_lane(rows + (<usize>load<i32>(order, 12) << 3), b, 1);
  v128.store(to, v128.shuffle<f32>(a, b, 0, 2, 4, 6));
  v128.store(to + step, v128.shuffle<f32>(a, b, 1, 3, 5, 7));
}

/**
 * Parts rows by eight features: to[feature / 8][example][8] ← rows[order[example]][feature], zeros beyond the
 * features and in the examples up to the next multiple of 8. For a range of those examples.
 */
export function gatherTiled(
  rows: usize,
  order: usize,
  features: i32,
  examples: i32,
  to: usize,
  fromExample: i32,
  toExample: i32,
): void {
  const padded = (examples + 7) & ~7;
  const panel = (<usize>padded) << 5;
  const whole = features >> 3;
  const rest = features & 7;
  to += <usize>fromExample << 5;
  for (let example = fromExample; example < toExample; example++, to += 32) {
    let place = to;
    if (example >= examples) {
      for (let part = 0; part < whole + <i32>(rest > 0); part++, place += panel) memory.fill(place, 0, 32);
      continue;
    }
    let row = rows + (((<usize>load<i32>(order + ((<usize>example) << 2))) * features) << 2);
    for (let part = 0; part < whole; part++, place += panel, row += 32) {
      v128.store(place, v128.load(row));
      v128.store(place, v128.load(row, 16), 16);
    }
    if (rest == 0) continue;
    for (let feature = 0; feature < 8; feature++) {
      store<f32>(place + (feature << 2), feature < rest ? load<f32>(row + (feature << 2)) : 0);
    }
  }
}

/**
 * to[row / 8][column][row % 8] ← from[column / 8][row][column % 8], for a multiple of 8 rows and a range of panels
 * of 8 columns.
 * @param fromPanel bytes of a panel of `from`
 * @param toPanel bytes of a panel of `to`
 */
export function turn(
  from: usize,
  fromPanel: usize,
  to: usize,
  toPanel: usize,
  rows: i32,
  first: i32,
  last: i32,
): void {
  from += <usize>first * fromPanel;
  to += <usize>first << 8;
  for (let panel = first; panel < last; panel++, from += fromPanel, to += 256) {
    let block = from;
    let place = to;
    for (let row = 0; row < rows; row += 8, block += 256, place += toPanel) {
      turn4(block, 32, place, 32);
      turn4(block + 16, 32, place + 128, 32);
      turn4(block + 128, 32, place + 16, 32);
      turn4(block + 144, 32, place + 144, 32);
    }
  }
}

/** Writes an operation's values as rows: to[example][unit]. */
export function toRows(program: Program, operation: Operation, to: usize): void {
  const units = operation.units;
  const step = (<usize>program.columns) << 2;
  const bytes = panelBytes(program, operation);
  let panel = operation.values;
  for (let from = 0; from < program.examples; from += program.columns, panel += bytes) {
    const columns = min(program.columns, program.examples - from);
    if (units == 2) {
      // The planes of the pictures: two rows become pairs, four points at a time.
      let column = 0;
      for (; column + 4 <= columns; column += 4, to += 32) {
        const a = v128.load(panel + (<usize>column << 2));
        const b = v128.load(panel + step + (<usize>column << 2));
        v128.store(to, v128.shuffle<f32>(a, b, 0, 4, 1, 5));
        v128.store(to, v128.shuffle<f32>(a, b, 2, 6, 3, 7), 16);
      }
      for (; column < columns; column++, to += 8) {
        store<f32>(to, load<f32>(panel + (<usize>column << 2)));
        store<f32>(to, load<f32>(panel + step + (<usize>column << 2)), 4);
      }
      continue;
    }
    let unit = 0;
    const rowBytes = (<usize>units) << 2;
    for (; unit + 4 <= units; unit += 4) {
      let column = 0;
      const row = panel + <usize>unit * step;
      const place = to + (<usize>unit << 2);
      for (; column + 4 <= columns; column += 4) {
        turn4(row + (<usize>column << 2), step, place + <usize>column * rowBytes, rowBytes);
      }
      for (; column < columns; column++) {
        for (let u = 0; u < 4; u++) {
          store<f32>(place + <usize>column * rowBytes + (<usize>u << 2), load<f32>(row + <usize>u * step + (<usize>column << 2)));
        }
      }
    }
    for (; unit < units; unit++) {
      const row = panel + <usize>unit * step;
      for (let column = 0; column < columns; column++) {
        store<f32>(to + <usize>column * rowBytes + (<usize>unit << 2), load<f32>(row + (<usize>column << 2)));
      }
    }
    to += rowBytes * columns;
  }
}

