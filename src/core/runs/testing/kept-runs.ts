/** For tests only: kept runs, a plain one and any. */
import fc from "fast-check";
import { saveNetwork } from "../../network/file";
import { newNetwork } from "../../network/new-network";
import { type EpochFigures, packCurves } from "../curves";
import type { KeptRun } from "../kept-run";

const recipe = saveNetwork(newNetwork("Two rings"));

/** Of two epochs, with these changes. */
export function keptRun(changes: Partial<KeptRun> = {}): KeptRun {
  const number = changes.number ?? 1;
  return {
    id: `run ${number}`,
    document: "a document",
    number,
    name: `Run ${number}`,
    note: "",
    isBaseline: false,
    recipe,
    engine: "fast engine",
    start: { kind: "seed" },
    end: "finished",
    epoch: 2,
    step: 64,
    began: 1000 * number,
    at: 1000 * number + 500,
    seconds: 0.5,
    settings: [],
    curves: packCurves([
      { epoch: 1, loss: 0.7, accuracy: 0.5 },
      { epoch: 2, loss: 0.6, accuracy: 0.75 },
    ]),
    ...changes,
  };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const loss = fc.double({ min: 0, noNaN: false });

/** A run's epochs, up to `most` of them. */
export function anyEpochs(most: number): fc.Arbitrary<readonly EpochFigures[]> {
  const figures = fc.record(
    {
      loss,
      accuracy: share,
      reachedLoss: loss,
      reachedAccuracy: share,
      validationLoss: loss,
      validationAccuracy: share,
    },
    { requiredKeys: ["loss", "accuracy"] },
  );
  return fc
    .array(figures, { maxLength: most, size: "max" })
    .map((epochs) => epochs.map((epoch, index) => ({ epoch: index + 1, ...epoch })));
}

/** Any that the page may have kept. */
export const anyKeptRun: fc.Arbitrary<KeptRun> = fc
  .record({
    number: fc.integer({ min: 1, max: 1000 }),
    name: fc.string({ unit: "binary", maxLength: 50 }),
    note: fc.string({ unit: "binary", maxLength: 50 }),
    isBaseline: fc.boolean(),
    end: fc.constantFrom("running", "paused", "finished", "diverged"),
    start: fc.constantFrom({ kind: "seed" }, { kind: "kept", steps: 5 }, { kind: "by hand" }),
    seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
    epochs: anyEpochs(30),
    settings: fc.array(
      fc.record({
        epoch: fc.nat(100),
        settings: fc.constant({
          optimizer: { kind: "adam", params: { learningRate: 0.01 } },
          loss: "categoricalCrossentropy",
          batchSize: 32,
        }),
      }),
    ),
    examples: fc.option(fc.record({ training: fc.nat(), heldBack: fc.nat() }), { nil: undefined }),
    origin: fc.option(fc.constant({ run: "run 1", name: "Run 1", epoch: 40 }), { nil: undefined }),
    deleted: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ epochs, examples, origin, deleted, ...parts }) => ({
    ...keptRun(parts as Partial<KeptRun>),
    curves: packCurves(epochs),
    ...(examples && { examples }),
    ...(origin && { origin }),
    ...(deleted !== undefined && { deleted }),
  }));
