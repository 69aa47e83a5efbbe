/**
 * A dense layer whose kernel lies in tiles (records.ts), for wide layers. Each of the three products goes tile
 * by tile; what follows a product (bias and activation, the activation's derivative, the optimizer) is done to
 * the tile while it is in the first cache.
 */
import { activate } from "./activation";
import { LINEAR } from "./codes";
import { sumsOf } from "./lanes";
import { Program, panelBytes, panelsOf, Operation, operationAt, stripsOf, Training } from "./records";
import { columnTile, rowTile } from "./tiles";
import { applySlope } from "./slope";
import { scratch } from "./thread";
import { turn4 } from "./turn4";
import { noteTrouble, updateStretch, updateTile } from "./update";

/** Panels of values that stay in the second cache while all strips of a kernel pass by. */
export const PANELS_AT_A_TIME: i32 = 4;
/** The same for the gradient: panels of eight inputs. */
export const INPUT_PANELS_AT_A_TIME: i32 = 16;

/** Panels of eight inputs. */
@inline
export function inputPanelsOf(operation: Operation): i32 {
  return (operation.inputs + 7) >> 3;
}

/** Y = σ(W·X + b), for a range of panels and of strips. */
export function denseForward(
  program: Program,
  index: i32,
  fromPanel: i32,
  toPanel: i32,
  fromStrip: i32,
  toStrip: i32,
): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const inBytes = panelBytes(program, before);
  const outBytes = panelBytes(program, operation);
  const kernel = program.weights + operation.kernel;
  const blocks = inputPanelsOf(operation);
  for (let group = fromPanel; group < toPanel; group += PANELS_AT_A_TIME) {
    const last = min(toPanel, group + PANELS_AT_A_TIME);
    for (let strip = fromStrip; strip < toStrip; strip++) {
      const a = kernel + (<usize>strip) * operation.strip;
      const rows = min(4, operation.units - (strip << 2));
      for (let panel = group; panel < last; panel++) {
        const to = operation.values + (<usize>panel) * outBytes + ((<usize>strip) << 7);
        rowTile(a, 128, before.values + (<usize>panel) * inBytes, blocks, to);
        finish(program, operation, strip, rows, to);
      }
    }
  }
}

/** Adds the bias, applies the activation, and keeps rows beyond the units at zero. */
function finish(program: Program, operation: Operation, strip: i32, rows: i32, tile: usize): void {
  if (operation.bias >= 0) {
    const bias = program.weights + operation.bias + ((<usize>strip) << 4);
    for (let row: usize = 0; row < 4; row++) {
      const b = v128.load32_splat(bias + (row << 2));
      const at = tile + (row << 5);
      v128.store(at, f32x4.add(v128.load(at), b));
      v128.store(at, f32x4.add(v128.load(at, 16), b), 16);
    }
  }
  if (operation.activation != LINEAR) activate(operation.activation, operation.slope, tile, tile, 128);
  if (rows < 4) memory.fill(tile + ((<usize>rows) << 5), 0, (<usize>(4 - rows)) << 5);
}

/**
 * dX = Wᵀ·dY, times the derivative of the activation of the operation before, for a range of panels and of the panels of eight inputs.
 * @param delta dY, in panels of this operation's rows
 * @param to dX, in panels of the rows of the operation before
 */
export function denseBackward(
  program: Program,
  index: i32,
  delta: usize,
  to: usize,
  fromPanel: i32,
  toPanel: i32,
  fromPart: i32,
  toPart: i32,
): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const inBytes = panelBytes(program, before);
  const outBytes = panelBytes(program, operation);
  const kernel = program.weights + operation.kernel;
  const blocks = stripsOf(operation);
  for (let part = fromPart; part < toPart; part++) {
    const b = kernel + ((<usize>part) << 7);
    for (let panel = fromPanel; panel < toPanel; panel++) {
      const a = delta + (<usize>panel) * outBytes;
      const place = (<usize>panel) * inBytes + ((<usize>part) << 8);
      for (let half: usize = 0; half < 32; half += 16) {
        columnTile(a + half, b, operation.strip, blocks, scratch);
        turn4(scratch, 32, to + place + half, 32);
        turn4(scratch + 16, 32, to + place + half + 128, 32);
      }
      applySlope(program, index - 1, to, place, 256);
    }
  }
}

/**
 * dW = dY·Xᵀ and the update from it, tile by tile, for a range of strips and of the panels of eight inputs; bias too, with the first panel.
 * @param delta dY, in panels
 * @param turned X the other way round, [inputs / 8][examples up to a multiple of 8][8]
 */
export function denseUpdate(
  program: Program,
  training: Training,
  index: i32,
  delta: usize,
  turned: usize,
  fromStrip: i32,
  toStrip: i32,
  fromPart: i32,
  toPart: i32,
): void {
  const operation = operationAt(program, index);
  const panels = panelsOf(program);
  const outBytes = panelBytes(program, operation);
  const turnedBytes = (<usize>panels) << 8;
  for (let group = fromPart; group < toPart; group += INPUT_PANELS_AT_A_TIME) {
    const last = min(toPart, group + INPUT_PANELS_AT_A_TIME);
    for (let strip = fromStrip; strip < toStrip; strip++) {
      const a = delta + ((<usize>strip) << 7);
      const at = (<usize>operation.kernel) + (<usize>strip) * operation.strip;
      for (let part = group; part < last; part++) {
        rowTile(a, outBytes, turned + (<usize>part) * turnedBytes, panels, scratch);
        updateTile(scratch, program.weights, at + ((<usize>part) << 7), training);
      }
    }
  }
  for (let strip = fromStrip; operation.bias >= 0 && fromPart == 0 && strip < toStrip; strip++) {
    biasSums(delta + ((<usize>strip) << 7), outBytes, panels, scratch);
    updateStretch(scratch, program.weights, (<usize>operation.bias) + ((<usize>strip) << 4), 16, training);
  }
  noteTrouble(training);
}

/** to[r] ← Σ over examples of four rows of the derivatives. */
function biasSums(rows: usize, step: usize, panels: i32, to: usize): void {
  let a = f32x4.splat(0), b = f32x4.splat(0), c = f32x4.splat(0), d = f32x4.splat(0);
  for (; panels > 0; --panels, rows += step) {
    a = f32x4.add(a, f32x4.add(v128.load(rows, 0), v128.load(rows, 16)));
    b = f32x4.add(b, f32x4.add(v128.load(rows, 32), v128.load(rows, 48)));
    c = f32x4.add(c, f32x4.add(v128.load(rows, 64), v128.load(rows, 80)));
    d = f32x4.add(d, f32x4.add(v128.load(rows, 96), v128.load(rows, 112)));
  }
  v128.store(to, sumsOf(a, b, c, d));
}
