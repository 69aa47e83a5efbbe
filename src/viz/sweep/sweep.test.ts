/** The sweep's pictures: cells do not touch, words stand within, keys and pointer find every cell, bars are where their numbers are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellSummary } from "../../core/sweep/comparison";
import { contrast, parseHex } from "../kit/colour";
import { boxOf, overlaps } from "../kit/labels";
import { darkTheme, lightTheme } from "../kit/theme";
import { shadeColour } from "./draw";
import { cellBox, cellPlace, type GridAxis, layOutGrid, moveCell, pickCell } from "./grid-layout";
import { heatMap } from "./heat-map";

const axis = (title: string, values: readonly string[]): GridAxis => ({ title, values });
const rates = axis("Learning rate", ["0.0001", "0.001", "0.01", "0.03", "0.1", "0.3"]);
const names = axis("Activation", ["tanh", "relu", "leaky relu", "sigmoid", "softplus", "gelu"]);

test("in the narrowest drawer cells and words stay within and apart, and every cell is found", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(rates, names),
      fc.constantFrom(rates, names, undefined),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 260, max: 900 }),
      (down, across, rows, columns, width) => {
        const cut = (one: GridAxis, count: number) => ({ ...one, values: one.values.slice(0, count) });
        const layout = layOutGrid(
          across ? [cut(down, rows), cut(across, columns)] : [cut(down, rows)],
          width,
          () => 34,
        );
        const boxes = Array.from({ length: layout.rows * layout.columns }, (_, index) =>
          cellBox(layout, index),
        );
        for (const [index, box] of boxes.entries()) {
          expect(box.left + box.width).toBeLessThanOrEqual(width + 1e-9);
          expect(box.top + box.height).toBeLessThanOrEqual(layout.height + 1e-9);
          expect(boxes.some((other) => other !== box && overlaps(box, other))).toBe(false);
          expect(pickCell(layout, cellPlace(layout, index))).toBe(index);
        }
        for (const label of layout.labels.map(boxOf)) {
          expect(label.left).toBeGreaterThanOrEqual(-6);
          expect(label.left + label.width).toBeLessThanOrEqual(width + 6);
          expect(boxes.some((box) => overlaps(box, label))).toBe(false);
        }
        const reached = new Set([0]);
        const go = (from: number, key: "left" | "right" | "down") => {
          const to = moveCell(layout, from, key);
          reached.add(to);
          return to;
        };
        let at = 0;
        for (let row = 0; row < layout.rows; row++) {
          for (let column = 1; column < layout.columns; column++) at = go(at, "right");
          for (let column = 1; column < layout.columns; column++) at = go(at, "left");
          at = go(at, "down");
        }
        expect(reached.size).toBe(boxes.length);
        expect(moveCell(layout, at, "first")).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});

test("a bar lies from the lower to the upper quarter on the scale that the shade has", () => {
  const layout = layOutGrid([rates], 284, () => 34);
  const summary = (lower: number, median: number, upper: number) => ({ lower, median, upper }) as CellSummary;
  const { cells, from } = heatMap(layout, [summary(0.5, 0.75, 1), summary(1, 1, 1), undefined], 1);
  expect(from).toBe(0.5);
  expect(cells.map(({ shade }) => shade)).toEqual([0.5, 1, undefined]);
  expect(cells.map(({ label }) => label?.text)).toEqual(["75.0", "100", undefined]);
  const [first, second] = cells;
  expect(first!.bar!.width).toBeCloseTo(first!.box.width - 8, 9);
  expect(second!.bar!.left + second!.bar!.width).toBeCloseTo(second!.box.left + second!.box.width - 4, 9);
  expect([first!.isBest, second!.isBest]).toEqual([false, true]);
  // Never a scale of a few points.
  expect(heatMap(layout, [summary(0.97, 0.98, 0.99)], undefined).from).toBe(0.9);
  expect(heatMap(layout, [summary(0.999, 0.9999, 1)], undefined).cells[0]!.label!.text).toBe("99.9");
});

test("numbers can be read on every shade, in both themes", () => {
  for (const theme of [lightTheme, darkTheme])
    for (let share = 0; share <= 1; share += 0.1)
      expect(contrast(parseHex(theme.ink), shadeColour(share, theme))).toBeGreaterThan(4.5);
});
