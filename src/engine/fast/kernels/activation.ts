/** The activation functions over stretches of memory, and their derivatives told from the values they gave. */
import { ELU, GELU, LEAKY_RELU, MISH, RELU, RELU6, SELU, SIGMOID, SILU, SIN, SOFTPLUS, TANH } from "./codes";
import { exp, expMinusOne, logOnePlusExpMinus, madd, normalTail, sigmoid, splat, tanh } from "./lanes";

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
  } else if (kind == RELU6) {
    for (; from < end; from += 16, to += 16) v128.store(to, f32x4.pmin(f32x4.pmax(v128.load(from), zero), splat(6)));
  } else if (kind == SELU) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      const below = f32x4.mul(splat(SELU_BOTTOM), expMinusOne(f32x4.pmin(x, zero)));
      v128.store(to, v128.bitselect(f32x4.mul(splat(SELU_SCALE), x), below, f32x4.gt(x, zero)));
    }
  } else if (kind == GELU) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      v128.store(to, f32x4.mul(x, normalShare(x, normalTail(x, bell(x)))));
    }
  } else if (kind == SILU) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      v128.store(to, f32x4.mul(x, sigmoid(x)));
    }
  } else if (kind == MISH) {
    for (; from < end; from += 16, to += 16) {
      const x = v128.load(from);
      const e = exp(f32x4.pmin(x, splat(MISH_END)));
      const n = f32x4.mul(e, f32x4.add(e, splat(2)));
      v128.store(to, f32x4.div(f32x4.mul(x, n), f32x4.add(n, splat(2))));
    }
  } else if (from != to) {
    memory.copy(to, from, bytes);
  }
}

/** SELU's λ and α·λ. */
const SELU_SCALE: f32 = 1.0507009873554805;
const SELU_BOTTOM: f32 = 1.7580993408473766;
/** From here on mish is x itself in 32 bits, and the powers stay finite. */
const MISH_END: f32 = 20;

/** e^−x²/2. */
@inline
function bell(x: v128): v128 {
  return exp(f32x4.mul(f32x4.mul(x, x), splat(-0.5)));
}

/** The normal distribution's share below x, from its share beyond |x|. */
@inline
function normalShare(x: v128, tail: v128): v128 {
  return v128.bitselect(tail, f32x4.sub(splat(1), tail), f32x4.lt(x, splat(0)));
}

/**
 * delta ← delta · σ′, with σ′ told from y = σ(x): 1 − y² for tanh, y (1 − y) for sigmoid, 1 − e⁻ʸ for softplus.
 * Where y does not tell it (slope.ts) `values` holds x.
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
  } else if (kind == RELU6) {
    for (; delta < end; delta += 16, values += 16) {
      const y = v128.load(values);
      const inside = v128.and(f32x4.gt(y, zero), f32x4.lt(y, splat(6)));
      v128.store(delta, v128.and(v128.load(delta), inside));
    }
  } else if (kind == SELU) {
    for (; delta < end; delta += 16, values += 16) {
      const y = v128.load(values);
      const rises = v128.bitselect(splat(SELU_SCALE), f32x4.add(y, splat(SELU_BOTTOM)), f32x4.gt(y, zero));
      v128.store(delta, f32x4.mul(v128.load(delta), rises));
    }
  } else if (kind == GELU) {
    for (; delta < end; delta += 16, values += 16) {
      const x = v128.load(values);
      const height = bell(x);
      // Φ + x·φ with φ = e^−x²/2 / √(2π).
      const rises = madd(f32x4.mul(x, height), splat(0.3989422804), normalShare(x, normalTail(x, height)));
      v128.store(delta, f32x4.mul(v128.load(delta), rises));
    }
  } else if (kind == SILU) {
    for (; delta < end; delta += 16, values += 16) {
      const x = v128.load(values);
      const s = sigmoid(x);
      const rises = f32x4.mul(s, madd(x, f32x4.sub(one, s), one));
      v128.store(delta, f32x4.mul(v128.load(delta), rises));
    }
  } else if (kind == MISH) {
    for (; delta < end; delta += 16, values += 16) {
      const x = v128.load(values);
      const e = exp(f32x4.pmin(x, splat(MISH_END)));
      const n = f32x4.mul(e, f32x4.add(e, splat(2)));
      const below = f32x4.add(n, splat(2));
      // n/(n + 2) + 4x·e(1 + e)/(n + 2)²
      const share = f32x4.div(f32x4.mul(splat(4), f32x4.mul(e, f32x4.add(e, one))), f32x4.mul(below, below));
      const rises = madd(x, share, f32x4.div(n, below));
      v128.store(delta, f32x4.mul(v128.load(delta), rises));
    }
  }
}
