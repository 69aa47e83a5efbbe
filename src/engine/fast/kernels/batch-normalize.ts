/** BatchNormalization: every unit by its mean and variance over the batch, or by the moving averages of both. */
import { madd, splat, sumsOf } from "./lanes";
import { arrayBytes, fourOf, inverseSpread, oneOf } from "./normalize";
import { Program, panelBytes, operationAt, stripsOf } from "./records";
import { scratch } from "./thread";

/** All bits in the lanes that stand for examples, of which `left` are left. */
@inline
function examplesMask(left: i32): v128 {
  return i32x4.gt_s(i32x4.splat(left), i32x4(0, 1, 2, 3));
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
