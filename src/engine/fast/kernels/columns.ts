/** What is computed down a column, four examples at a time: softmax, and the losses with their derivatives. */
import { BINARY, CATEGORICAL } from "./codes";
import { exp, log, logOnePlus, logOnePlusExpMinus, madd, sigmoid, splat } from "./lanes";
import { Program, panelBytes, panelsOf, operationAt, Training } from "./records";

/** Bytes between the values of two units of one example. */
@inline
function stepOf(program: Program): usize {
  return (<usize>program.columns) << 2;
}

/** Softmax of every column: eᶻ⁻ᵐ / Σ eᶻ⁻ᵐ with m the largest z; for a range of panels. */
export function softmaxForward(program: Program, index: i32, from: i32, to: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const step = stepOf(program);
  const fromPanel = panelBytes(program, before);
  const toPanel = panelBytes(program, operation);
  for (let panel: usize = from; panel < <usize>to; panel++) {
    for (let at: usize = 0; at < step; at += 16) {
      if (operation.units == 2) {
        softmaxOfTwo(before.values + panel * fromPanel + at, operation.values + panel * toPanel + at, step);
        continue;
      }
      softmaxColumn(before.values + panel * fromPanel + at, operation.values + panel * toPanel + at, step, operation.units);
    }
  }
}

/** With u = e^−|z₁ − z₀| the larger share is 1 / (1 + u) and the smaller u / (1 + u): one power for both. */
@inline
function softmaxOfTwo(from: usize, to: usize, step: usize): void {
  const d = f32x4.sub(v128.load(from + step), v128.load(from));
  const u = exp(f32x4.neg(f32x4.abs(d)));
  const larger = f32x4.div(splat(1), f32x4.add(splat(1), u));
  const smaller = f32x4.mul(u, larger);
  const isSecond = f32x4.gt(d, splat(0));
  v128.store(to, v128.bitselect(smaller, larger, isSecond));
  v128.store(to + step, v128.bitselect(larger, smaller, isSecond));
}

@inline
function softmaxColumn(from: usize, to: usize, step: usize, units: i32): void {
  const end = from + step * units;
  let largest = splat(-Infinity);
  for (let at = from; at < end; at += step) largest = f32x4.pmax(largest, v128.load(at));
  let sum = splat(0);
  let place = to;
  for (let at = from; at < end; at += step, place += step) {
    const power = exp(f32x4.sub(v128.load(at), largest));
    v128.store(place, power);
    sum = f32x4.add(sum, power);
  }
  for (let at = to; at < place; at += step) v128.store(at, f32x4.div(v128.load(at), sum));
}

/** delta ← y · (delta − Σ delta·y), in place; for a range of panels. */
export function softmaxBackward(program: Program, index: i32, delta: usize, from: i32, to: i32): void {
  const operation = operationAt(program, index);
  const step = stepOf(program);
  const bytes = panelBytes(program, operation);
  for (let panel: usize = from; panel < <usize>to; panel++) {
    for (let at: usize = 0; at < step; at += 16) {
      const place = panel * bytes + at;
      softmaxColumnBack(operation.values + place, delta + place, step, operation.units);
    }
  }
}

@inline
function softmaxColumnBack(values: usize, start: usize, step: usize, units: i32): void {
  const end = values + step * units;
  let sum = splat(0);
  let d = start;
  for (let at = values; at < end; at += step, d += step) sum = madd(v128.load(at), v128.load(d), sum);
  d = start;
  for (let at = values; at < end; at += step, d += step) {
    v128.store(d, f32x4.mul(v128.load(at), f32x4.sub(v128.load(d), sum)));
  }
}

/**
 * The loss of an operation's values, its derivative by them, and how many examples are right: whose largest
 * value is where the target's is, or with one output, which lie on the target's side of the border.
 * @param delta where the derivatives go; 0 for nowhere
 * @param border what parts the classes where there is one output: 0 for scores, ½ for probabilities
 */
