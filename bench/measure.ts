/** Timing on a machine that is not ours alone: rates of many short slices, their median with the least and the most. */

export interface Rate {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Calls the work again and again and takes its rate in slices.
 * @param work does something and says how often
 * @param slice milliseconds of one slice
 */
export async function rateOf(
  work: () => number | Promise<number>,
  { seconds = 2, slice = 100, warm = 0.2 }: { seconds?: number; slice?: number; warm?: number } = {},
): Promise<Rate> {
  const warmUntil = performance.now() + 1000 * warm;
  do await work();
  while (performance.now() < warmUntil);
  const rates: number[] = [];
  const end = performance.now() + 1000 * seconds;
  do {
    const begun = performance.now();
    let done = 0;
    do done += await work();
    while (performance.now() - begun < slice);
    rates.push((1000 * done) / (performance.now() - begun));
  } while (performance.now() < end);
  return summary(rates);
}

export function summary(values: readonly number[]): Rate {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), min: at(0), max: at(1) };
}
