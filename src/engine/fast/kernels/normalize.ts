/**
 * What BatchNormalization and LayerNormalization have in common (batch-normalize.ts and layer-normalize.ts), for tiled and
 * small programs alike: both have a unit's values of a panel in a row, examples side by side in the lanes.
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
export function arrayBytes(operation: Operation): usize {
  return (<usize>stripsOf(operation)) << 4;
}

/** Four numbers of the weights, from a unit on; `absent` where the array is. */
@inline
export function fourOf(weights: usize, array: i32, unit: i32, absent: f32): v128 {
  return array < 0 ? splat(absent) : v128.load(weights + array + ((<usize>unit) << 2));
}

@inline
export function oneOf(weights: usize, array: i32, unit: i32, absent: f32): v128 {
  return array < 0 ? splat(absent) : v128.load32_splat(weights + array + ((<usize>unit) << 2));
}

/** 1/√(variance + ε). */
@inline
export function inverseSpread(variance: v128, epsilon: f32): v128 {
  return f32x4.div(splat(1), f32x4.sqrt(f32x4.add(variance, splat(epsilon))));
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
