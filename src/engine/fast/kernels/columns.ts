/** What is computed down a column, four examples at a time: softmax, and the losses with their derivatives. */
import { BINARY, CATEGORICAL } from "./codes";
import { exp, log, logOnePlusExpMinus, madd, sigmoid, splat } from "./lanes";
import { Program, stageAt, Training } from "./records";

/** Bytes between the values of two units of one example. */
@inline
function stepOf(program: Program): usize {
  return (<usize>program.columns) << 2;
}

/** Where the values of four examples begin, from the `four`-th on. */
@inline
function columnOf(program: Program, start: usize, rows: i32, four: i32): usize {
  const foursInPanel = program.columns >> 2;
  const panel = four / foursInPanel;
  return start + (((<usize>(panel * rows * program.columns)) << 2) + ((<usize>(four - panel * foursInPanel)) << 4));
}

/** Softmax of every column: eᶻ⁻ᵐ / Σ eᶻ⁻ᵐ with m the largest z. */
export function softmaxForward(program: Program, index: i32): void {
  const before = stageAt(program, index - 1);
  const stage = stageAt(program, index);
  const step = stepOf(program);
  const fours = (program.examples + 3) >> 2;
  for (let four = 0; four < fours; four++) {
    const from = columnOf(program, before.values, before.rows, four);
    const to = columnOf(program, stage.values, stage.rows, four);
    const end = from + step * stage.units;
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
}

/** delta ← y · (delta − Σ delta·y), in place. */
export function softmaxBackward(program: Program, index: i32, delta: usize): void {
  const stage = stageAt(program, index);
  const step = stepOf(program);
  const fours = (program.examples + 3) >> 2;
  for (let four = 0; four < fours; four++) {
    const values = columnOf(program, stage.values, stage.rows, four);
    const start = columnOf(program, delta, stage.rows, four);
    const end = values + step * stage.units;
    let sum = splat(0);
    let d = start;
    for (let at = values; at < end; at += step, d += step) sum = madd(v128.load(at), v128.load(d), sum);
    d = start;
    for (let at = values; at < end; at += step, d += step) {
      v128.store(d, f32x4.mul(v128.load(at), f32x4.sub(v128.load(d), sum)));
    }
  }
}

/**
 * The loss of a stage's values, its derivative by them, and how many examples are right: whose largest
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
  const stage = stageAt(program, index);
  const targets = training.targets;
  const examples = program.examples;
  const panels = (examples + program.columns - 1) / program.columns;
  const fours = panels * (program.columns >> 2);
  const outputs = training.outputs;
  const scale: f32 = training.loss == CATEGORICAL ? 1 / <f32>examples : 1 / (<f32>examples * <f32>outputs);
  let sum: f64 = 0;
  let correct = 0;
  for (let four = 0; four < fours; four++) {
    const left = examples - (four << 2);
    const mask = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left));
    const values = columnOf(program, stage.values, stage.rows, four);
    const wanted = columnOf(program, targets, outputs, four);
    const to = delta ? columnOf(program, delta, stage.rows, four) : 0;
    let losses: v128;
    if (training.loss == CATEGORICAL) losses = categorical(program, values, wanted, outputs, to, scale, mask);
    else if (training.loss == BINARY) losses = binary(program, values, wanted, outputs, to, scale, mask);
    else losses = squared(program, values, wanted, outputs, to, scale, mask);
    losses = v128.and(losses, mask);
    sum += <f64>f32x4.extract_lane(losses, 0) + <f64>f32x4.extract_lane(losses, 1);
    sum += <f64>f32x4.extract_lane(losses, 2) + <f64>f32x4.extract_lane(losses, 3);
    const right = outputs == 1 ? sameSide(values, wanted, border) : sameLargest(program, values, wanted, outputs);
    correct += popcnt(i32x4.bitmask(v128.and(right, mask)));
  }
  training.lossMean = sum / <f64>(training.loss == CATEGORICAL ? examples : examples * outputs);
  training.correct = correct;
}

/** Σ t · (log Σ eᶻ − z); by a score (p · Σt − t) / examples. */
@inline
function categorical(program: Program, z: usize, t: usize, outputs: i32, to: usize, scale: f32, mask: v128): v128 {
  const step = stepOf(program);
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
function binary(program: Program, z: usize, t: usize, outputs: i32, to: usize, scale: f32, mask: v128): v128 {
  const step = stepOf(program);
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
function squared(program: Program, y: usize, t: usize, outputs: i32, to: usize, scale: f32, mask: v128): v128 {
  const step = stepOf(program);
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

/** True in lanes where y and t are largest in the same row, the first where equal. */
@inline
function sameLargest(program: Program, y: usize, t: usize, outputs: i32): v128 {
  const step = stepOf(program);
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
