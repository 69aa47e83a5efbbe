/** Curves that are kept say what the epochs said, and of a long run what matters most. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { bestEpoch, type EpochFigures, MOST_EPOCHS, packCurves, unpackCurves } from "./curves";
import { anyEpochs } from "./testing/kept-runs";

const finite = (value: number | undefined) => (Number.isFinite(value) ? value : undefined);
/** What of an epoch can be kept: numbers. */
const numbersOf = ({ epoch, ...figures }: EpochFigures) => ({
  epoch,
  ...Object.fromEntries(Object.entries(figures).filter(([, value]) => finite(value) !== undefined)),
});

test("up to the limit every epoch comes back with every figure that is a number", () => {
  fc.assert(
    fc.property(anyEpochs(60), (epochs) => {
      expect(unpackCurves(packCurves(epochs)).map(numbersOf)).toEqual(epochs.map(numbersOf));
    }),
    { numRuns: runs(300) },
  );
});

test("of a longer run first, last, best and wanted epochs stay, the others are a part of those there were, evenly", () => {
  const long = fc.record({
    length: fc.integer({ min: MOST_EPOCHS + 1, max: 20_000 }),
    best: fc.nat(),
    wanted: fc.array(fc.nat(), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(long, ({ length, best, wanted }) => {
      const at = best % length;
      const epochs = Array.from({ length }, (_, index) => ({
        epoch: index + 1,
        loss: index === at ? 0.25 : 1 + ((index * 7919) % 100) / 100,
        accuracy: 0.5,
      }));
      const marked = wanted.map((index) => 1 + (index % length));
      const kept = unpackCurves(packCurves(epochs, marked));
      expect(kept.length).toBeLessThanOrEqual(MOST_EPOCHS);
      expect(kept.length).toBeGreaterThan(MOST_EPOCHS / 3);
      const numbers = kept.map(({ epoch }) => epoch);
      expect(numbers).toEqual(expect.arrayContaining([1, length, at + 1, ...marked]));
      for (const figures of kept) expect(figures).toEqual(epochs[figures.epoch - 1]);
      const gaps = numbers.slice(1).map((epoch, index) => epoch - (numbers[index] as number));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(length / (MOST_EPOCHS - 30)));
      expect(bestEpoch(kept)).toEqual(epochs[at]);
    }),
    { numRuns: runs(60) },
  );
});

test("the best epoch goes by what was held back, then by these weights, then by training; the first of equals", () => {
  const epochs: EpochFigures[] = [
    { epoch: 1, loss: 0.1, accuracy: 1, reachedLoss: 0.3, validationLoss: Number.NaN },
    { epoch: 2, loss: 0.2, accuracy: 1, reachedLoss: 0.2, validationLoss: 0.5 },
    { epoch: 3, loss: 0.3, accuracy: 1, reachedLoss: 0.2, validationLoss: 0.4 },
  ];
  expect(bestEpoch(epochs)?.epoch).toBe(3);
  expect(bestEpoch(epochs.map(({ validationLoss: _, ...rest }) => rest))?.epoch).toBe(2);
  expect(bestEpoch(epochs.map(({ epoch, loss, accuracy }) => ({ epoch, loss, accuracy })))?.epoch).toBe(1);
  expect(bestEpoch([])).toBeUndefined();
  expect(bestEpoch([{ epoch: 1, loss: Number.NaN, accuracy: 0 }])).toBeUndefined();
});
