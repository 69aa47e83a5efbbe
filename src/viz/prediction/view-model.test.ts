import { describe, expect, test } from "vitest";
import { rasterPoints } from "../../core/math/sheet";
import { parseHex } from "../kit/colour";
import { darkTheme, lightTheme } from "../kit/theme";
import { type PredictionInput, predictionView } from "./view-model";

const domain = [-6, 6] as const;

/** Two outputs from the first one's probability at each place. */
function twoOutputs(size: number, chance: (x: number, y: number) => number): Float32Array {
  const points = rasterPoints(domain, size);
  return points.map((_, index) => {
    const cell = 2 * Math.floor(index / 2);
    const first = chance(points[cell]!, points[cell + 1]!);
    return index % 2 === 0 ? first : 1 - first;
  });
}

/** One half at radius 3. */
const disc = (x: number, y: number) => 1 / (1 + Math.exp(2 * (Math.hypot(x, y) - 3)));

function view(change: Partial<PredictionInput> = {}) {
  const size = change.size ?? 80;
  return predictionView({
    values: twoOutputs(size, disc),
    size,
    outputs: 2,
    domain,
    data: Float32Array.of(0, 0, 5, 5),
    labels: Uint8Array.of(0, 1),
    classIndex: 0,
    classNames: ["inner ring", "outer ring"],
    width: 380,
    height: 460,
    theme: lightTheme,
    ...change,
  });
}

const pixel = (pixels: Uint8ClampedArray, cell: number) => [...pixels.slice(4 * cell, 4 * cell + 4)];

describe("level lines", () => {
  test.each([80, 400])("one half lies at its radius, from %d cells a side", (size) => {
    const line = view({ size }).lines.find(({ isStrong }) => isStrong);
    expect(line?.level).toBe(0.5);
    expect(line!.segments.length).toBeGreaterThan(400);
    for (let index = 0; index < line!.segments.length; index += 2) {
      const x = 12 * line!.segments[index]! - 6;
      const y = 6 - 12 * line!.segments[index + 1]!;
      expect(Math.hypot(x, y)).toBeCloseTo(3, 1);
    }
  });

  test("of the other class are the same lines, its levels mirrored", () => {
    const half = (classIndex: number) => view({ classIndex }).lines.find(({ level }) => level === 0.5);
    expect(half(1)!.segments.length).toBe(half(0)!.segments.length);
  });

  test("none where the network cannot tell, nor where it is always sure", () => {
    for (const chance of [() => 0.5, () => 1, (x: number) => 0.5 + 3e-8 * Math.sign(x)]) {
      const { lines } = view({ values: twoOutputs(80, chance) });
      expect(lines.every(({ segments }) => segments.length === 0)).toBe(true);
    }
  });

  test("more classes: the border of each winner's land, none without a lead", () => {
    const size = 60;
    const points = rasterPoints(domain, size);
    const values = new Float32Array(3 * size * size);
    for (let cell = 0; cell < size * size; cell++) {
      const angle = Math.atan2(points[2 * cell + 1]!, points[2 * cell]!);
      const powers = [0, 2.1, 4.2].map((at) => Math.exp(3 * Math.cos(angle - at)));
      const sum = powers.reduce((total, power) => total + power);
      powers.forEach((power, output) => {
        values[3 * cell + output] = power / sum;
      });
    }
    const { lines } = view({ values, size, outputs: 3 });
    expect(lines).toHaveLength(3);
    for (const { segments } of lines) expect(segments.length).toBeGreaterThan(100);
    expect(view({ values: values.map(() => 1 / 3), size, outputs: 3 }).lines).toEqual([]);
  });
});

describe("the coloured plane", () => {
  test("one half is the bare panel, certainty the strongest tint of the winner", () => {
    for (const theme of [lightTheme, darkTheme]) {
      const { image } = view({ theme, size: 2, values: Float32Array.of(0.5, 0.5, 1, 0, 0, 1, 0.75, 0.25) });
      expect(pixel(image!.pixels, 0)).toEqual([...parseHex(theme.panel), 255]);
      const [panel, blue] = [parseHex(theme.panel)[2], parseHex(theme.classes[0]!)[2]];
      const tinted = Math.round(panel + 0.36 * (blue - panel));
      if (theme === lightTheme) expect(pixel(image!.pixels, 1)[2]).toBe(tinted);
      // In the dark a tint has to be stronger to be told.
      else expect(pixel(image!.pixels, 1)[2]).toBeGreaterThan(tinted);
      const halfway = pixel(image!.pixels, 3)[0]!;
      const [bare, sure] = [pixel(image!.pixels, 0)[0]!, pixel(image!.pixels, 1)[0]!];
      expect(Math.abs(halfway - (bare + sure) / 2)).toBeLessThanOrEqual(1);
    }
  });

  test("a place without a value is left open, counted and told", () => {
    const values = Float32Array.of(Number.NaN, 0.5, 1, 0, Infinity, 0, 0, 1);
    const { image, notFinite, notes } = view({ size: 2, values, data: Float32Array.of(Number.NaN, 0) });
    expect([0, 1, 2, 3].map((cell) => pixel(image!.pixels, cell)[3])).toEqual([0, 255, 0, 255]);
    expect(notFinite).toBe(3);
    expect(notes).toEqual(["50 % of the plane not finite", "1 example not finite"]);
  });

  test("no plane yet, or too few values: the examples alone", () => {
    for (const change of [
      { size: 0, values: new Float32Array() },
      { size: 80, values: new Float32Array(4) },
    ]) {
      const nothing = view(change);
      expect(nothing.image).toBeUndefined();
      expect(nothing.lines).toEqual([]);
      expect(nothing.ramp).toBeUndefined();
      expect(nothing.marks.indices).toHaveLength(2);
    }
  });
});

describe("layout", () => {
  test.each([
    [380, 460],
    [240, 320],
    [900, 300],
    [60, 60],
  ])("%d by %d: a square plot with the domain on it, everything inside", (width, height) => {
    const { frame, legend, legendLeft } = view({ width, height });
    const { plot, span } = frame.viewBox;
    expect(plot.width).toBe(plot.height);
    expect(span.half).toBe(6);
    expect(plot.left + plot.width).toBeLessThanOrEqual(width + 1e-9);
    if (width >= 200) {
      expect(frame.below.y + legend.height).toBeLessThanOrEqual(height);
      expect(legendLeft + legend.width).toBeLessThanOrEqual(width);
    }
  });

  test("the ramp runs from the other class to this one", () => {
    expect(view().ramp).toMatchObject({ from: lightTheme.classes[1], to: lightTheme.classes[0] });
    expect(view({ classIndex: 1 }).ramp).toMatchObject({
      from: lightTheme.classes[0],
      to: lightTheme.classes[1],
    });
    expect(view().ramp?.stops.map(({ label }) => label)).toEqual(["0", "½", "1"]);
  });
});
