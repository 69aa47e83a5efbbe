/** Recipes compared by their seeds: which is best, by how much, and the sentences about it. */
import { expect, test } from "vitest";
import type { SeedOutcome } from "../lottery/outcome";
import { createRandom } from "../math/random";
import { cellSentence, sweepSentence } from "../words/sweep-words";
import { compareCells, shareOf, summariseCell } from "./comparison";

const curve = { loss: new Float32Array(0), accuracy: new Float32Array(0), isReached: true };
function outcome(seed: number, accuracy: number, more: Partial<SeedOutcome> = {}): SeedOutcome {
  const rest = { perfectAt: undefined, validation: undefined, isDiverged: false, picture: undefined };
  return { seed, accuracy, loss: 0, curve, ...rest, ...more };
}
const seeds = (shares: readonly number[]) => shares.map((share, index) => outcome(index + 1, share));
const say = (cells: readonly (readonly SeedOutcome[])[], names: readonly string[]) =>
  sweepSentence(compareCells(cells)!, names);

test("a cell's quartiles and its run in the middle; what is no number any more is right for nothing", () => {
  const summary = summariseCell(seeds([0.9, 0.5, 0.7, 0.6, 0.8]))!;
  expect(summary).toMatchObject({ count: 5, median: 0.7, lower: 0.6, upper: 0.8, diverged: 0 });
  expect([summary.middle.seed, summary.mean]).toEqual([3, expect.closeTo(0.7, 12)]);
  expect(summariseCell(seeds([0.9, 0.6]))!.middle.seed).toBe(2);
  expect(summariseCell([])).toBeUndefined();
  expect(shareOf(outcome(1, 0.9, { isDiverged: true }))).toBe(0);
  expect(shareOf(outcome(1, Number.NaN))).toBe(0);
  expect(shareOf(outcome(1, 1, { validation: { loss: 0, accuracy: 0.8 } }))).toBe(0.8);
  expect(
    cellSentence("units 4", summariseCell([outcome(1, 1), outcome(2, 0.5, { isDiverged: true })]), undefined),
  ).toBe(
    "units 4: half of 2 seeds reach 50.0 %, the middle half lies from 25.0 % to 75.0 %; 1 with a loss that was no longer finite, counted as 0 %.",
  );
});

test("a difference that every seed has is told from luck however much the seeds differ", () => {
  const shares = [0.5, 0.9, 0.6, 0.8, 0.55, 0.7, 0.95, 0.65];
  const worse = shares.map((share) => share - 0.05);
  const comparison = compareCells([seeds(worse), seeds(shares)])!;
  expect(comparison).toMatchObject({ seeds: 8, best: 1 });
  expect(comparison.differences[0]).toMatchObject({ cell: 0, isReal: true });
  expect(say([seeds(worse), seeds(shares)], ["rate 0.001", "rate 0.01"])).toBe(
    "Yes: rate 0.01 is better than rate 0.001 by 5 points of accuracy in 95 of 100 resamplings.",
  );
});

test("recipes that are the same are told apart about 5 times of 100 to each side's two", () => {
  let told = 0;
  const trials = 400;
  for (let trial = 0; trial < trials; trial++) {
    const random = createRandom(trial, "test");
    const draw = () => seeds(Array.from({ length: 8 }, () => 0.8 + 0.03 * random.normal()));
    if (compareCells([draw(), draw()])!.differences[0]!.isReal) told++;
  }
  // The better of two is chosen first, so both tails count: 5 %, with two standard errors of 400 trials.
  expect(told / trials).toBeGreaterThan(0.02);
  expect(told / trials).toBeLessThan(0.085);
});

test("the sentence says yes, in part, cannot tell, alike, or too few", () => {
  const spread = (middle: number, reach: number) =>
    seeds(Array.from({ length: 8 }, (_, index) => middle + reach * Math.cos(index * 2.4)));
  expect(say([spread(0.9, 0.01), spread(0.7, 0.02), spread(0.5, 0.01)], ["a", "b", "c"])).toMatch(
    /^Yes: a is better than b by [\d.]+ to [\d.]+ points of accuracy in 95 of 100 resamplings, and by more than luck than all others\.$/,
  );
  const noisy = [...spread(0.89, 0.1)].map((one, index) => ({
    ...one,
    accuracy: one.accuracy * (index % 2 ? 1.08 : 0.9),
  }));
  expect(say([spread(0.9, 0.01), noisy, spread(0.5, 0.01)], ["a", "b", "c"])).toMatch(
    /^In part: a is better than c by .* From b these 8 seeds cannot tell it\.$/,
  );
  expect(say([spread(0.9, 0.01), noisy], ["a", "b"])).toMatch(
    /^These 8 seeds cannot tell: a is best on average, but from b it differs by −[\d.]+ to [\d.]+ points of accuracy in 95 of 100 resamplings, which may be luck\.$/,
  );
  expect(say([seeds([1, 1, 1, 1, 1]), seeds([1, 1, 1, 1, 1])], ["a", "b"])).toBe(
    "These 5 seeds end alike with every value: there is no difference to explain.",
  );
  const trace = seeds(Array.from({ length: 8 }, (_, index) => 1 - 0.0001 * (index + 1)));
  expect(say([seeds(Array(8).fill(1)), trace], ["a", "b"])).toMatch(/by more than 0 to 0\.1 points/);
  expect(say([seeds([1, 1]), seeds([1, 0.5])], ["a", "b"])).toMatch(/^2 seeds are too few/);
  expect(compareCells([seeds([1]), []])).toBeUndefined();
});
