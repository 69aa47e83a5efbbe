/** The rings: the material's densities, and samples that follow them on its grid. */
import { expect, test } from "vitest";
import { createRandom } from "../math/random";
import { defaultParams } from "../params";
import { ringDensity, rings } from "./rings";
import { sampleGrid } from "./sample-grid";

const defaults = rings.params.parse({});
const examples = rings.create(defaults);
const radiusOf = (index: number) => Math.hypot(examples.x[2 * index]!, examples.x[2 * index + 1]!);

test("the defaults are the material's: R1 = 2, R2 = 5, s = 0.5, 500 samples a class", () => {
  expect(defaultParams(rings.params)).toMatchObject({
    innerRadius: 2,
    outerRadius: 5,
    width: 0.5,
    samples: 500,
  });
  expect(rings.facts(defaults)).toMatchObject({
    count: 1000,
    features: 2,
    domain: [-6, 6],
    hasTestPart: false,
  });
  expect(examples.count).toBe(1000);
  expect([...examples.labels].filter((label) => label === 0)).toHaveLength(500);
});

test("a ring's density is 1 on its radius and falls as exp(−(r − R)² / s²)", () => {
  expect(ringDensity(2, 0, 2, 0.5)).toBe(1);
  expect(ringDensity(0, -2, 2, 0.5)).toBe(1);
  expect(ringDensity(0, 2.5, 2, 0.5)).toBeCloseTo(Math.exp(-1), 12);
  expect(ringDensity(3, 4, 2, 0.5)).toBeCloseTo(Math.exp(-36), 20);
  const density = rings.density!(defaults);
  expect([density(0, 2, 0), density(1, 5, 0)]).toEqual([1, 1]);
});

test("the plane's regions meet at r = (R1 + R2) / 2", () => {
  const region = rings.region!(defaults);
  expect([region(0, 0), region(3.49, 0), region(0, 3.51), region(-6, 6)]).toEqual([0, 0, 1, 1]);
});

test("every sample lies on the 1000 × 1000 grid over [−6, 6]²", () => {
  const grid = new Set(Array.from({ length: 1000 }, (_, index) => Math.fround(-6 + (12 * index) / 999)));
  for (const value of examples.x) expect(grid.has(value)).toBe(true);
});

test("samples keep to their ring", () => {
  for (const [classIndex, radius] of [2, 5].entries()) {
    const radii = Array.from({ length: 500 }, (_, index) => radiusOf(500 * classIndex + index));
    const mean = radii.reduce((sum, value) => sum + value, 0) / 500;
    // On the plane a radius counts with its circumference: E r is about R + s² / (2R); √(s²/2) wide.
    expect(Math.abs(mean - (radius + 0.125 / radius))).toBeLessThan(4 * (0.354 / Math.sqrt(500)));
  }
});

/** Pearson's statistic of counts against expected shares. */
function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, bin) => {
    const expected = total * shares[bin]!;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

test("the sampler's rows and columns follow the density's marginals", () => {
  const density = (x: number, y: number) => ringDensity(x, y, 2, 0.5);
  const points = sampleGrid(density, [-6, 6], 200, 20_000, createRandom(5, "test"));
  const bins = 12;
  const binOf = (value: number) => Math.min(bins - 1, Math.floor(((value + 3) / 6) * bins));
  const weights = new Array<number>(bins).fill(0);
  for (let a = 0; a < 200; a++) {
    for (let b = 0; b < 200; b++) {
      const [x, y] = [-6 + (12 * a) / 199, -6 + (12 * b) / 199];
      if (Math.abs(x) < 3) weights[binOf(x)]! += density(x, y);
    }
  }
  const shares = weights.map((weight) => weight / weights.reduce((sum, value) => sum + value, 0));
  for (const axis of [0, 1]) {
    const counts = new Array<number>(bins).fill(0);
    for (let at = axis; at < points.length; at += 2) {
      if (Math.abs(points[at]!) < 3) counts[binOf(points[at]!)]! += 1;
    }
    // Eleven degrees of freedom: beyond 31.3 once in a thousand seeds; this one is fixed.
    expect(chiSquare(counts, shares)).toBeLessThan(31.3);
  }
});

test("angles are spread evenly", () => {
  const counts = new Array<number>(8).fill(0);
  for (let index = 0; index < 1000; index++) {
    const angle = Math.atan2(examples.x[2 * index + 1]!, examples.x[2 * index]!);
    counts[Math.min(7, Math.floor(((angle + Math.PI) / (2 * Math.PI)) * 8))]! += 1;
  }
  // Seven degrees of freedom: beyond 24.3 once in a thousand.
  expect(chiSquare(counts, new Array(8).fill(1 / 8))).toBeLessThan(24.3);
});

test("the seed decides the samples, and each class's draws stand alone", () => {
  expect(rings.create(defaults)).toEqual(examples);
  const other = rings.create({ ...defaults, seed: 2 });
  expect(other.x).not.toEqual(examples.x);
  const moved = rings.create({ ...defaults, outerRadius: 4 });
  expect(moved.x.slice(0, 1000)).toEqual(examples.x.slice(0, 1000));
});

test("the two classes' points are drawn apart: their directions have nothing to do with each other", () => {
  let agreement = 0;
  for (let index = 0; index < 500; index++) {
    const [x, y] = [examples.x[2 * index]!, examples.x[2 * index + 1]!];
    const [u, v] = [examples.x[1000 + 2 * index]!, examples.x[1000 + 2 * index + 1]!];
    agreement += (x * u + y * v) / (Math.hypot(x, y) * Math.hypot(u, v)) / 500;
  }
  expect(Math.abs(agreement)).toBeLessThan(4 * Math.sqrt(0.5 / 500));
});

test("a density that is zero everywhere is refused", () => {
  expect(() => sampleGrid(() => 0, [-1, 1], 10, 5, createRandom(1))).toThrow("zero on the whole grid");
});
