/** Every reader of input that others made, on 20,000 inputs of one seed; `npm run verify:fuzz` takes a million of another. */
import { expect, test } from "vitest";
import { fuzz } from "./run";
import { targets } from "./targets";

const SEED = 20_261_130;
const PART = 1 / 50;

test.each(targets.map((target) => [target.name, target] as const))(
  "%s: each input is taken or refused in a sentence",
  async (_, target) => {
    const result = await fuzz(target, SEED, target.share * PART);
    expect(result.faults).toEqual([]);
    expect(result.inputs).toBeGreaterThan(0);
  },
);

test("together they are 20,000, and a million in the long run", () => {
  const all = targets.reduce((sum, { share }) => sum + share, 0);
  expect(all).toBeGreaterThanOrEqual(1_000_000);
  expect(all * PART).toBeGreaterThanOrEqual(20_000);
});
