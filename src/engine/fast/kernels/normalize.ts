/**
 * BatchNormalization and LayerNormalization, for tiled and small programs alike: both have a unit's values of a panel in
 * a row, examples side by side in the lanes.
 *
 * Statistics of a training pass, for the way back:
 * NORMALIZE_BATCH [4][units padded to four]: the batch's mean and variance of every unit, then Σ d and Σ d·x̂.
 * NORMALIZE_LAYER [panels][2][columns]: every example's mean and 1/√(variance + ε).
 *
 * Sums over the batch go unit by unit, through the panels in order, so that threads may share the units: a unit's sum
 * does not depend on who takes it. Derivatives in columns beyond the examples are zero when they come, and are kept so.
 */
import { NORMALIZE_BATCH } from "./codes";
import { madd, splat, sumsOf } from "./lanes";
import { Program, panelBytes, panelsOf, Operation, operationAt, stripsOf, Training } from "./records";
import { scratch } from "./thread";
import { averageStretch, updateStretch } from "./update";

/** Bytes of one array of the statistics of NORMALIZE_BATCH. */
@inline
function arrayBytes(operation: Operation): usize {
  return (<usize>stripsOf(operation)) << 4;
}

/** Four numbers of the weights, from a unit on; `absent` where the array is. */
@inline
function fourOf(weights: usize, array: i32, unit: i32, absent: f32): v128 {
  return array < 0 ? splat(absent) : v128.load(weights + array + ((<usize>unit) << 2));
}

@inline
function oneOf(weights: usize, array: i32, unit: i32, absent: f32): v128 {
  return array < 0 ? splat(absent) : v128.load32_splat(weights + array + ((<usize>unit) << 2));
}

/** All bits in the lanes that stand for examples, of which `left` are left. */
@inline
function examplesMask(left: i32): v128 {
  return i32x4.gt_s(i32x4.splat(left), i32x4(0, 1, 2, 3));
}

/** 1/√(variance + ε). */
@inline
function inverseSpread(variance: v128, epsilon: f32): v128 {
  return f32x4.div(splat(1), f32x4.sqrt(f32x4.add(variance, splat(epsilon))));
}

/** Σ over the batch of one unit's row of values, or of the squares of what they are beyond `mean`. */
@inline
function rowSum(program: Program, row: usize, step: usize, mean: v128, squared: bool): v128 {
  const columns = (<usize>program.columns) << 2;
  let left = program.examples;
  let sum = splat(0);
  for (; left > 0; row += step) {
    for (let at: usize = 0; at < columns; at += 16, left -= 4) {
      let x = v128.load(row + at);
      if (squared) x = f32x4.sub(x, mean);
      if (left < 4) x = v128.and(x, examplesMask(left));
      sum = squared ? madd(x, x, sum) : f32x4.add(sum, x);
    }
  }
  return sum;
}

/** The batch's mean and variance of every unit that enters, for a range of strips of four units. */
export function batchStatistics(program: Program, index: i32, fromStrip: i32, toStrip: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const step = panelBytes(program, before);
  const row = (<usize>program.columns) << 2;
  const count = splat(<f32>program.examples);
  const means = operation.statistics;
  const variances = means + arrayBytes(operation);
  const last = min(operation.units, toStrip << 2);
  for (let unit = fromStrip << 2; unit < last; unit++) {
    const place = (<usize>unit) << 2;
    const values = before.values + (<usize>unit) * row;
    let sum = rowSum(program, values, step, splat(0), false);
    const mean = f32x4.div(sumsOf(sum, sum, sum, sum), count);
    v128.store32_lane(means + place, mean, 0);
    sum = rowSum(program, values, step, mean, true);
    v128.store32_lane(variances + place, f32x4.div(sumsOf(sum, sum, sum, sum), count), 0);
  }
}

/** γ·(x − mean)/√(variance + ε) + β with the batch's statistics or the moving ones, for a range of panels. */
export function batchForward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const weights = program.weights;
  const row = (<usize>program.columns) << 2;
  const means = program.trains ? operation.statistics : weights + operation.mean;
  const variances = program.trains ? means + arrayBytes(operation) : weights + operation.variance;
  const strips = stripsOf(operation);
  for (let panel = <usize>fromPanel; panel < <usize>toPanel; panel++) {
    const from = before.values + panel * panelBytes(program, before);
    const to = operation.values + panel * panelBytes(program, operation);
    for (let strip = 0; strip < strips; strip++) {
      const unit = strip << 2;
      const spread = inverseSpread(v128.load(variances + ((<usize>unit) << 2)), operation.epsilon);
      v128.store(scratch, f32x4.mul(spread, fourOf(weights, operation.gamma, unit, 1)));
      const rows = min(4, operation.units - unit);
      for (let r = 0; r < rows; r++) {
        const place = (<usize>(unit + r)) << 2;
        const mean = v128.load32_splat(means + place);
        const factor = v128.load32_splat(scratch + ((<usize>r) << 2));
        const shift = oneOf(weights, operation.beta, unit + r, 0);
        const x = from + (<usize>(unit + r)) * row;
        const y = to + (<usize>(unit + r)) * row;
        for (let at: usize = 0; at < row; at += 16) {
          v128.store(y + at, madd(f32x4.sub(v128.load(x + at), mean), factor, shift));
        }
      }
    }
  }
}

