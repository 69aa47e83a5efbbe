/** Gradient clipping as core/training/options/clippings.ts has it, of a gradient that is laid out as the weights. */
import { CLIP_ALL, CLIP_VALUE, DENSE } from "./codes";
import { splat } from "./lanes";
import { kernelBytes, sum4 } from "./regularize";
import { isWeighted, Program, Operation, operationAt, stripsOf, Training } from "./records";
import { applyStretch } from "./update";

// The trained arrays of an operation: a kernel and a bias, or gamma and beta.
const ARRAYS: i32 = 2;

/** Bytes from the start of the weights; −1 where there is none. */
function placeOf(operation: Operation, array: i32): i32 {
  if (operation.kind == DENSE) return array == 0 ? operation.kernel : operation.bias;
  return array == 0 ? operation.gamma : operation.beta;
}

function bytesOf(program: Program, operation: Operation, array: i32): usize {
  if (operation.kind == DENSE && array == 0) return kernelBytes(program, operation);
  return (<usize>stripsOf(operation)) << 4;
}

function squares(from: usize, bytes: usize): f64 {
  let sum: f64 = 0;
  for (const end = from + bytes; from < end; from += 16) {
    const g = v128.load(from);
    sum += sum4(f32x4.mul(g, g));
  }
  return sum;
}

function scale(from: usize, bytes: usize, by: f32): void {
  const factor = splat(by);
  for (const end = from + bytes; from < end; from += 16) v128.store(from, f32x4.mul(v128.load(from), factor));
}

function cut(from: usize, bytes: usize, limit: f32): void {
  const most = splat(limit);
  const least = splat(-limit);
  for (const end = from + bytes; from < end; from += 16) {
    v128.store(from, f32x4.max(least, f32x4.min(most, v128.load(from))));
  }
}

/** What a gradient with this sum of squares is multiplied by. */
@inline
function factorOf(sum: f64, limit: f32): f32 {
  return <f32>((limit as f64) / Math.sqrt(sum));
}

/** Clips the gradient of all trained arrays in place. */
export function clip(program: Program, training: Training, gradient: usize): void {
  const kind = training.clipping;
  const limit = training.limit;
  let sum: f64 = 0;
  for (let index = 1; index < program.count; index++) {
    const operation = operationAt(program, index);
    if (!isWeighted(operation)) continue;
    for (let array = 0; array < ARRAYS; array++) {
      if (placeOf(operation, array) < 0) continue;
      const from = gradient + <usize>placeOf(operation, array);
      const bytes = bytesOf(program, operation, array);
      if (kind == CLIP_VALUE) cut(from, bytes, limit);
      else if (kind == CLIP_ALL) sum += squares(from, bytes);
      else {
        const factor = factorOf(squares(from, bytes), limit);
        if (!(factor >= 1)) scale(from, bytes, factor);
      }
    }
  }
  if (kind != CLIP_ALL) return;
  const factor = factorOf(sum, limit);
  if (factor >= 1) return;
  for (let index = 1; index < program.count; index++) {
    const operation = operationAt(program, index);
    if (!isWeighted(operation)) continue;
    for (let array = 0; array < ARRAYS; array++) {
      if (placeOf(operation, array) < 0) continue;
      scale(gradient + <usize>placeOf(operation, array), bytesOf(program, operation, array), factor);
    }
  }
}

/** The update of one operation from its clipped gradient, which lies where the new weights go. Tiled only. */
export function updateClipped(program: Program, training: Training, index: i32): void {
  const operation = operationAt(program, index);
  for (let array = 0; array < ARRAYS; array++) {
    if (placeOf(operation, array) < 0) continue;
    const at = <usize>placeOf(operation, array);
    applyStretch(training.next + at, program.weights, at, bytesOf(program, operation, array), training);
  }
}
