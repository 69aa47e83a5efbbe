/** Arithmetic on four floats at a time, and the elementary functions by polynomials, accurate to a few units in the last place. */

/** a · b + c: fused where relaxed SIMD is compiled in, in two roundings otherwise. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f32>(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

@inline
export function splat(x: f32): v128 {
  return f32x4.splat(x);
}

/** [Σa, Σb, Σc, Σd] */
@inline
export function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** eˣ = 2ⁿ · eʳ with |r| ≤ ln 2 / 2, eʳ by a polynomial (Cephes expf). 0 and ∞ beyond the range of floats. */
@inline
export function exp(x: v128): v128 {
  const clamped = f32x4.pmax(f32x4.pmin(x, splat(88.72)), splat(-87.33));
  const n = f32x4.nearest(f32x4.mul(clamped, splat(1.44269504)));
  let r = madd(n, splat(-0.693359375), clamped);
  r = madd(n, splat(2.12194440e-4), r);
  let p = splat(1.9875691500e-4);
  p = madd(p, r, splat(1.3981999507e-3));
  p = madd(p, r, splat(8.3334519073e-3));
  p = madd(p, r, splat(4.1665795894e-2));
  p = madd(p, r, splat(1.6666665459e-1));
  p = madd(p, r, splat(5.0000001201e-1));
  p = madd(f32x4.mul(p, r), r, f32x4.add(r, splat(1)));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(126)), 23);
  const value = f32x4.mul(f32x4.mul(p, power), splat(2));
  // NaN stays NaN: neither comparison holds for it, and pmin and pmax give their first operand then.
  const large = v128.bitselect(splat(Infinity), value, f32x4.gt(x, splat(88.72)));
  return v128.andnot(large, f32x4.lt(x, splat(-87.33)));
}

/** ln x for x > 0: exponent apart, mantissa in [√½, √2) by a polynomial (Cephes logf). */
@inline
export function log(x: v128): v128 {
  const half = i32x4.splat(0x3f000000);
  const exponent = i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126));
  let m = v128.or(v128.and(x, i32x4.splat(0x007fffff)), half);
  const low = f32x4.lt(m, splat(0.70710678));
  const e = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(splat(1), low));
  m = f32x4.sub(f32x4.add(m, v128.and(m, low)), splat(1));
  const z = f32x4.mul(m, m);
  let p = splat(7.0376836292e-2);
  p = madd(p, m, splat(-1.1514610310e-1));
  p = madd(p, m, splat(1.1676998740e-1));
  p = madd(p, m, splat(-1.2420140846e-1));
  p = madd(p, m, splat(1.4249322787e-1));
  p = madd(p, m, splat(-1.6668057665e-1));
  p = madd(p, m, splat(2.0000714765e-1));
  p = madd(p, m, splat(-2.4999993993e-1));
  p = madd(p, m, splat(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(p, m), z);
  y = madd(e, splat(-2.12194440e-4), y);
  y = madd(z, splat(-0.5), y);
  return madd(e, splat(0.693359375), f32x4.add(m, y));
}

/** tanh x as an odd polynomial over an even one (the minimax coefficients of Eigen's ptanh); ±1 beyond ±7.9. */
@inline
export function tanh(x: v128): v128 {
  const c = f32x4.pmax(f32x4.pmin(x, splat(7.90531110763549805)), splat(-7.90531110763549805));
  const z = f32x4.mul(c, c);
  let p = splat(-2.76076847742355e-16);
  p = madd(p, z, splat(2.00018790482477e-13));
  p = madd(p, z, splat(-8.60467152213735e-11));
  p = madd(p, z, splat(5.12229709037114e-08));
  p = madd(p, z, splat(1.48572235717979e-05));
  p = madd(p, z, splat(6.37261928875436e-04));
  p = madd(p, z, splat(4.89352455891786e-03));
  let q = splat(1.19825839466702e-06);
  q = madd(q, z, splat(1.18534705686654e-04));
  q = madd(q, z, splat(2.26843463243900e-03));
  q = madd(q, z, splat(4.89352518554385e-03));
  return f32x4.div(f32x4.mul(p, c), q);
}

/** 1 / (1 + e⁻ˣ) */
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp(f32x4.neg(x))));
}

/**
 * The normal distribution's share beyond |x|, (1 − erf(|x|/√2)) / 2, from e^−x²/2: by a polynomial in t = 1/(1 + p·|x|/√2)
 * times that power (Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.26), which keeps erf's error below 1.5e-7.
 */
@inline
export function normalTail(x: v128, bell: v128): v128 {
  const t = f32x4.div(splat(1), madd(f32x4.abs(x), splat(0.3275911 * 0.70710678), splat(1)));
  let p = splat(1.061405429);
  p = madd(p, t, splat(-1.453152027));
  p = madd(p, t, splat(1.421413741));
  p = madd(p, t, splat(-0.284496736));
  p = madd(p, t, splat(0.254829592));
  return f32x4.mul(f32x4.mul(splat(0.5), f32x4.mul(p, t)), bell);
}

/** eˣ − 1 for x ≤ 0, without cancellation near 0: the series up to x⁷ above −½. */
@inline
export function expMinusOne(x: v128): v128 {
  let p = splat(1.98412698e-4);
  p = madd(p, x, splat(1.38888889e-3));
  p = madd(p, x, splat(8.33333333e-3));
  p = madd(p, x, splat(4.16666667e-2));
  p = madd(p, x, splat(1.66666667e-1));
  p = madd(p, x, splat(0.5));
  p = madd(f32x4.mul(p, x), x, x);
  return v128.bitselect(p, f32x4.sub(exp(x), splat(1)), f32x4.gt(x, splat(-0.5)));
}

/** ln(1 + e⁻ᵃ) for a ≥ 0. */
@inline
export function logOnePlusExpMinus(a: v128): v128 {
  return logOnePlus(exp(f32x4.neg(a)));
}

/** ln(1 + u) for u from 0 to 1, by 2·artanh(u / (2 + u)): accurate however small u is. */
@inline
export function logOnePlus(u: v128): v128 {
  const s = f32x4.div(u, f32x4.add(u, splat(2)));
  const z = f32x4.mul(s, s);
  let p = splat(0.0769230769);
  p = madd(p, z, splat(0.0909090909));
  p = madd(p, z, splat(0.111111111));
  p = madd(p, z, splat(0.142857143));
  p = madd(p, z, splat(0.2));
  p = madd(p, z, splat(0.333333333));
  p = madd(p, z, splat(1));
  return f32x4.mul(f32x4.mul(p, s), splat(2));
}
