/** The activation functions over stretches of memory, and their derivatives told from the values they gave. */
import { ELU, LEAKY_RELU, RELU, SIGMOID, SIN, SOFTPLUS, TANH } from "./codes";
import { exp, expMinusOne, logOnePlusExpMinus, sigmoid, splat, tanh } from "./lanes";

@inline
function each(v: v128, wave: (x: f32) => f32): v128 {
  let y = f32x4.splat(wave(f32x4.extract_lane(v, 0)));
  y = f32x4.replace_lane(y, 1, wave(f32x4.extract_lane(v, 1)));
  y = f32x4.replace_lane(y, 2, wave(f32x4.extract_lane(v, 2)));
  return f32x4.replace_lane(y, 3, wave(f32x4.extract_lane(v, 3)));
}

/** to ← σ(from), `bytes` of both; they may be the same place. */
export function activate(kind: i32, slope: f32, from: usize, to: usize, bytes: usize): void {
  const zero = splat(0);
  const end = from + bytes;
  if (kind == TANH) {
    for (; from < end; from += 16, to += 16) v128.store(to, tanh(v128.load(from)));
  } else if (kind == RELU) {
    for (; from < end; from += 16, to += 16) v128.store(to, f32x4.pmax(v128.load(from), zero));
  } else if (kind == SIGMOID) {
    for (; from < end; from += 16, to += 16) v128.store(to, sigmoid(v128.load(from)));
  } else if (kind == LEAKY_RELU) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      v128.store(to, v128.bitselect(f32x4.mul(x, splat(slope)), x, f32x4.lt(x, zero)));
    }
  } else if (kind == ELU) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      v128.store(to, v128.bitselect(expMinusOne(x), x, f32x4.lt(x, zero)));
    }
  } else if (kind == SOFTPLUS) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      v128.store(to, f32x4.add(f32x4.pmax(x, zero), logOnePlusExpMinus(f32x4.abs(x))));
    }
  } else if (kind == SIN) {
    for (; from < end; from += 16, to += 16) v128.store(to, each(v128.load(from), (x) => Mathf.sin(x)));
  } else if (from != to) {
    memory.copy(to, from, bytes);
  }
}

/**
 * delta ← delta · σ′, with σ′ told from y = σ(x): 1 − y² for tanh, y (1 − y) for sigmoid, 1 − e⁻ʸ for softplus.
 * For sin alone `values` holds x.
 */
export function slopes(kind: i32, slope: f32, values: usize, delta: usize, bytes: usize): void {
  const zero = splat(0);
  const one = splat(1);
  const end = delta + bytes;
  if (kind == TANH) {
    for (; delta < end; delta += 16, values += 16) {
      const y = v128.load(values);
      v128.store(delta, f32x4.mul(v128.load(delta), f32x4.sub(one, f32x4.mul(y, y))));
    }
  } else if (kind == RELU) {
    for (; delta < end; delta += 16, values += 16) {
      v128.store(delta, v128.and(v128.load(delta), f32x4.gt(v128.load(values), zero)));
    }
  } else if (kind == SIGMOID) {
    for (; delta < end; delta += 16, values += 16) {
      const y = v128.load(values);
      v128.store(delta, f32x4.mul(v128.load(delta), f32x4.mul(y, f32x4.sub(one, y))));
    }
  } else if (kind == LEAKY_RELU) {
    for (; delta < end; delta += 16, values += 16) {
      const d = v128.load(delta);
      const falls = f32x4.gt(v128.load(values), zero);
      v128.store(delta, v128.bitselect(d, f32x4.mul(d, splat(slope)), falls));
    }
  } else if (kind == ELU) {
    for (; delta < end; delta += 16, values += 16) {
      const y = v128.load(values);
      const d = v128.load(delta);
      v128.store(delta, v128.bitselect(f32x4.mul(d, f32x4.add(y, one)), d, f32x4.lt(y, zero)));
    }
  } else if (kind == SOFTPLUS) {
    for (; delta < end; delta += 16, values += 16) {
      const falls = f32x4.sub(one, exp(f32x4.neg(v128.load(values))));
      v128.store(delta, f32x4.mul(v128.load(delta), falls));
    }
  } else if (kind == SIN) {
    for (; delta < end; delta += 16, values += 16) {
      v128.store(delta, f32x4.mul(v128.load(delta), each(v128.load(values), (x) => Mathf.cos(x))));
    }
  }
}
