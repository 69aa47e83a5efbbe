/** Penalties on the kernels of dense operations: l1 · Σ |w| + l2 · Σ w², as core/training/options/regularizers.ts. */
import { DENSE } from "./codes";
import { splat } from "./lanes";
import { Program, Operation, operationAt, stripsOf, Training } from "./records";

@inline
export function isPenalised(training: Training): bool {
  return training.l1 != 0 || training.l2 != 0;
}

/** Bytes of a dense operation's kernel with its padding, which holds zeros. */
@inline
export function kernelBytes(program: Program, operation: Operation): usize {
  if (program.tiled) return (<usize>stripsOf(operation)) * operation.strip;
  return (<usize>((operation.inputs * operation.units + 3) & ~3)) << 2;
}

/** Σ of the four numbers, in 64 bits. */
@inline
export function sum4(a: v128): f64 {
  return (
    (f32x4.extract_lane(a, 0) as f64) +
    (f32x4.extract_lane(a, 1) as f64) +
    (f32x4.extract_lane(a, 2) as f64) +
    (f32x4.extract_lane(a, 3) as f64)
  );
}

/** Of the weights as they are; 0 where nothing is penalised. */
export function penalty(program: Program, training: Training): f64 {
  if (!isPenalised(training)) return 0;
  let ones: f64 = 0;
  let squares: f64 = 0;
  for (let index = 1; index < program.count; index++) {
    const operation = operationAt(program, index);
    if (operation.kind != DENSE) continue;
    const kernel = program.weights + operation.kernel;
    const end = kernel + kernelBytes(program, operation);
    for (let at = kernel; at < end; at += 16) {
      const w = v128.load(at);
      ones += sum4(f32x4.abs(w));
      squares += sum4(f32x4.mul(w, w));
    }
  }
  return (training.l1 as f64) * ones + (training.l2 as f64) * squares;
}

/** Adds the penalty's derivative by `bytes` of a kernel to its gradient: l1 · sign w + 2 · l2 · w. */
export function penaliseStretch(gradient: usize, kernel: usize, bytes: usize, training: Training): void {
  const one = splat(training.l1);
  const two = splat(2 * training.l2);
  const zero = splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(kernel + at);
    const up = v128.and(f32x4.gt(w, zero), one);
    const down = v128.and(f32x4.lt(w, zero), one);
    const slope = f32x4.add(f32x4.sub(up, down), f32x4.mul(two, w));
    v128.store(gradient + at, f32x4.add(v128.load(gradient + at), slope));
  }
}

/** The same for all kernels of a small program, whose gradient is laid out as its weights. */
export function penaliseGradient(program: Program, training: Training): void {
  for (let index = 1; index < program.count; index++) {
    const operation = operationAt(program, index);
    if (operation.kind != DENSE) continue;
    const kernel = <usize>operation.kernel;
    penaliseStretch(training.gradient + kernel, program.weights + kernel, kernelBytes(program, operation), training);
  }
}
