/** Many seeds in numbers and in words, against counting by hand. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { lotterySentence, nameOfOutcome } from "../words/lottery-words";
import type { SeedOutcome } from "./outcome";
import { inOrder, quartilesOf, summariseLottery } from "./summary";

function outcome(
  seed: number,
  accuracy: number,
  perfectAt?: number,
  isDiverged = false,
  heldBack?: number,
): SeedOutcome {
  const curve = { loss: new Float32Array(0), accuracy: new Float32Array(0), isReached: true };
  const validation = heldBack === undefined ? undefined : { loss: 1 - heldBack, accuracy: heldBack };
  return { seed, accuracy, loss: 1 - accuracy, validation, perfectAt, isDiverged, curve, picture: undefined };
}

test("the sentence says how many, when, and who stays behind", () => {
  const say = (outcomes: readonly SeedOutcome[]) => lotterySentence(summariseLottery(outcomes));
  const good = [outcome(1, 1, 30), outcome(2, 1, 40), outcome(3, 1, 20), outcome(4, 0.999, 50)];
  expect(say([...good, outcome(5, 0.7)])).toBe(
    "4 of 5 seeds reach 100 %, half of them by epoch 30; 1 stays below 90 %.",
  );
  expect(say(good.slice(0, 1))).toBe("The first seed reaches 100 %, by epoch 30.");
  expect(say(good)).toBe("All 4 seeds reach 100 %, half of them by epoch 30.");
  expect(say([outcome(1, 0.8), outcome(2, 0.95), outcome(3, 0.96)])).toBe(
    "None of 3 seeds reach 100 %: the best ends at 96.0 %, half at 95.0 % or more; 1 stays below 90 %.",
  );
  expect(say([outcome(1, 1, 9), outcome(2, Number.NaN, undefined, true)])).toBe(
    "1 of 2 seeds reaches 100 %, by epoch 9; 1 stays below 90 %, 1 of these with a loss that is no longer finite.",
  );
  const heldBack = [0.95, 0.9, 0.97].map((share, index) => outcome(index + 1, 1, 9, false, share));
  expect(say(heldBack)).toBe(
    "All 3 seeds reach 100 %, half of them by epoch 9. Of the part held back half the seeds get 95.0 % or more right, the worst 90.0 %.",
  );
  expect(nameOfOutcome(outcome(1, 1, 30, false, 0.93))).toBe(
    "Seed 1: 100.0 % right, first at epoch 30; 93.0 % of the part held back",
  );
  expect(nameOfOutcome(outcome(4, 0.999, 50))).toBe("Seed 4: 99.9 % right, 100 % at epoch 50");
  expect(nameOfOutcome(outcome(1, 1, 30))).toBe("Seed 1: 100.0 % right, first at epoch 30");
});

test("the unluckiest come first: no number, the least right, the latest at 100 %", () => {
  const all = [outcome(1, 1, 30), outcome(2, 0.5), outcome(3, 1, 90), outcome(4, Number.NaN)];
  expect(inOrder(all, "worst").map(({ seed }) => seed)).toEqual([4, 2, 3, 1]);
  expect(inOrder(all, "best").map(({ seed }) => seed)).toEqual([1, 3, 2, 4]);
  expect(inOrder([...all].reverse(), "seed").map(({ seed }) => seed)).toEqual([1, 2, 3, 4]);
});

test("a quarter, a half and three quarters of the curves lie below the quartiles", () => {
  const curves = fc.array(fc.array(fc.float({ noNaN: true, min: -9, max: 9 }), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(curves, (lists) => {
      const { lower, median, upper } = quartilesOf(lists.map((list) => Float32Array.from(list)));
      for (const [epoch, middle] of median.entries()) {
        const values = lists.flatMap((list) => list[epoch] ?? []);
        const quarters = [
          [lower[epoch]!, 0.25],
          [middle, 0.5],
          [upper[epoch]!, 0.75],
        ] as const;
        // Between neighbours in proportion, so of few curves one more may lie on either side.
        for (const [quantile, part] of quarters) {
          const below = values.filter((value) => value < quantile).length;
          const above = values.filter((value) => value > quantile).length;
          expect(below).toBeLessThanOrEqual(part * (values.length - 1) + 1);
          expect(above).toBeLessThanOrEqual((1 - part) * (values.length - 1) + 1);
        }
        expect(lower[epoch]!).toBeLessThanOrEqual(middle);
        expect(middle).toBeLessThanOrEqual(upper[epoch]!);
      }
    }),
  );
});

test("the best and the middle are of the seeds that came through an epoch", () => {
  const all = [outcome(1, 0.5), outcome(2, 0.7), outcome(3, Number.NaN, undefined, true)];
  expect(summariseLottery(all)).toMatchObject({ count: 3, best: 0.7, median: 0.6, worst: 0.5, diverged: 1 });
  expect(summariseLottery(all.slice(2)).best).toBeNaN();
});
