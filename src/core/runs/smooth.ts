/** A noisy curve made smooth, as TensorBoard does it: an exponential moving average without the bias of its beginning. */

/**
 * s_t = (1 − w) Σ w^(t−k) x_k / (1 − w^t) over the values until then: a weighted mean, so a constant stays and nothing leaves the
 * range of what was averaged.
 * @param values null where there is none: it stays so, and is nothing to the others
 * @param weight w, from 0 (the curve itself) to less than 1
 */
export function smooth(values: readonly (number | null)[], weight: number): readonly (number | null)[] {
  let sum = 0;
  let total = 0;
  return values.map((value) => {
    if (value === null) return null;
    sum = weight * sum + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return sum / total;
  });
}
