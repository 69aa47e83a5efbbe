/** Areas against closed forms: determinants, the shoelace formula, finite-difference Jacobians, maps whose area is known. */
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { areaSentence, areaSinceInput } from "../words/area-words";
import { cellAreas, compareAreas } from "./area";
import { createRandom } from "./random";
import { type SheetShape, sheetPoints } from "./sheet";

const shape: SheetShape = { domain: [-6, 6], lines: 9, refine: 3 };
const fine: SheetShape = { domain: [-2, 2], lines: 41, refine: 4 };

/** What became of the input's cells where the points have moved so. */
const sinceInput = (sheet: SheetShape, values: Float32Array, width: number) =>
  areaSinceInput(sheet, cellAreas(sheet, values, width));

type Point = readonly number[];
function moved(sheet: SheetShape, f: (x: number, y: number) => Point): Float32Array {
  const points = sheetPoints(sheet);
  return Float32Array.from(
    Array.from({ length: points.length / 2 }, (_, index) =>
      f(points[2 * index]!, points[2 * index + 1]!),
    ).flat(),
  );
}

// Evenly spread: doubles would be spread over their exponents, and nearly all of their determinants about zero.
const entry = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((millionths) => millionths / 1e6);

describe("a matrix", () => {
  test("of two units multiplies every cell by its determinant, sign and all", () => {
    fc.assert(
      fc.property(entry, entry, entry, entry, entry, (a, b, c, d, shift) => {
        const determinant = a * d - b * c;
        fc.pre(Math.abs(determinant) > 0.01);
        const values = moved(shape, (x, y) => [a * x + b * y + shift, c * x + d * y - shift]);
        const { areas } = cellAreas(shape, values, 2);
        for (const area of areas) expect(area / (1.5 * 1.5)).toBeCloseTo(determinant, 3);
        const change = sinceInput(shape, values, 2);
        expect(change.total).toBeCloseTo(Math.abs(determinant), 3);
        expect(change).toMatchObject({ turnedOver: determinant < 0, folded: 0, killed: 0, odd: 0 });
        expect(change.states.every((state) => state === (determinant < 0 ? "reversed" : "kept"))).toBe(true);
      }),
    );
  });

  test("into more units multiplies by √det(AᵀA), by ml-matrix", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.infiniteStream(entry), (width, stream) => {
        const numbers = [...stream.take(2 * width)];
        const matrix = Matrix.from1DArray(width, 2, numbers);
        const gram = matrix.transpose().mmul(matrix);
        const expected = Math.sqrt(Math.max(0, gram.get(0, 0) * gram.get(1, 1) - gram.get(0, 1) ** 2));
        fc.pre(expected > 0.05);
        const values = moved(shape, (x, y) => matrix.mmul(Matrix.columnVector([x, y])).to1DArray());
        const change = sinceInput(shape, values, width);
        for (const ratio of change.ratios) expect(ratio / expected).toBeCloseTo(1, 4);
        expect(change).toMatchObject({ turnedOver: false, folded: undefined, killed: 0 });
      }),
    );
  });

  test.each([
    [3, 2, 3, 2],
    [0, 0, 0, 0],
    [1 / 3, 0.1, 2 / 3, 0.2],
  ])("of determinant zero kills every cell, rounding or not: %f %f %f %f", (a, b, c, d) => {
    const change = sinceInput(
      fine,
      moved(fine, (x, y) => [a * x + b * y + 5, c * x + d * y]),
      2,
    );
    expect(change.killed).toBe(1);
    expect(change.folded).toBe(0);
  });

  test("one unit has no area", () => {
    const values = moved(shape, (x, y) => [x + y]);
    expect(sinceInput(shape, values, 1)).toMatchObject({ killed: 1, total: 0 });
  });
});

