/** The optimizers' formulas as in core/training/optimizers.ts (Keras 3's), four weights at a time. */
import { ADAM, KEEP_GRADIENT, RMSPROP } from "./codes";
import { madd, splat } from "./lanes";
import { isPenalised, penaliseStretch } from "./regularize";
import { Training } from "./records";

/** 0, or NaN in a lane where a new weight was not finite; each thread's own, until it is noted. */
let trouble: v128 = f32x4.splat(0);

/** Begins a step: counts it, and forgets earlier trouble. */
export function beginUpdate(training: Training): void {
  training.trouble = 0;
  training.stepRate = training.rate;
  if (training.optimizer != ADAM) return;
  training.powerA *= training.memoryA as f64;
  training.powerB *= training.memoryB as f64;
  training.stepRate = <f32>((training.rate as f64) * Math.sqrt(1 - training.powerB) / (1 - training.powerA));
}

/** Tells the step of this thread's trouble, if any, and forgets it. Several threads may do so at once: all write the same. */
export function noteTrouble(training: Training): void {
  if (i32x4.bitmask(i32x4.ne(trouble, i32x4.splat(0))) == 0) return;
  training.trouble = 1;
  trouble = f32x4.splat(0);
}

/** False where a new weight of this step was not finite. */
export function allFinite(training: Training): bool {
  return training.trouble == 0;
}

/**
 * Updates `bytes` (a multiple of 16) of weights from their gradient.
 * @param at bytes from the start of the weights, and of everything laid out as they are
 */
@inline
function updateFrom(gradient: usize, weights: usize, at: usize, bytes: usize, training: Training, kind: i32): void {
  const next = training.next + at;
  const old = weights + at;
  const a = training.slotA + at;
  const b = training.slotB + at;
  let bad = trouble;
  const zero = splat(0);
  if (kind == ADAM) {
    const beta1 = splat(training.memoryA);
    const beta2 = splat(training.memoryB);
    const rest1 = splat(1 - training.memoryA);
    const rest2 = splat(1 - training.memoryB);
    const epsilon = splat(training.epsilon);
    const step = splat(training.stepRate);
    const kept = splat(1 - training.rate * training.decay);
    for (let i: usize = 0; i < bytes; i += 16) {
      const g = v128.load(gradient + i);
      const m = madd(beta1, v128.load(a + i), f32x4.mul(rest1, g));
      const v = madd(beta2, v128.load(b + i), f32x4.mul(rest2, f32x4.mul(g, g)));
      v128.store(a + i, m);
      v128.store(b + i, v);
      const decayed = f32x4.mul(kept, v128.load(old + i));
      const w = f32x4.sub(decayed, f32x4.div(f32x4.mul(step, m), f32x4.add(f32x4.sqrt(v), epsilon)));
      v128.store(next + i, w);
      bad = madd(w, zero, bad);
    }
  } else if (kind == RMSPROP) {
    const rho = splat(training.memoryA);
    const rest = splat(1 - training.memoryA);
    const momentum = splat(training.momentum);
    const epsilon = splat(training.epsilon);
    const step = splat(training.stepRate);
    for (let i: usize = 0; i < bytes; i += 16) {
      const g = v128.load(gradient + i);
      const v = madd(rho, v128.load(a + i), f32x4.mul(rest, f32x4.mul(g, g)));
      v128.store(a + i, v);
      let p = f32x4.div(f32x4.mul(step, g), f32x4.sqrt(f32x4.add(v, epsilon)));
      if (training.slotB) {
        p = madd(momentum, v128.load(b + i), p);
        v128.store(b + i, p);
      }
      const w = f32x4.sub(v128.load(old + i), p);
      v128.store(next + i, w);
      bad = madd(w, zero, bad);
    }
  } else if (kind == KEEP_GRADIENT) {
    for (let i: usize = 0; i < bytes; i += 16) v128.store(next + i, v128.load(gradient + i));
  } else {
    const momentum = splat(training.momentum);
    const step = splat(training.stepRate);
    for (let i: usize = 0; i < bytes; i += 16) {
      let p = f32x4.neg(f32x4.mul(step, v128.load(gradient + i)));
      if (training.slotA) {
        p = madd(momentum, v128.load(a + i), p);
        v128.store(a + i, p);
      }
      const w = f32x4.add(v128.load(old + i), p);
      v128.store(next + i, w);
      bad = madd(w, zero, bad);
    }
  }
  trouble = bad;
}

/**
 * The moving averages of `bytes` of numbers: momentum · old + (1 − momentum) · batch, as Keras 3 keeps them. A gradient
 * that is only looked at moves none.
 */
export function averageStretch(
  batch: usize,
  weights: usize,
  at: usize,
  bytes: usize,
  momentum: f32,
  training: Training,
): void {
  if (training.optimizer == KEEP_GRADIENT) return;
  const kept = splat(momentum);
  const rest = splat(1 - momentum);
  let bad = trouble;
  for (let i: usize = 0; i < bytes; i += 16) {
    const w = madd(kept, v128.load(weights + at + i), f32x4.mul(rest, v128.load(batch + i)));
    v128.store(training.next + at + i, w);
    bad = madd(w, splat(0), bad);
  }
  trouble = bad;
}

/** A gradient that is clipped is kept first, where the new weights go. */
@inline
function kindNow(training: Training): i32 {
  return training.clipping ? KEEP_GRADIENT : training.optimizer;
}

/** As updateFrom, for one tile of a kernel, whose penalty is added to its gradient. Tiled only. */
export function updateTile(gradient: usize, weights: usize, at: usize, training: Training): void {
  if (isPenalised(training)) penaliseStretch(gradient, weights + at, 128, training);
  updateFrom(gradient, weights, at, 128, training, kindNow(training));
}

/** As updateFrom, for any stretch. Tiled only. */
export function updateStretch(gradient: usize, weights: usize, at: usize, bytes: usize, training: Training): void {
  updateFrom(gradient, weights, at, bytes, training, kindNow(training));
}

/** The same with a gradient that is all it will be. */
export function applyStretch(gradient: usize, weights: usize, at: usize, bytes: usize, training: Training): void {
  updateFrom(gradient, weights, at, bytes, training, training.optimizer);
}
