/** Factor strips: they end at A, show what is done and no more, and exist only where the factors do. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labPreset } from "../../core/lab/presets";
import { initialLab, type LabState, matrixOf, numberEntry } from "../../core/lab/state";
import type { Matrix2 } from "../../core/math/matrix2";
import { fromPixel } from "../kit/scale";
import { factorStripView, factorsOf } from "./factor-strip";

const size = { width: 440, height: 470 };
const entry = fc.integer({ min: -800, max: 800 }).map((value) => numberEntry(value / 100));
const entries = fc.tuple(entry, entry, entry, entry);
const preset = (id: string): LabState => {
  const found = labPreset(id);
  if (!found) throw new Error(id);
  return found.state;
};

describe("factor strips", () => {
  test("end at A, and carry the eigenvectors over the axes", () => {
    const lab = preset("eigen-factors");
    const strip = factorStripView({ state: lab, kind: "eigen", size: { width: 880, height: 240 } })!;
    expect(strip.panels).toHaveLength(4);
    const tips = strip.panels.map((panel) =>
      panel.arrows.filter(({ role }) => role === "eigen").map(({ to }) => fromPixel(panel.viewBox, to)),
    );
    const near = (found: readonly number[] | undefined, expected: readonly number[]) =>
      expected.forEach((value, index) => {
        expect(found?.[index]).toBeCloseTo(value, 4);
      });
    near(tips[1]![0], [1, 0]);
    near(tips[1]![1], [0, 1]);
    near(tips[2]![0], [4 + Math.sqrt(10), 0]);
    near(
      tips[3]![0],
      tips[0]![0]!.map((value) => value * (4 + Math.sqrt(10))),
    );
    const matrix: Matrix2 = [6, 2, 3, 2];
    expect(matrixOf(lab.matrix)).toEqual(matrix);
  });

  test("none without two real directions; the playing one is under way and later ones are empty", () => {
    expect(factorStripView({ state: preset("no-eigen"), kind: "eigen", size })).toBeUndefined();
    expect(factorsOf(preset("defective"), "eigen")).toBeUndefined();
    const strip = factorStripView({
      state: preset("singular"),
      kind: "singular",
      size: { width: 880, height: 240 },
      t: 0.5,
    })!;
    expect(strip.panels.map(({ arrows }) => arrows.length > 0)).toEqual([true, true, true, false]);
  });

  test("V turns the plane over only where A does", () => {
    fc.assert(
      fc.property(entries, (matrix) => {
        const factors = factorsOf({ ...initialLab, matrix }, "eigen");
        fc.pre(factors !== undefined);
        expect(factors.left[0] * factors.left[3] - factors.left[1] * factors.left[2]).toBeGreaterThan(0);
      }),
    );
  });
});