describe("a bend", () => {
  const bends = {
    tanh: (x: number, y: number) => [Math.tanh(x + 0.3 * y), Math.tanh(y - 0.4 * x)],
    swirl: (x: number, y: number) => {
      const turn = 0.8 * Math.hypot(x, y);
      return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
    },
    lift: (x: number, y: number) => [Math.tanh(x), Math.tanh(y), Math.tanh(x + y), Math.sin(x - y)],
  };

  test.each(Object.entries(bends))("%s: a cell's factor is its Jacobian's, by finite differences", (_, f) => {
    const width = f(0, 0).length;
    const { ratios } = sinceInput(fine, moved(fine, f), width);
    const cells = fine.lines - 1;
    const side = 4 / cells;
    for (let cell = 0; cell < ratios.length; cell += 7) {
      const x = -2 + side * ((cell % cells) + 0.5);
      const y = -2 + side * (Math.floor(cell / cells) + 0.5);
      const h = 1e-5;
      const along = (dx: number, dy: number) =>
        f(x + dx, y + dy).map((value, unit) => (value - f(x - dx, y - dy)[unit]!) / (2 * h));
      const [u, v] = [along(h, 0), along(0, h)];
      const dot = (a: Point, b: Point) => a.reduce((sum, value, unit) => sum + value * b[unit]!, 0);
      const expected = Math.sqrt(dot(u, u) * dot(v, v) - dot(u, v) ** 2);
      expect(Math.abs(ratios[cell]! - expected)).toBeLessThan(0.02 * expected + 2e-3);
    }
  });

  test("a swirl keeps the area, and refined edges are what shows it", () => {
    const error = (refine: number) => {
      const sheet = { ...shape, refine };
      return Math.abs(sinceInput(sheet, moved(sheet, bends.swirl), 2).total - 1);
    };
    expect(error(16)).toBeLessThan(1e-2);
    expect(error(16)).toBeLessThan(error(1) / 4);
  });

  test("the sum of a polygon's cells is the whole polygon's shoelace area", () => {
    const { areas } = cellAreas(fine, moved(fine, bends.tanh), 2);
    const border: Point[] = [];
    const along = (fine.lines - 1) * fine.refine;
    const at = (index: number) => -2 + (4 * index) / along;
    for (let index = 0; index < along; index++) border.push(bends.tanh(at(index), -2));
    for (let index = 0; index < along; index++) border.push(bends.tanh(2, at(index)));
    for (let index = 0; index < along; index++) border.push(bends.tanh(-at(index), 2));
    for (let index = 0; index < along; index++) border.push(bends.tanh(-2, -at(index)));
    const whole = border.reduce((sum, [x = 0, y = 0], index) => {
      const [nextX = 0, nextY = 0] = border[(index + 1) % border.length]!;
      return sum + (x * nextY - nextX * y) / 2;
    }, 0);
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(whole, 4);
  });
});

describe("folds, turns and losses", () => {
  test("half a sheet folded over on the other half: half is folded, nothing turned over", () => {
    const change = sinceInput(
      shape,
      moved(shape, (x, y) => [Math.abs(x), y]),
      2,
    );
    expect(change).toMatchObject({ folded: 0.5, turnedOver: false, killed: 0 });
    expect(change.total).toBeCloseTo(1, 6);
    expect(change.states[0]).toBe("reversed");
    expect(change.states.at(-1)).toBe("kept");
  });

  test("a sheet turned over as a whole is not folded; the quarter that faces up again is", () => {
    const fold = (x: number, y: number) => [-(x > 3 ? 6 - x : x), y];
    const change = sinceInput(shape, moved(shape, fold), 2);
    expect(change).toMatchObject({ turnedOver: true, folded: 0.25 });
  });

  test("relu kills three quarters and keeps the last", () => {
    const change = sinceInput(
      shape,
      moved(shape, (x, y) => [Math.max(0, x), Math.max(0, y)]),
      2,
    );
    expect(change).toMatchObject({ killed: 0.75, folded: 0, turnedOver: false });
    expect(change.total).toBeCloseTo(0.25, 6);
  });

  test("against the layer before: what was turned over and is turned back is reversed by this layer", () => {
    const before = cellAreas(
      shape,
      moved(shape, (x, y) => [-x, y]),
      2,
    );
    const after = cellAreas(
      shape,
      moved(shape, (x, y) => [2 * x, y]),
      2,
    );
    const change = compareAreas(before, after);
    expect(change.turnedOver).toBe(true);
    expect(change.total).toBeCloseTo(2, 6);
    // From more units a layer has no side to reverse: the input's counts.
    const lifted = cellAreas(
      shape,
      moved(shape, (x, y) => [x, y, 1]),
      3,
    );
    expect(compareAreas(lifted, before).turnedOver).toBe(true);
    // What was nothing before cannot come back.
    const flat = cellAreas(
      shape,
      moved(shape, () => [1, 1]),
      2,
    );
    expect(compareAreas(flat, after).killed).toBe(1);
  });

  test("not a number and infinity leave out their cells alone", () => {
    const values = moved(shape, (x, y) => [x, y]);
    values[0] = Number.NaN;
    values[values.length - 1] = Number.POSITIVE_INFINITY;
    const change = sinceInput(shape, values, 2);
    expect(change.odd).toBe(2);
    expect([change.states[0], change.states.at(-1)]).toEqual(["odd", "odd"]);
    expect(change.total).toBeCloseTo(1, 6);
    expect(
      sinceInput(
        shape,
        moved(shape, () => [Number.NaN, 0, 0]),
        3,
      ).odd,
    ).toBe(64);
  });
});