/** γ·(x − mean)/√(variance + ε) + β with every example's own mean and variance over its units, for a range of panels. */
export function layerForward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const weights = program.weights;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const count = splat(<f32>units);
  for (let panel = <usize>fromPanel; panel < <usize>toPanel; panel++) {
    const from = before.values + panel * panelBytes(program, before);
    const to = operation.values + panel * panelBytes(program, operation);
    for (let at: usize = 0; at < row; at += 16) {
      let sum = splat(0);
      let x = from + at;
      for (let unit = 0; unit < units; unit++, x += row) sum = f32x4.add(sum, v128.load(x));
      const mean = f32x4.div(sum, count);
      let squares = splat(0);
      x = from + at;
      for (let unit = 0; unit < units; unit++, x += row) {
        const beyond = f32x4.sub(v128.load(x), mean);
        squares = madd(beyond, beyond, squares);
      }
      const spread = inverseSpread(f32x4.div(squares, count), operation.epsilon);
      if (program.trains) {
        const noted = operation.statistics + panel * (row << 1) + at;
        v128.store(noted, mean);
        v128.store(noted + row, spread);
      }
      x = from + at;
      let y = to + at;
      for (let unit = 0; unit < units; unit++, x += row, y += row) {
        const normal = f32x4.mul(f32x4.sub(v128.load(x), mean), spread);
        v128.store(y, madd(normal, oneOf(weights, operation.gamma, unit, 1), oneOf(weights, operation.beta, unit, 0)));
      }
    }
  }
}

/**
 * Σ d and Σ d·x̂ over the batch of a strip of four units, which are the gradients by β and γ, into the scratch: [2][4].
 * @param delta derivatives by the operation's values, in panels of its rows
 */
function stripSums(program: Program, index: i32, delta: usize, strip: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const isBatch = operation.kind == NORMALIZE_BATCH;
  const row = (<usize>program.columns) << 2;
  const fromStep = panelBytes(program, before);
  const step = panelBytes(program, operation);
  const panels = panelsOf(program);
  const means = operation.statistics;
  const variances = means + arrayBytes(operation);
  v128.store(scratch, splat(0));
  v128.store(scratch, splat(0), 16);
  const last = min(4, operation.units - (strip << 2));
  for (let r = 0; r < last; r++) {
    const unit = (strip << 2) + r;
    const place = (<usize>unit) << 2;
    let mean = isBatch ? v128.load32_splat(means + place) : splat(0);
    let spread = isBatch ? inverseSpread(v128.load32_splat(variances + place), operation.epsilon) : splat(0);
    let x = before.values + (<usize>unit) * row;
    let d = delta + (<usize>unit) * row;
    let noted = means;
    let sum = splat(0);
    let product = splat(0);
    for (let panel = panels; panel > 0; --panel, x += fromStep, d += step, noted += row << 1) {
      for (let at: usize = 0; at < row; at += 16) {
        if (!isBatch) {
          mean = v128.load(noted + at);
          spread = v128.load(noted + at + row);
        }
        const derivative = v128.load(d + at);
        const normal = f32x4.mul(f32x4.sub(v128.load(x + at), mean), spread);
        sum = f32x4.add(sum, derivative);
        product = madd(derivative, normal, product);
      }
    }
    const sums = sumsOf(sum, product, sum, product);
    v128.store32_lane(scratch + ((<usize>r) << 2), sums, 0);
    v128.store32_lane(scratch + ((<usize>r) << 2), sums, 1, 16);
  }
}

/** Keeps the sums of a strip of NORMALIZE_BATCH for the way back, after which its derivatives may be taken. */
@inline
function noteSums(operation: Operation, strip: i32): void {
  if (operation.kind != NORMALIZE_BATCH) return;
  const array = arrayBytes(operation);
  const place = operation.statistics + 2 * array + ((<usize>strip) << 4);
  v128.store(place, v128.load(scratch));
  v128.store(place + array, v128.load(scratch, 16));
}

/** The gradients by γ and β of a small program, laid out as the weights. */
export function normalGradient(program: Program, index: i32, delta: usize, gradient: usize): void {
  const operation = operationAt(program, index);
  const strips = stripsOf(operation);
  for (let strip = 0; strip < strips; strip++) {
    stripSums(program, index, delta, strip);
    noteSums(operation, strip);
    const at = (<usize>strip) << 4;
    if (operation.beta >= 0) v128.store(gradient + <usize>operation.beta + at, v128.load(scratch));
    if (operation.gamma >= 0) v128.store(gradient + <usize>operation.gamma + at, v128.load(scratch, 16));
  }
}

