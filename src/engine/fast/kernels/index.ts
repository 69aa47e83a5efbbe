/**
 * What the kernels show to the engine: a step in parts for tiled programs, which the engine may stop between, and
 * many steps in one call for small ones.
 */
import { gatherInputs, gatherTargets, turnInputs } from "./batch";
import { bin } from "./binning";
import { DENSE, KEEP_GRADIENT, NORMALIZE_BATCH } from "./codes";
import { lossOf } from "./columns";
import { smallGradient } from "./dense-small";
import { denseUpdate, inputPanelsOf } from "./dense-tiled";
import { batchStatistics } from "./batch-normalize";
import { normalGradient, normalUpdate, updateAverages } from "./normalize";
import { toRows } from "./panels";
import { isWeighted, Program, panelBytes, panelsOf, operationAt, stripsOf, Training } from "./records";
import { applySlope } from "./slope";
import { backward, clearBeyondUnits, forward } from "./operations";
import { clip, updateClipped } from "./clip";
import { isPenalised, penaliseGradient, penalty } from "./regularize";
import { allFinite, applyStretch, beginUpdate, noteTrouble } from "./update";

export { allFinite, backward, beginUpdate, bin, forward, gatherInputs, gatherTargets, penalty, toRows, turnInputs };

/** The batch's statistics of an operation that keeps averages of them: before its values in training. */
export function statistics(program: Program, index: i32): void {
  batchStatistics(program, index, 0, stripsOf(operationAt(program, index)));
}

/** The gradient and the update of an operation that has weights, for a range of strips. Tiled only. */
export function update(
  program: Program,
  training: Training,
  index: i32,
  delta: usize,
  turned: usize,
  fromStrip: i32,
  toStrip: i32,
): void {
  if (operationAt(program, index).kind != DENSE) {
    normalUpdate(program, training, index, delta, fromStrip, toStrip);
    noteTrouble(training);
    return;
  }
  const parts = inputPanelsOf(operationAt(program, index));
  denseUpdate(program, training, index, delta, turned, fromStrip, toStrip, 0, parts);
}

/** Clips the gradient that lies where the new weights go. Tiled only. */
export function clipGradient(program: Program, training: Training): void {
  clip(program, training, training.next);
}

/** The update of an operation from the gradient that was clipped. Tiled only. */
export function updateFromClipped(program: Program, training: Training, index: i32): void {
  updateClipped(program, training, index);
  noteTrouble(training);
}

/** Loss and correct of an operation's values, into the training record; no derivatives. */
export function measure(program: Program, training: Training, index: i32, border: f32): void {
  lossOf(program, training, index, 0, border);
}

/** The same for the last operation, with the derivatives by its values. */
export function differentiateLoss(program: Program, training: Training, border: f32): void {
  const last = program.count - 1;
  const operation = operationAt(program, last);
  lossOf(program, training, last, training.delta, border);
  const panels = panelsOf(program);
  if (program.tiled) clearBeyondUnits(program, operation, training.delta, 0, panels);
  applySlope(program, last, training.delta, 0, panelBytes(program, operation) * panels);
}

/** Loss and gradient of the batch that was gathered, for small programs. */
function smallGradients(program: Program, training: Training, border: f32): void {
  const panels = panelsOf(program);
  for (let index = 1; index < program.count; index++) {
    if (program.averages && operationAt(program, index).kind == NORMALIZE_BATCH) statistics(program, index);
    forward(program, index, 0, panels);
  }
  differentiateLoss(program, training, border);
  let delta = training.delta;
  let other = training.otherDelta;
  let first = 1;
  while (first < program.count && !isWeighted(operationAt(program, first))) first++;
  for (let index = program.count - 1; index >= first; index--) {
    const isDense = operationAt(program, index).kind == DENSE;
    if (isDense) smallGradient(program, index, delta, training.gradient);
    else if (isWeighted(operationAt(program, index))) normalGradient(program, index, delta, training.gradient);
    if (index == first) return;
    backward(program, index, delta, other, 0, panels);
    if (!isDense) continue;
    const kept = delta;
    delta = other;
    other = kept;
  }
}

/**
 * Steps of a small program, one after the other: each takes the next `batch` examples of the order, the last of
 * an epoch what is left.
 * @param seeds one for each step
 * @param results [steps]: loss (f64), correct (i32), 4 bytes of nothing. Infinite where only the update failed
 * @returns steps taken; fewer than asked where the loss or a new weight was not finite. That step's result is
 *   there too, and the weights are as they were before it
 */
export function smallSteps(
  program: Program,
  training: Training,
  x: usize,
  y: usize,
  order: usize,
  left: i32,
  batch: i32,
  steps: i32,
  seeds: usize,
  results: usize,
  border: f32,
): i32 {
  for (let step = 0; step < steps; step++, results += 16, seeds += 4) {
    const examples = min(batch, left);
    gatherInputs(program, x, order, examples);
    gatherTargets(program, training, y, order);
    order += (<usize>examples) << 2;
    left -= examples;
    program.seed = load<u32>(seeds);
    if (training.rates) training.rate = load<f32>(training.rates + ((<usize>step) << 2));
    smallGradients(program, training, border);
    if (isPenalised(training)) {
      training.lossMean += penalty(program, training);
      penaliseGradient(program, training);
    }
    store<f64>(results, training.lossMean);
    store<i32>(results, training.correct, 8);
    if (!isFinite(training.lossMean)) return step;
    beginUpdate(training);
    if (training.clipping && training.optimizer != KEEP_GRADIENT) clip(program, training, training.gradient);
    applyStretch(training.gradient, program.weights, 0, (<usize>training.floats) << 2, training);
    if (program.averages) {
      for (let index = 1; index < program.count; index++) {
        updateAverages(program, training, index, 0, stripsOf(operationAt(program, index)));
      }
    }
    noteTrouble(training);
    if (training.optimizer == KEEP_GRADIENT) return 1;
    if (!allFinite(training)) {
      store<f64>(results, Infinity);
      return step;
    }
    const old = program.weights;
    program.weights = training.next;
    training.next = old;
  }
  return steps;
}
