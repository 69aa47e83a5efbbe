import { describe, expect, test } from "vitest";
import { cellAreas } from "../../core/math/area";
import { atCrossings, type SheetShape, sheetPoints } from "../../core/math/sheet";
import { areaSinceInput } from "../../core/words/area-words";
import { clipPolygon } from "../kit/clip";
import { contrast, parseHex, type Rgb } from "../kit/colour";
import { boxOf, contains, overlaps } from "../kit/labels";
import { darkTheme, lightTheme } from "../kit/theme";
import { areaColour, areaStep, DOUBLINGS, hatchInk, STEPS } from "./colours";
import { areaLegend } from "./legend";
import { areaView } from "./view-model";

const shape: SheetShape = { domain: [-4, 4], lines: 9, refine: 2 };
const plot = { left: 0, top: 0, width: 200, height: 200 };

/** The sheet moved by f, drawn at 20 px a unit around the middle. */
function view(f: (x: number, y: number) => readonly [number, number]) {
  const points = sheetPoints(shape);
  const moved = new Float32Array(points.length);
  for (let at = 0; at < points.length; at += 2) moved.set(f(points[at]!, points[at + 1]!), at);
  const change = areaSinceInput(shape, cellAreas(shape, moved, 2));
  const crossings = atCrossings(shape, moved, 2).map((value, index) =>
    index % 2 === 0 ? 100 + 20 * value : 100 - 20 * value,
  );
  return areaView({ change, lines: shape.lines, crossings, plot });
}

const polygons = ({ groups }: ReturnType<typeof view>) =>
  groups.reduce((sum, group) => sum + group.starts.length, 0);

describe("cells", () => {
  test("each is one polygon of four corners, in the colour of its ratio", () => {
    const { groups } = view((x, y) => [x, y]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ fill: 0, reversed: false });
    expect(groups[0]!.starts).toHaveLength(64);
    expect([...groups[0]!.coordinates.slice(0, 8)]).toEqual([20, 180, 40, 180, 40, 160, 20, 160]);
    expect(view((x, y) => [x / 2, y]).groups[0]!.fill).toBe(-STEPS);
    expect(view((x, y) => [x / 8, y / 1e4]).groups[0]!.fill).toBe(-STEPS * DOUBLINGS);
  });

  test("what is folded over lies on top, whichever way the rest faces", () => {
    const flap = view((x, y) => [x > 2 ? 4 - x : x, y]).groups;
    expect(flap.map(({ reversed }) => reversed)).toEqual([false, true]);
    expect(flap.map(({ starts }) => starts.length)).toEqual([48, 16]);
    const turned = view((x, y) => [-(x > 2 ? 4 - x : x), y]).groups;
    expect(turned.map(({ reversed }) => reversed)).toEqual([true, false]);
    expect(turned.map(({ starts }) => starts.length)).toEqual([48, 16]);
  });

  test("hatched where it faces away, within its cells, in lines that run on from cell to cell", () => {
    const [below, flap] = view((x, y) => [x > 2 ? 4 - x : x, y]).groups;
    expect(below!.hatch).toHaveLength(0);
    // The flap lies over 0 … 2 of 8 units: pixels 100 … 140 across, all 160 down.
    let length = 0;
    for (let at = 0; at < flap!.hatch.length; at += 4) {
      const [x = 0, y = 0, toX = 0, toY = 0] = flap!.hatch.subarray(at, at + 4);
      expect((x + y) / 7).toBeCloseTo(Math.round((x + y) / 7), 4);
      expect(toX + toY).toBeCloseTo(x + y, 3);
      for (const across of [x, toX]) expect(across >= 99.99 && across <= 140.01).toBe(true);
      for (const down of [y, toY]) expect(down >= 19.99 && down <= 180.01).toBe(true);
      length += toX - x;
    }
    // Lines 7 apart along an axis cover an area of 40 × 160 with 40 · 160 / 7 of length along it.
    expect(length / ((40 * 160) / 7)).toBeCloseTo(1, 1);
  });

  test("killed cells are grey, lowest, and still drawn where they lie", () => {
    const { groups } = view((x, y) => [Math.max(0, x), y]);
    expect(groups.map(({ fill }) => fill)).toEqual(["killed", 0]);
    expect(groups[0]!.starts).toHaveLength(32);
  });

  test("not a number is left out and counted; 1e30 bends no edge near it", () => {
    const spoiled = view((x, y) => (x === 4 ? [Number.NaN, y] : [x, y]));
    expect(spoiled.odd).toBe(8);
    expect(polygons(spoiled)).toBe(56);
    const huge = view((x, y) => (x === 4 ? [1e30, y] : [x, y]));
    expect(polygons(huge)).toBe(64);
    for (const { coordinates } of huge.groups) {
      expect(coordinates.every((value) => value >= -4 && value <= 204)).toBe(true);
    }
  });

  test("a sheet off the picture, and none, draw nothing", () => {
    expect(view((x, y) => [x + 100, y]).groups).toEqual([]);
    const change = areaSinceInput(shape, cellAreas(shape, sheetPoints(shape), 2));
    expect(areaView({ change, lines: shape.lines, crossings: new Float32Array(), plot }).groups).toEqual([]);
  });
});