/** The gradients by γ and β and the update from them, and the moving averages, for a range of strips. Tiled only. */
export function normalUpdate(
  program: Program,
  training: Training,
  index: i32,
  delta: usize,
  fromStrip: i32,
  toStrip: i32,
): void {
  const operation = operationAt(program, index);
  for (let strip = fromStrip; strip < toStrip; strip++) {
    stripSums(program, index, delta, strip);
    noteSums(operation, strip);
    const at = (<usize>strip) << 4;
    if (operation.beta >= 0) updateStretch(scratch, program.weights, <usize>operation.beta + at, 16, training);
    if (operation.gamma >= 0) updateStretch(scratch + 16, program.weights, <usize>operation.gamma + at, 16, training);
  }
  updateAverages(program, training, index, fromStrip, toStrip);
}

/** The moving averages after this batch, beside the old ones as all new weights, for a range of strips. */
export function updateAverages(
  program: Program,
  training: Training,
  index: i32,
  fromStrip: i32,
  toStrip: i32,
): void {
  const operation = operationAt(program, index);
  if (operation.kind != NORMALIZE_BATCH) return;
  const from = (<usize>fromStrip) << 4;
  const bytes = (<usize>(toStrip - fromStrip)) << 4;
  const means = operation.statistics + from;
  const momentum = operation.momentum;
  averageStretch(means, program.weights, <usize>operation.mean + from, bytes, momentum, training);
  averageStretch(means + arrayBytes(operation), program.weights, <usize>operation.variance + from, bytes, momentum, training);
}

/**
 * With g = γ·d, in place: (g − mean g − x̂·mean(g·x̂)) / √(variance + ε), the means over the batch, which the sums above
 * give; for a range of panels. In columns beyond the examples there stays zero.
 */
export function batchBackward(program: Program, index: i32, delta: usize, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const row = (<usize>program.columns) << 2;
  const array = arrayBytes(operation);
  const means = operation.statistics;
  const strips = stripsOf(operation);
  const count = splat(<f32>program.examples);
  for (let panel = fromPanel; panel < toPanel; panel++) {
    const from = before.values + (<usize>panel) * panelBytes(program, before);
    const to = delta + (<usize>panel) * panelBytes(program, operation);
    const left = program.examples - panel * program.columns;
    for (let strip = 0; strip < strips; strip++) {
      const unit = strip << 2;
      const four = means + ((<usize>unit) << 2);
      const spread = inverseSpread(v128.load(four + array), operation.epsilon);
      v128.store(scratch, spread);
      v128.store(scratch, f32x4.mul(spread, fourOf(program.weights, operation.gamma, unit, 1)), 16);
      v128.store(scratch, f32x4.div(v128.load(four + 2 * array), count), 32);
      v128.store(scratch, f32x4.div(v128.load(four + 3 * array), count), 48);
      const rows = min(4, operation.units - unit);
      for (let r = 0; r < rows; r++) {
        const lane = scratch + ((<usize>r) << 2);
        const mean = v128.load32_splat(four + ((<usize>r) << 2));
        const inverse = v128.load32_splat(lane);
        const factor = v128.load32_splat(lane, 16);
        const sum = v128.load32_splat(lane, 32);
        const product = v128.load32_splat(lane, 48);
        const x = from + (<usize>(unit + r)) * row;
        const d = to + (<usize>(unit + r)) * row;
        for (let at: usize = 0, rest = left; at < row; at += 16, rest -= 4) {
          const normal = f32x4.mul(f32x4.sub(v128.load(x + at), mean), inverse);
          const apart = f32x4.sub(f32x4.sub(v128.load(d + at), sum), f32x4.mul(normal, product));
          const derivative = f32x4.mul(factor, apart);
          v128.store(d + at, rest < 4 ? v128.and(derivative, examplesMask(rest)) : derivative);
        }
      }
    }
  }
}

/** The same with the means over every example's units, for a range of panels; in place. */
export function layerBackward(program: Program, index: i32, delta: usize, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const weights = program.weights;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const count = splat(<f32>units);
  for (let panel = <usize>fromPanel; panel < <usize>toPanel; panel++) {
    const from = before.values + panel * panelBytes(program, before);
    const to = delta + panel * panelBytes(program, operation);
    const noted = operation.statistics + panel * (row << 1);
    for (let at: usize = 0; at < row; at += 16) {
      const mean = v128.load(noted + at);
      const spread = v128.load(noted + at + row);
      let sum = splat(0);
      let product = splat(0);
      let x = from + at;
      let d = to + at;
      for (let unit = 0; unit < units; unit++, x += row, d += row) {
        const g = f32x4.mul(v128.load(d), oneOf(weights, operation.gamma, unit, 1));
        const normal = f32x4.mul(f32x4.sub(v128.load(x), mean), spread);
        v128.store(d, g);
        sum = f32x4.add(sum, g);
        product = madd(g, normal, product);
      }
      sum = f32x4.div(sum, count);
      product = f32x4.div(product, count);
      x = from + at;
      d = to + at;
      for (let unit = 0; unit < units; unit++, x += row, d += row) {
        const normal = f32x4.mul(f32x4.sub(v128.load(x), mean), spread);
        const apart = f32x4.sub(f32x4.sub(v128.load(d), sum), f32x4.mul(normal, product));
        v128.store(d, f32x4.mul(spread, apart));
      }
    }
  }
}