export function lossOf(
  program: Program,
  training: Training,
  index: i32,
  delta: usize,
  border: f32,
): void {
  const operation = operationAt(program, index);
  const examples = program.examples;
  const outputs = training.outputs;
  const step = stepOf(program);
  const bytes = panelBytes(program, operation);
  const scale: f32 = training.loss == CATEGORICAL ? 1 / <f32>examples : 1 / (<f32>examples * <f32>outputs);
  let sums = f64x2.splat(0);
  let correct = 0;
  let left = i32x4.sub(i32x4.splat(examples), i32x4(0, 1, 2, 3));
  let values = operation.values;
  let wanted = training.targets;
  for (let panels = panelsOf(program); panels > 0; --panels) {
    for (let at: usize = 0; at < step; at += 16) {
      const mask = i32x4.gt_s(left, i32x4.splat(0));
      const y = values + at;
      const t = wanted + at;
      const to = delta ? delta + at : 0;
      let losses: v128;
      let right: v128;
      if (training.loss == CATEGORICAL) {
        if (outputs == 2) losses = twoClasses(step, y, t, to, scale, mask);
        else losses = categorical(step, y, t, outputs, to, scale, mask);
      } else if (training.loss == BINARY) losses = binary(step, y, t, outputs, to, scale, mask);
      else losses = squared(step, y, t, outputs, to, scale, mask);
      if (outputs == 1) right = sameSide(y, t, border);
      else if (outputs == 2) right = sameOfTwo(step, y, t);
      else right = sameLargest(step, y, t, outputs);
      losses = v128.and(losses, mask);
      sums = f64x2.add(sums, f64x2.promote_low_f32x4(losses));
      sums = f64x2.add(sums, f64x2.promote_low_f32x4(v128.shuffle<f32>(losses, losses, 2, 3, 0, 1)));
      correct += popcnt(i32x4.bitmask(v128.and(right, mask)));
      left = i32x4.sub(left, i32x4.splat(4));
    }
    values += bytes;
    wanted += step * outputs;
    if (delta) delta += bytes;
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  training.lossMean = sum / <f64>(training.loss == CATEGORICAL ? examples : examples * outputs);
  training.correct = correct;
}

/**
 * The next for two classes, told by the difference d = z₁ − z₀ alone: log Σ eᶻ = max z + ln(1 + e^−|d|), and the
 * probabilities are a sigmoid's.
 */
@inline
function twoClasses(step: usize, z: usize, t: usize, to: usize, scale: f32, mask: v128): v128 {
  const first = v128.load(z);
  const second = v128.load(z + step);
  const d = f32x4.sub(second, first);
  const u = exp(f32x4.neg(f32x4.abs(d)));
  const logSum = f32x4.add(f32x4.pmax(first, second), logOnePlus(u));
  const firstTarget = v128.load(t);
  const secondTarget = v128.load(t + step);
  const loss = madd(
    firstTarget,
    f32x4.sub(logSum, first),
    f32x4.mul(secondTarget, f32x4.sub(logSum, second)),
  );
  if (!to) return loss;
  const larger = f32x4.div(splat(1), f32x4.add(splat(1), u));
  const isSecond = f32x4.gt(d, splat(0));
  const p = v128.bitselect(larger, f32x4.mul(u, larger), isSecond);
  const slope = f32x4.sub(f32x4.mul(p, f32x4.add(firstTarget, secondTarget)), secondTarget);
  const scaled = v128.and(f32x4.mul(slope, splat(scale)), mask);
  v128.store(to + step, scaled);
  v128.store(to, f32x4.neg(scaled));
  return loss;
}

/** Σ t · (log Σ eᶻ − z); by a score (p · Σt − t) / examples. */
@inline
function categorical(step: usize, z: usize, t: usize, outputs: i32, to: usize, scale: f32, mask: v128): v128 {
  const end = z + step * outputs;
  let largest = v128.load(z);
  for (let at = z + step; at < end; at += step) largest = f32x4.pmax(largest, v128.load(at));
  let powers = splat(0);
  let place = to;
  for (let at = z; at < end; at += step, place += step) {
    const power = exp(f32x4.sub(v128.load(at), largest));
    if (to) v128.store(place, power);
    powers = f32x4.add(powers, power);
  }
  const logSum = f32x4.add(largest, log(powers));
  let loss = splat(0);
  let targetSum = splat(0);
  let wanted = t;
  for (let at = z; at < end; at += step, wanted += step) {
    const target = v128.load(wanted);
    loss = madd(target, f32x4.sub(logSum, v128.load(at)), loss);
    targetSum = f32x4.add(targetSum, target);
  }
  if (!to) return loss;
  const share = f32x4.div(f32x4.mul(targetSum, splat(scale)), powers);
  wanted = t;
  for (const last = to + step * outputs; to < last; to += step, wanted += step) {
    const d = f32x4.sub(f32x4.mul(v128.load(to), share), f32x4.mul(v128.load(wanted), splat(scale)));
    v128.store(to, v128.and(d, mask));
  }
  return loss;
}

/** max(z, 0) − z·t + ln(1 + e^−|z|); by a score (σ(z) − t) / (examples · outputs). */
@inline
function binary(step: usize, z: usize, t: usize, outputs: i32, to: usize, scale: f32, mask: v128): v128 {
  let loss = splat(0);
  for (const end = z + step * outputs; z < end; z += step, t += step) {
    const x = v128.load(z);
    const target = v128.load(t);
    const linear = f32x4.sub(f32x4.pmax(x, splat(0)), f32x4.mul(x, target));
    loss = f32x4.add(loss, f32x4.add(linear, logOnePlusExpMinus(f32x4.abs(x))));
    if (!to) continue;
    v128.store(to, v128.and(f32x4.mul(f32x4.sub(sigmoid(x), target), splat(scale)), mask));
    to += step;
  }
  return loss;
}

/** Σ (y − t)²; by an output 2 (y − t) / (examples · outputs). */
@inline
function squared(step: usize, y: usize, t: usize, outputs: i32, to: usize, scale: f32, mask: v128): v128 {
  let loss = splat(0);
  for (const end = y + step * outputs; y < end; y += step, t += step) {
    const error = f32x4.sub(v128.load(y), v128.load(t));
    loss = madd(error, error, loss);
    if (!to) continue;
    v128.store(to, v128.and(f32x4.mul(error, splat(2 * scale)), mask));
    to += step;
  }
  return loss;
}

@inline
function sameSide(y: usize, t: usize, border: f32): v128 {
  return i32x4.eq(f32x4.gt(v128.load(y), splat(border)), f32x4.gt(v128.load(t), splat(0.5)));
}

@inline
function sameOfTwo(step: usize, y: usize, t: usize): v128 {
  const isSecond = f32x4.gt(v128.load(y + step), v128.load(y));
  return i32x4.eq(isSecond, f32x4.gt(v128.load(t + step), v128.load(t)));
}

/** True in lanes where y and t are largest in the same row, the first where equal. */
@inline
function sameLargest(step: usize, y: usize, t: usize, outputs: i32): v128 {
  let most = v128.load(y);
  let mostWanted = v128.load(t);
  let place = i32x4.splat(0);
  let wantedPlace = i32x4.splat(0);
  for (let output = 1; output < outputs; output++) {
    y += step;
    t += step;
    const here = i32x4.splat(output);
    const value = v128.load(y);
    const larger = f32x4.gt(value, most);
    most = v128.bitselect(value, most, larger);
    place = v128.bitselect(here, place, larger);
    const wanted = v128.load(t);
    const largerWanted = f32x4.gt(wanted, mostWanted);
    mostWanted = v128.bitselect(wanted, mostWanted, largerWanted);
    wantedPlace = v128.bitselect(here, wantedPlace, largerWanted);
  }
  return i32x4.eq(place, wantedPlace);
}