test("a polygon is cut at the rectangle: by the shoelace formula the part inside is left", () => {
  const area = (polygon: readonly number[]) => {
    let twice = 0;
    for (let at = 0; at < polygon.length; at += 2) {
      const next = (at + 2) % polygon.length;
      twice += polygon[at]! * polygon[next + 1]! - polygon[next]! * polygon[at + 1]!;
    }
    return Math.abs(twice / 2);
  };
  const box = { left: 0, top: 0, width: 10, height: 10 };
  expect(area(clipPolygon(box, [5, 5, 25, 5, 25, 25, 5, 25]))).toBeCloseTo(25);
  expect(area(clipPolygon(box, [-10, 5, 5, -10, 20, 5, 5, 20]))).toBeCloseTo(100);
  expect(area(clipPolygon(box, [0, 0, 20, 0, 0, 20]))).toBeCloseTo(100);
  expect(area(clipPolygon(box, [0, 0, 10, 0, 0, 10]))).toBeCloseTo(50);
  expect(clipPolygon(box, [20, 20, 30, 20, 30, 30])).toEqual([]);
  expect(clipPolygon(box, [1, 1, 2, 1, 2, 2])).toEqual([1, 1, 2, 1, 2, 2]);
});

describe.each([lightTheme, darkTheme])("the scale, $name", (theme) => {
  const rgb = (step: number) => areaColour(step, theme).match(/\d+/g)!.map(Number) as unknown as Rgb;
  const most = STEPS * DOUBLINGS;

  test("the panel in the middle, stronger to both ends, which ends in two lightnesses", () => {
    expect(rgb(0)).toEqual(parseHex(theme.panel));
    for (const sign of [-1, 1]) {
      let before = 1;
      for (let step = 1; step <= most; step++) {
        const stands = contrast(rgb(sign * step), parseHex(theme.panel));
        expect(stands).toBeGreaterThan(before);
        before = stands;
      }
    }
    expect(contrast(rgb(-most), rgb(most))).toBeGreaterThan(2);
  });

  test("the hatching stands out from every step", () => {
    for (let step = -most; step <= most; step++) {
      expect(contrast(parseHex(hatchInk(step, theme)), rgb(step))).toBeGreaterThan(3);
    }
  });
});

test("steps: half a doubling each, cut at the ends", () => {
  expect([1, 2, 0.5, Math.SQRT2, 1.1, 64, 1e9, 1e-9].map(areaStep)).toEqual([0, 2, -2, 1, 0, 12, 12, -12]);
});

test.each([300, 230, 180, 120])("the legend of %i px: no word on another, all inside", (width) => {
  const { title, ticks, chips, height } = areaLegend({ left: 10, top: 20, width });
  const boxes = [title, ...ticks, ...chips.map(({ text }) => text)].map(boxOf);
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    expect(contains({ left: 9, top: 18, width: width + 4, height: height + 4 }, box)).toBe(true);
  });
});
