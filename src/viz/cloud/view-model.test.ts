import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createViewBox } from "../kit/scale";
import { darkTheme, lightTheme } from "../kit/theme";
import { cloudPixels } from "./pixels";
import { decadesOf, densityOfOne, FAINTEST, fittedScale, SHARED_SCALE, tintOf } from "./scale";
import { type CloudInput, cloudView } from "./view-model";

const square = { cx: 0, cy: 0, half: 6 };
const plot = { left: 10, top: 20, width: 200, height: 200 };

function view(change: Partial<CloudInput> = {}) {
  const size = change.size ?? 2;
  return cloudView({
    counts: new Uint32Array(2 * size * size),
    size,
    sides: 2,
    square,
    outside: new Uint32Array(2),
    notFinite: new Uint32Array(2),
    points: 1000,
    domain: [-6, 6],
    viewBox: createViewBox(square, plot),
    scale: "shared",
    theme: lightTheme,
    ...change,
  });
}

describe("density", () => {
  test("the input plane itself is as dense as itself, on any raster and by any number of points", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1e6 }), (size, points) => {
        const perCell = points / (size * size);
        expect(perCell * densityOfOne({ points, area: 144 }, { size, half: 6 })).toBeCloseTo(1, 9);
      }),
    );
  });

  test("squeezing the plane ten times each way makes it a hundred times as dense", () => {
    const one = densityOfOne({ points: 1e6, area: 144 }, { size: 100, half: 0.6 });
    expect((1e6 / 100 ** 2) * one).toBeCloseTo(100, 9);
  });

  test("the tint rises with the count, from the faintest to the full one, and is none without points", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e9 }),
        fc.integer({ min: 0, max: 4e9 }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (a, b, one) => {
          const [fewer, more] = [Math.min(a, b), Math.max(a, b)].map((count) =>
            tintOf(count, one, SHARED_SCALE),
          );
          expect(fewer).toBeLessThanOrEqual(more!);
          expect(more).toBeLessThanOrEqual(1);
          if (fewer! > 0) expect(fewer).toBeGreaterThanOrEqual(FAINTEST);
        },
      ),
    );
    expect(tintOf(0, 1, SHARED_SCALE)).toBe(0);
    expect(tintOf(1, 0.1, SHARED_SCALE)).toBeCloseTo(FAINTEST, 12);
    expect(tintOf(1, 1e4, SHARED_SCALE)).toBe(1);
  });

  test("a fitted scale holds one point and the fullest cell, in whole decades", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 4e9 }),
        (one, fullest) => {
          const { low, high } = fittedScale(one, fullest);
          expect(10 ** low).toBeLessThanOrEqual(one * (1 + 1e-6));
          expect(10 ** high).toBeGreaterThanOrEqual(one * fullest * (1 - 1e-6));
          expect(high - low).toBeGreaterThanOrEqual(2);
          const named = decadesOf({ low, high });
          expect(named[0]).toBe(low);
          expect(named.length).toBeLessThanOrEqual(7);
        },
      ),
    );
    expect(fittedScale(1, 0)).toEqual(SHARED_SCALE);
  });
});

describe("pixels", () => {
  const pixel = (pixels: Uint8ClampedArray, cell: number) => [...pixels.slice(4 * cell, 4 * cell + 4)];

  test("no point is no colour; a full cell is its side's hue; mixed sides mix by their shares", () => {
    for (const theme of [lightTheme, darkTheme]) {
      const shown = view({ theme, counts: Uint32Array.of(0, 0, 1e9, 0, 0, 1e9, 3e8, 1e8) });
      const pixels = cloudPixels(shown);
      const [first, second] = shown.hues;
      expect(pixel(pixels, 0)).toEqual([0, 0, 0, 0]);
      expect(pixel(pixels, 1)).toEqual([...first!, 255]);
      expect(pixel(pixels, 2)).toEqual([...second!, 255]);
      const mixed = first!.map((channel, index) => Math.round(0.75 * channel + 0.25 * second![index]!));
      pixel(pixels, 3).forEach((channel, index) => {
        expect(Math.abs(channel - (mixed[index] ?? 255))).toBeLessThanOrEqual(1);
      });
    }
  });

  test("a single point is told from the ground", () => {
    for (const theme of [lightTheme, darkTheme]) {
      const shown = view({ theme, counts: Uint32Array.of(1, 0, 0, 0, 0, 0, 0, 0), points: 1_000_000 });
      const difference = pixel(cloudPixels(shown), 0)
        .slice(0, 3)
        .map((channel, index) => Math.abs(channel - shown.ground[index]!));
      expect(Math.max(...difference)).toBeGreaterThan(8);
    }
  });

  test("points of nobody take no class's hue", () => {
    const shown = view({ sides: 1, counts: Uint32Array.of(9, 0, 0, 0), outside: Uint32Array.of(0) });
    expect(shown.hues).toHaveLength(1);
    expect(lightTheme.classes.map((hue) => Number.parseInt(hue.slice(1), 16))).not.toContain(
      shown.hues[0]!.reduce((sum, channel) => 256 * sum + channel, 0),
    );
  });
});

describe("the picture", () => {
  test("the raster lies where its square does, also after the picture has moved", () => {
    expect(view().place).toEqual(plot);
    const moved = createViewBox({ cx: 3, cy: 0, half: 12 }, plot);
    expect(view({ viewBox: moved }).place).toEqual({ left: 35, top: 70, width: 100, height: 100 });
  });

  test("what is left out is said", () => {
    expect(view().notes).toEqual([]);
    const { notes } = view({
      outside: Uint32Array.of(250, 250),
      notFinite: Uint32Array.of(0, 1),
      points: 1000,
    });
    expect(notes).toEqual(["0.1 % of the points not finite", "50 % of the points outside"]);
    expect(view({ outside: Uint32Array.of(1, 0), points: 1e6 }).notes).toEqual([
      "under 0.1 % of the points outside",
    ]);
  });

  test("the shared scale is the same whatever is shown; the fitted one is written in its legend", () => {
    const counts = Uint32Array.of(1, 0, 0, 70, 0, 0, 0, 0);
    expect(view({ counts }).legend).toEqual(view().legend);
    expect(view().legend.map(({ label }) => label)).toEqual(["×0.1", "×1", "×10", "×100", "×1000", "×10⁴"]);
    // One point on 2 × 2 cells of a thousand is a 250th of the input's density.
    expect(view({ counts, scale: "fit" }).legend.map(({ label }) => label)).toEqual([
      "×0.001",
      "×0.01",
      "×0.1",
      "×1",
    ]);
  });
});
