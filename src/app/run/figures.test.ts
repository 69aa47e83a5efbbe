/** The two pairs of figures: each from its own source, or none. */
import { expect, test } from "vitest";
import type { ExamplesView } from "../../engine/protocol";
import { atRest, theseWeights, whileTraining } from "./figures";
import { idleProgress } from "./run-store";

const large = { epoch: 3, loss: 0.5, accuracy: 0.7 };
const small = { ...large, reachedLoss: 0.4, reachedAccuracy: 0.9 };
const soFar = { loss: 0.6, accuracy: 0.65 };
const paused = { ...idleProgress, state: "paused", epoch: 3, stepsPerEpoch: 100, soFar } as const;

test("of a network too large to be evaluated at each epoch's end, these weights have no figures, least of all those of training", () => {
  expect(theseWeights({ records: [large], evaluation: undefined })).toBeUndefined();
  expect(theseWeights({ records: [small], evaluation: undefined })).toEqual({
    ...{ loss: 0.4, accuracy: 0.9 },
    of: "evaluated at the end of epoch 3, dropout off",
  });
  const evaluation = [{ part: "training", count: 10, loss: 0.3, accuracy: 0.95 }] as const;
  expect(theseWeights({ records: [large], evaluation })).toMatchObject({ loss: 0.3, accuracy: 0.95 });
});

test("after a step there are figures of training; while epochs pass quickly they are those of whole ones", () => {
  expect(whileTraining({ progress: idleProgress, records: [] })).toBeUndefined();
  const first = { ...soFar, of: "mean of epoch 4 so far, dropout on" };
  expect(whileTraining({ progress: paused, records: [] })).toEqual(first);
  expect(whileTraining({ progress: paused, records: [small] })).toEqual(first);
  const quick = { ...paused, state: "running", stepsPerSecond: 600 } as const;
  expect(whileTraining({ progress: quick, records: [small] })).toMatchObject({ loss: 0.5, accuracy: 0.7 });
  expect(whileTraining({ progress: { ...quick, stepsPerSecond: 8 }, records: [small] })).toEqual(first);
});

test("at rest: what was counted last, and whether steps were taken since", () => {
  const data = { training: new Int32Array(80), validation: new Int32Array(20), features: 2 } as ExamplesView;
  const record = { ...small, validationAccuracy: 0.85 };
  const run = { progress: paused, records: [record], evaluation: undefined, data };
  expect(atRest(run, "share")).toEqual({
    ...{ state: "paused", epoch: 3, counted: "before", isTest: false, hasFilm: true },
    training: { accuracy: 0.9, count: 80 },
    heldBack: { accuracy: 0.85, count: 20 },
  });
  const evaluation = [{ part: "training", count: 80, loss: 0.3, accuracy: 0.95 }] as const;
  expect(atRest({ ...run, evaluation }, "test")).toMatchObject({
    ...{ counted: "within", isTest: true },
    training: { accuracy: 0.95 },
  });
  const { soFar: _, ...whole } = paused;
  const finished = { ...whole, state: "finished" } as const;
  expect(atRest({ ...run, progress: finished, records: [large] }, "none")).toMatchObject({
    ...{ state: "finished", counted: "at the end" },
    ...{ training: undefined, heldBack: undefined },
  });
  expect(atRest({ ...run, progress: { ...paused, state: "running" } }, "none")).toBeUndefined();
});
