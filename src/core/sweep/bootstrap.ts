/**
 * Whether a difference is larger than luck: the bootstrap interval of a mean (Efron 1979), of differences between two recipes
 * that were trained from the same seeds.
 *
 * Of n differences n − 3 are drawn with replacement, not n: a mean of n draws varies by (n − 1)/n² of the sample's variance s²,
 * which is too little for few seeds; one of n − 3 draws by (n − 1)/(n − 3) · s²/n, which is the variance of the mean by Student's t
 * with n − 1 degrees of freedom. So an interval of 95 of 100 resamplings holds the true mean of normal differences 95 times of 100
 * from eight seeds on (bootstrap.test.ts), and the resamplings that the sentence counts are ones that were made.
 */
import { quantile } from "../math/quantile";
import { createRandom } from "../math/random";

/** Fewer differences say nothing. */
export const LEAST_SEEDS = 5;
const RESAMPLINGS = 1000;
/** The share of the resamplings that lies within an interval. */
export const WITHIN = 0.95;

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Which of n numbers each resampling draws: [RESAMPLINGS, draws], row-major. The same for all pairs of a sweep. */
export interface Resamplings {
  readonly count: number;
  readonly draws: number;
  readonly indices: Uint16Array;
}

/** @param count numbers to draw from, LEAST_SEEDS at least. The same seed draws the same. */
export function drawResamplings(count: number, seed: number): Resamplings {
  if (count < LEAST_SEEDS) throw new Error(`drawResamplings: ${count} numbers are too few`);
  const random = createRandom(seed, "bootstrap", count);
  const draws = count - 3;
  return {
    count,
    draws,
    indices: Uint16Array.from({ length: RESAMPLINGS * draws }, () => random.integer(count)),
  };
}

/** Within which 95 of 100 resamplings have their mean. @param differences as many as the resamplings draw from */
export function meanInterval(differences: Float64Array, { count, draws, indices }: Resamplings): Interval {
  if (differences.length !== count) throw new Error("meanInterval: resamplings of another count");
  const means = new Float64Array(RESAMPLINGS);
  for (let row = 0; row < RESAMPLINGS; row++) {
    let sum = 0;
    for (let draw = row * draws; draw < (row + 1) * draws; draw++)
      sum += differences[indices[draw] as number] as number;
    means[row] = sum / draws;
  }
  means.sort();
  return { lower: quantile(means, (1 - WITHIN) / 2), upper: quantile(means, (1 + WITHIN) / 2) };
}
