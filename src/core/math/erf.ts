/** The error function, as the exact GELU needs it: TypeScript's Math has none. */

/** Beyond it erf is ±1 in 64 bits: 1 − erf(6) = 2e-17. */
const END = 6;

/**
 * erf x = 2/√π · ∫₀ˣ e^−t² dt, to a few units in the last place of 1.
 * By 2/√π · e^−x² · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)), whose terms all have one sign, so that nothing cancels
 * (Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.6).
 */
export function erf(x: number): number {
  if (Math.abs(x) >= END) return Math.sign(x);
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * square) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-square) * sum;
}
