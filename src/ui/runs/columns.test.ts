/** The table of runs in the order of each of its columns. */
import { expect, test } from "vitest";
import { packCurves } from "../../core/runs/curves";
import { keptRun } from "../../core/runs/testing/kept-runs";
import { runColumns, sortRuns } from "./columns";

const runs = [
  { loss: 0.3, accuracy: 0.9 },
  { loss: 0.1, accuracy: 0.8, validationAccuracy: 0.7 },
  { loss: Number.NaN, accuracy: 0.8, validationAccuracy: 0.9 },
].map((figures, index) =>
  keptRun({ number: index + 1, seconds: 3 - index, curves: packCurves([{ epoch: 1, ...figures }]) }),
);
const order = (id: string, isTurned = false) =>
  sortRuns(runs, runColumns.find((column) => column.id === id)!, isTurned).map(({ number }) => number);

test("the best come first, turned round the worst; what has no figure comes last either way, of equals the later first", () => {
  expect(order("number")).toEqual([3, 2, 1]);
  expect(order("number", true)).toEqual([1, 2, 3]);
  expect(order("loss")).toEqual([2, 1, 3]);
  expect(order("loss", true)).toEqual([1, 2, 3]);
  expect(order("accuracy")).toEqual([1, 3, 2]);
  expect(order("validation")).toEqual([3, 2, 1]);
  expect(order("validation", true)).toEqual([2, 3, 1]);
  expect(order("time")).toEqual([3, 2, 1]);
});

test("every column has a value of its own kind, and says it", () => {
  for (const { value, show, title } of runColumns) {
    const shown = runs.flatMap((run) => {
      const own = value(run);
      return own === undefined ? [] : [show(own)];
    });
    expect.soft(shown.length, title).toBeLessThanOrEqual(runs.length);
    for (const text of shown) expect(text).toMatch(/^[\d.,]+( %| s)?$/);
  }
});
