/** The lottery's pictures: no seed is left out of a histogram, a curve is where its numbers are, keys and pointer find every picture. */
import { expect, test } from "vitest";
import type { SeedOutcome } from "../../core/lottery/outcome";
import { lightTheme } from "../kit/theme";
import { curveDensity } from "./curves";
import { pixelsOf } from "./draw-seed-pictures";
import { accuracyBins, epochBins, histogramView, histogramWords } from "./histogram";
import { layOutSeeds, moveSeed, pickSeed, seedPlace } from "./seed-pictures";

const curve = { loss: new Float32Array(0), accuracy: new Float32Array(0), isReached: true };
const outcomes = Array.from({ length: 101 }, (_, index): SeedOutcome => {
  const perfectAt = index > 50 ? index : undefined;
  const accuracy = perfectAt ? 1 : 0.4 + index / 100;
  return {
    seed: index,
    loss: 0,
    accuracy,
    perfectAt,
    isDiverged: false,
    curve,
    validation: undefined,
    picture: undefined,
  };
});

test("every seed is in one bar, and 100 % and never are bars of their own", () => {
  const bins = accuracyBins(outcomes);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(101);
  expect(bins.at(-1)).toMatchObject({ name: "100 %", count: 50, isApart: true });
  const epochs = epochBins(outcomes, 150);
  expect(epochs.reduce((sum, { count }) => sum + count, 0)).toBe(101);
  expect(epochs.at(-1)).toMatchObject({ name: "never", count: 51, isApart: true });
  expect(histogramWords(epochs)).toContain("never: 51");
  const { bars, chart } = histogramView(epochs, { width: 280, height: 120 });
  const tallest = Math.max(...bars.map(({ height }) => height));
  for (const { height, count } of bars) expect(height / tallest).toBeCloseTo(count / 51, 9);
  expect(bars.at(-1)!.left + bars.at(-1)!.width).toBeLessThanOrEqual(chart.plot.left + chart.plot.width);
});

test("a curve takes the pixels between its heights, every column once; nothing where it has no number", () => {
  const rising = Float32Array.from({ length: 11 }, (_, index) => index / 10);
  const frame = { width: 10, height: 11, epochs: 11, from: 0, to: 1 };
  const { counts } = curveDensity([rising, rising], frame);
  for (let column = 0; column < 10; column++) {
    const rows = Array.from({ length: 11 }, (_, row) => counts[row * 10 + column]);
    expect(rows).toEqual(rows.map((_, row) => (row === 10 - column || row === 9 - column ? 2 : 0)));
  }
  const broken = Float32Array.from([0.5, Number.NaN, 0.5]);
  expect(curveDensity([broken], { ...frame, epochs: 3 }).counts.every((count) => count === 0)).toBe(true);
});

test("each picture is found at its place, and keys reach every one", () => {
  const grid = layOutSeeds(40, 284);
  for (let index = 0; index < 40; index++) expect(pickSeed(grid, seedPlace(grid, index)!)).toBe(index);
  expect(seedPlace(grid, 40)).toBeUndefined();
  let at = moveSeed(grid, 17, "first");
  for (let step = 0; step < 39; step++) at = moveSeed(grid, at, "right");
  expect(at).toBe(39);
  expect(moveSeed(grid, moveSeed(grid, 20, "down"), "up")).toBe(20);
  expect(moveSeed(grid, 39, "down")).toBe(39);
});

test("a line stands where the winner changes and nowhere else", () => {
  const picture = {
    size: 3,
    winner: Uint8Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1),
    lead: new Uint8Array(9).fill(255),
  };
  const pixels = pixelsOf(picture, lightTheme);
  const ink = [0x1c, 0x1b, 0x19, 255];
  const isLine = Array.from({ length: 9 }, (_, cell) =>
    ink.every((part, at) => pixels[4 * cell + at] === part),
  );
  expect(isLine).toEqual([false, true, false, false, true, false, false, true, false]);
});
