/** Cells and the curve on them: areas against closed forms, faces, and where classes change. */
import { expect, test } from "vitest";
import { type SheetShape, sheetPoints } from "../math/sheet";
import { decisionCurve, placeCurve } from "./boundary";
import { cellOutlines, drawnAreas, facingOf, trueAreas } from "./cells";
import { affine } from "./testing/material";

const shape: SheetShape = { domain: [-3, 3], lines: 13, refine: 3 };
const sheet = sheetPoints(shape);
const outlines = cellOutlines(shape);
const perCell = 4 * shape.refine;
const cell = 0.5 ** 2;

test("every cell of the flat sheet is a square seen from the front", () => {
  for (const area of drawnAreas(sheet, outlines, perCell)) expect(area).toBeCloseTo(cell, 5);
  expect([...new Set(facingOf(sheet, outlines, perCell))]).toEqual([1]);
  for (const area of trueAreas(sheet, 2, shape)) expect(area).toBeCloseTo(1, 5);
});

test("mirrored cells show their back, cells on a line and cells that are no numbers show nothing", () => {
  const mirrored = sheet.map((value, index) => (index % 2 === 0 ? -value : value));
  expect([...new Set(facingOf(mirrored, outlines, perCell))]).toEqual([-1]);
  const line = sheet.map((value, index) => (index % 2 === 0 ? value : 0.3));
  expect([...new Set(facingOf(line, outlines, perCell))]).toEqual([0]);
  expect([
    ...new Set(
      facingOf(
        sheet.map(() => Number.NaN),
        outlines,
        perCell,
      ),
    ),
  ]).toEqual([0]);
});

test("areas in more units are those of the surface, however it lies: a cone's by its slope", () => {
  // z = slope·r: the area of a cone over a region is √(1 + slope²) times the region's.
  const slope = 0.75;
  const cone = new Float32Array((sheet.length / 2) * 3);
  for (let point = 0; 2 * point < sheet.length; point++) {
    const [x, y] = [sheet[2 * point]!, sheet[2 * point + 1]!];
    cone.set([x, y, slope * Math.hypot(x, y)], 3 * point);
  }
  const areas = trueAreas(cone, 3, shape);
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
  expect(mean).toBeCloseTo(Math.sqrt(1 + slope ** 2), 2);
});

test("the curve lies where the two best of three scores are equal, in every picture", () => {
  const scores = affine(
    sheet,
    2,
    Float32Array.of(1, -0.4, -0.7, 0.2, 1.1, -0.9),
    Float32Array.of(0.1, -0.2, 0.3),
  );
  const curve = decisionCurve(scores, 3, shape);
  expect(curve.shares.length).toBeGreaterThan(40);
  const pieces = placeCurve(curve, sheet);
  for (let at = 0; at < pieces.length; at += 2) {
    const point = affine(
      pieces.slice(at, at + 2),
      2,
      Float32Array.of(1, -0.4, -0.7, 0.2, 1.1, -0.9),
      Float32Array.of(0.1, -0.2, 0.3),
    );
    const [best, second] = [...point].sort((a, b) => b - a);
    // Between two lines of the sheet the lead is straight but where a third class takes over.
    expect(best! - second!).toBeLessThan(0.25);
  }
  // Carried along: the same shares of the same points wherever they go.
  const moved = placeCurve(
    curve,
    sheet.map((value) => 2 * value),
  );
  for (const [at, value] of moved.entries()) expect(value).toBeCloseTo(2 * pieces[at]!, 5);
});

test("one output changes its mind at one half; scores that are no numbers have no curve", () => {
  const one = Float32Array.from({ length: sheet.length / 2 }, (_, point) => 0.5 + sheet[2 * point]! / 10);
  const pieces = placeCurve(decisionCurve(one, 1, shape), sheet);
  expect(pieces.length).toBe(4 * 12);
  for (let at = 0; at < pieces.length; at += 2) expect(pieces[at]).toBeCloseTo(0, 5);
  expect(
    decisionCurve(
      one.map(() => Number.NaN),
      1,
      shape,
    ).shares,
  ).toHaveLength(0);
});