test("of saturated layers as many cells are pressed flat as 64-bit numbers say", () => {
  let looked = 0;
  for (let seed = 0; seed < 12; seed++) {
    const random = createRandom(seed, "saturated layers");
    const layers = Array.from({ length: 3 }, () => Array.from({ length: 6 }, () => 1.5 * random.normal()));
    /** Two units through tanh three times, every value rounded as it is stored. */
    const run = (round: (value: number) => number, affineLast: boolean) => {
      let values = Array.from(sheetPoints(fine));
      layers.forEach(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0], index) => {
        const bend = index === layers.length - 1 && affineLast ? (value: number) => value : Math.tanh;
        values = values.map((value, at) => {
          const [x, y] = at % 2 === 0 ? [value, values[at + 1]!] : [values[at - 1]!, value];
          const sum =
            at % 2 === 0 ? round(round(a * x) + round(b * y)) + e : round(round(c * x) + round(d * y)) + f;
          return round(bend(round(sum)));
        });
      });
      return values;
    };
    for (const affineLast of [false, true]) {
      const single = areaSinceInput(
        fine,
        cellAreas(fine, Float32Array.from(run(Math.fround, affineLast)), 2),
      );
      const double = areaSinceInput(
        fine,
        cellAreas(fine, Float64Array.from(run((value) => value, affineLast)), 2),
      );
      expect(Math.abs(single.killed - double.killed)).toBeLessThan(0.005);
      if (double.killed > 0.01) looked++;
    }
  }
  expect(looked).toBeGreaterThan(3);
});

test("the sentence is made from the numbers", () => {
  const say = (width: number, f: (x: number, y: number) => Point) =>
    areaSentence(sinceInput(shape, moved(shape, f), width), width);
  expect(say(2, (x, y) => [x, y])).toBe("Keeps the area, nothing folded.");
  expect(say(2, (x, y) => [0.3 * x, -0.1 * y])).toBe(
    "×0.03 of the area, turned over as a whole, nothing folded.",
  );
  expect(say(2, (x, y) => [Math.abs(x), y])).toBe("Keeps the area, 50 % of cells folded.");
  expect(say(2, (x, y) => [Math.max(0, x), y])).toBe(
    "×0.5 of the area, nothing folded, 50 % of cells pressed flat.",
  );
  expect(say(3, (x, y) => [x, y, x])).toBe("×1.41 of the area, folds cannot be told in 3 units.");
  expect(say(1, (x) => [x])).toBe("One unit has no area: the whole sheet lies on a line.");
  expect(say(2, () => [1, 2])).toBe("Nothing is left of the area: every cell is pressed flat.");
  expect(say(2, (x, y) => [x / 1e3, y / 1e1])).toBe("×1e−4 of the area, nothing folded.");
  expect(say(2, () => [Number.NaN, 0])).toBe(
    "There is no area to measure. 64 cells are not finite and left out.",
  );
});
