/** Where a share of sorted numbers lies below. */

/** Between the two neighbours in proportion (Hyndman and Fan's type 7, NumPy's default). @param sorted ascending; of none it is NaN */
export function quantile(sorted: Float32Array | Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const before = sorted[Math.floor(at)] ?? Number.NaN;
  const after = sorted[Math.ceil(at)] ?? Number.NaN;
  return before + (after - before) * (at - Math.floor(at));
}
