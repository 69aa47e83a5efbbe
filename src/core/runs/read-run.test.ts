/** What was kept comes back as it is, and what is none is not taken for one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { readKeptRun } from "./read-run";
import { anyKeptRun, keptRun } from "./testing/kept-runs";

test("any run comes back from a structured clone and from JSON as it was", () => {
  fc.assert(
    fc.property(anyKeptRun, (run) => {
      expect(readKeptRun(structuredClone(run))).toEqual(run);
      expect(readKeptRun(JSON.parse(JSON.stringify(run)))).toEqual(run);
    }),
    { numRuns: runs(300) },
  );
});

test.each([
  ["nothing", undefined],
  ["a text", "Run 1"],
  ["columns of two lengths", { ...keptRun(), curves: { epoch: [1], figures: { loss: [1, 2] } } }],
  ["a figure that is none", { ...keptRun(), curves: { epoch: [1], figures: { surprise: [1] } } }],
  ["a number that is no number", { ...keptRun(), curves: { epoch: [1], figures: { loss: ["1"] } } }],
  ["a number below one", { ...keptRun(), number: 0 }],
  ["a start without a kind", { ...keptRun(), start: {} }],
])("not a run: %s", (_, value) => {
  expect(readKeptRun(value)).toBeUndefined();
});
