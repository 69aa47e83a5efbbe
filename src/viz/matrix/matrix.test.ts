/** The heat map's promises: every entry is in one square, numbers are those of the matrix, blocks hide no large one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { createRandom } from "../../core/math/random";
import { overlaps } from "../kit/labels";
import { picturePoint } from "../kit/points";
import { moveInMatrix, placeOfEntry } from "./items";
import { type MatrixInput, type MatrixItem, matrixView, pickMatrix } from "./view-model";

function input(inputs: number, units: number, change: Partial<MatrixInput> = {}): MatrixInput {
  const random = createRandom(inputs * 1000 + units, "matrix picture");
  const kernel = Float32Array.from({ length: inputs * units }, () => random.normal());
  const bias = Float32Array.from({ length: units }, () => random.normal());
  return { kernel, inputs, units, bias, width: 400, height: 300, ...change };
}

test("a small matrix: a cell for each number, written in it, where the matrix acts on a column", () => {
  const shown = input(3, 2);
  const { cells, hasNumbers, block } = matrixView(shown);
  expect(hasNumbers).toBe(true);
  expect(block).toEqual({ units: 1, inputs: 1 });
  expect(cells).toHaveLength(2 * 4);
  for (const { item, value, label, box } of cells) {
    const expected =
      item.input === "bias" ? shown.bias?.[item.unit] : shown.kernel[item.input * 2 + item.unit];
    expect(value).toBe(expected);
    expect(Number(label?.text.replace("−", "-"))).toBeCloseTo(value, 1);
    for (const other of cells) if (other.item !== item) expect(overlaps(box, other.box, -0.01)).toBe(false);
  }
  // Unit 2 stands under unit 1, input 2 to the right of input 1.
  const at = (unit: number, column: MatrixItem["input"]) =>
    cells.find(({ item }) => item.unit === unit && item.input === column)!.box;
  expect(at(1, 0).top).toBeGreaterThan(at(0, 0).top);
  expect(at(0, 1).left).toBeGreaterThan(at(0, 0).left);
  expect(at(0, "bias").left).toBeGreaterThan(at(0, 2).left);
});

test("any size: the squares' values are the matrix's, and the largest of all is among them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (inputs, units) => {
      const shown = input(inputs, units);
      const view = matrixView(shown);
      const { cells, block } = view;
      const strangers = cells.filter(({ item, value }) => {
        const place = item.input === "bias" ? item.unit : item.input * units + item.unit;
        return value !== 0 && value !== (item.input === "bias" ? shown.bias : shown.kernel)?.[place];
      });
      expect(strangers).toEqual([]);
      const largest = (values: readonly number[]) =>
        values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const weights = cells.filter(({ item }) => item.input !== "bias").map(({ value }) => value);
      expect(largest(weights)).toBe(largest(Array.from(shown.kernel)));
      expect(view.scale).toBeGreaterThanOrEqual(largest(weights));
      const columns = Math.ceil(inputs / block.inputs) + 1;
      expect(cells).toHaveLength(columns * Math.ceil(units / block.units));
      expect(Math.max(...cells.map(({ box }) => box.left + box.width))).toBeLessThanOrEqual(
        view.width + 1e-6,
      );
      expect(Math.max(...cells.map(({ box }) => box.top + box.height))).toBeLessThanOrEqual(
        view.height + 1e-6,
      );
    }),
    { numRuns: runs(40) },
  );
});

test("a square that stands for a block says so", () => {
  const view = matrixView(input(784, 128));
  expect(view.block.inputs).toBeGreaterThan(1);
  expect(view.labels[0]?.text).toContain("784 inputs across, 128 units down");
  expect(matrixView(input(784, 128, { width: 900 })).labels[0]?.text).toContain(
    "a square shows the largest of",
  );
});

test("a number that is none is seen, alone and in a block", () => {
  for (const size of [3, 200]) {
    const shown = input(size, size);
    shown.kernel[size + 1] = Number.NaN;
    expect(matrixView(shown).cells.filter(({ value }) => Number.isNaN(value))).toHaveLength(1);
  }
});

test("what is pointed at is what stands there, and the cursor's square is drawn", () => {
  const view = matrixView(input(5, 4));
  for (const { item } of view.cells) {
    expect(pickMatrix(view, placeOfEntry(view, item)!)).toEqual(item);
  }
  expect(pickMatrix(view, picturePoint(1, 1))).toBeUndefined();
  expect(matrixView(input(5, 4, { focus: { unit: 3, input: "bias" } })).focus).toBeDefined();
  expect(matrixView(input(300, 300, { focus: { unit: 299, input: 299 } })).focus).toBeDefined();
});

test("arrow keys reach every entry and stop at the edges", () => {
  for (const hasBias of [true, false]) {
    const size = { inputs: 3, units: 2, hasBias };
    const reached = new Map<string, MatrixItem>([["0 0", { unit: 0, input: 0 }]]);
    for (const item of reached.values()) {
      for (const key of ["up", "down", "left", "right", "first", "last"] as const) {
        const next = moveInMatrix(size, item, key);
        reached.set(`${next.unit} ${next.input}`, next);
      }
    }
    expect(reached.size).toBe(2 * (hasBias ? 4 : 3));
  }
});
