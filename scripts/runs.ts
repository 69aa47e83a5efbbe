/**
 * How many runs a property test gets: a tenth in `npm test` and while working, all of them in `npm run verify` and
 * wherever the environment has UNFOLD_RUNS=all.
 */

/** Whether the long form of the tests was asked for. */
export const allRuns = process.env.UNFOLD_RUNS === "all";

/**
 * @param all the number of runs that the claim was proved with
 * @param least what the tenth is never less than, unless all of the runs are fewer
 */
export function runs(all: number, least = 20): number {
  return allRuns ? all : Math.max(Math.ceil(all / 10), Math.min(all, least));
}
