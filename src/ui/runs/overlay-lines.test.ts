/** The lines of runs over one another: every point an epoch that was, the best marked, a log axis without what it has no place for. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs as runsOfTest } from "../../../scripts/runs";
import { packCurves } from "../../core/runs/curves";
import { epochsOf } from "../../core/runs/kept-run";
import { anyEpochs, keptRun } from "../../core/runs/testing/kept-runs";
import { overlayOf, valueAt } from "./overlay-lines";

const plain = { figure: "loss", weight: 0, logarithmic: false } as const;

test("every point is a figure of that run at that epoch, first and last among them, and the best is the lowest of all", () => {
  const chosen = fc
    .array(anyEpochs(300), { minLength: 2, maxLength: 6 })
    .map((all) =>
      all.map((epochs, index) =>
        keptRun({ number: index + 1, epoch: epochs.length, curves: packCurves(epochs) }),
      ),
    );
  fc.assert(
    fc.property(chosen, fc.boolean(), (runs, logarithmic) => {
      const { points, best } = overlayOf(runs, { ...plain, logarithmic });
      for (const [index, run] of runs.entries()) {
        const losses = new Map(epochsOf(run.curves).map(({ epoch, loss }) => [epoch, loss]));
        const drawn = points.filter(({ raw }) => raw[index] !== null);
        expect(drawn.length).toBeLessThanOrEqual(122);
        for (const { epoch, raw } of drawn) {
          expect(raw[index]).toBe(losses.get(epoch));
          if (logarithmic) expect(raw[index]).toBeGreaterThan(0);
        }
        const finite = [...losses].filter(([, loss]) => Number.isFinite(loss));
        const lowest = Math.min(...finite.map(([, loss]) => loss));
        if (finite.length === 0 || (logarithmic && lowest <= 0)) expect(best[index]).toBeUndefined();
        else
          expect(best[index]).toEqual({
            epoch: finite.find(([, loss]) => loss === lowest)![0],
            value: lowest,
          });
        const epochs = [...losses.keys()];
        const shown = points.map(({ epoch }) => epoch);
        if (epochs.length > 0) expect(shown).toEqual(expect.arrayContaining([epochs[0], epochs.at(-1)]));
      }
    }),
    { numRuns: runsOfTest(100) },
  );
});

test("at an epoch a run has its own figure, of a thinned one the nearest before, and none after its end", () => {
  const run = keptRun({
    epoch: 3,
    curves: packCurves([
      { epoch: 1, loss: 0.7, accuracy: 0.5 },
      { epoch: 3, loss: 0.6, accuracy: 0.75 },
    ]),
  });
  expect(valueAt(run, "loss", 3)).toEqual({ epoch: 3, value: 0.6 });
  expect(valueAt(run, "loss", 2)).toEqual({ epoch: 1, value: 0.7 });
  expect(valueAt(run, "loss", 4)).toBeUndefined();
  expect(valueAt(run, "validationLoss", 3)).toBeUndefined();
});
