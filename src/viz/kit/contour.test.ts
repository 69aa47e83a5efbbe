import { describe, expect, test } from "vitest";
import { type Field, traceLevel } from "./contour";

/** A field over [−1, 1]², y upwards, on cell centres. */
function field(size: number, value: (x: number, y: number) => number): Field {
  const values = Float32Array.from({ length: size * size }, (_, index) => {
    const x = ((index % size) + 0.5) / size;
    const y = (Math.floor(index / size) + 0.5) / size;
    return value(2 * x - 1, 1 - 2 * y);
  });
  return { size, values };
}

/** Ends of segments, in the same coordinates. */
function ends(segments: Float32Array): readonly (readonly [number, number])[] {
  return Array.from({ length: segments.length / 2 }, (_, index) => [
    2 * (segments[2 * index] ?? 0) - 1,
    1 - 2 * (segments[2 * index + 1] ?? 0),
  ]);
}

describe("level lines", () => {
  test("of a cone are circles of the right radius, closed", () => {
    const line = traceLevel(
      field(100, (x, y) => Math.hypot(x, y)),
      0.6,
    );
    const points = ends(line);
    expect(points.length).toBeGreaterThan(300);
    for (const [x, y] of points) expect(Math.hypot(x, y)).toBeCloseTo(0.6, 3);
    const seen = new Map<string, number>();
    for (const [x, y] of points) {
      const key = `${x.toFixed(4)} ${y.toFixed(4)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect([...seen.values()].every((times) => times === 2)).toBe(true);
  });

  test("reach the border and do not run along it", () => {
    const points = ends(
      traceLevel(
        field(50, (x) => x),
        0.25,
      ),
    );
    for (const [x] of points) expect(x).toBeCloseTo(0.25, 5);
    expect(Math.max(...points.map(([, y]) => y))).toBeGreaterThanOrEqual(1);
    expect(Math.min(...points.map(([, y]) => y))).toBeLessThanOrEqual(-1);
    expect(
      traceLevel(
        field(50, (x) => x),
        5,
      ).length,
    ).toBe(0);
  });

  test("do not surround places without a value", () => {
    const holed = field(60, (x, y) => (Math.hypot(x, y) < 0.4 ? Number.NaN : 1));
    expect(traceLevel(holed, 0.5).length).toBe(0);
    const infinite = field(60, (x, y) => (Math.hypot(x, y) < 0.4 ? Infinity : 0));
    expect(traceLevel(infinite, 0.5).length).toBe(0);
  });

  test("are not drawn through rounding", () => {
    const noise = field(60, (x, y) => 0.5 + 3e-8 * Math.sign(Math.sin(50 * x * y)));
    expect(traceLevel(noise, 0.5).length).toBe(0);
  });

  test("of a saddle keep its two lines apart on the side of the middle", () => {
    const corners = { size: 2, values: Float32Array.of(1, 0, 0, 1) };
    // The middle is one half: below 0.4 the high corners join, above 0.6 they part.
    const joined = ends(traceLevel(corners, 0.4)).filter(
      ([x, y]) => Math.abs(x) <= 0.5 && Math.abs(y) <= 0.5,
    );
    const parted = ends(traceLevel(corners, 0.6)).filter(
      ([x, y]) => Math.abs(x) <= 0.5 && Math.abs(y) <= 0.5,
    );
    expect(joined.length).toBe(parted.length);
    expect(joined).not.toEqual(parted);
  });

  test("of nothing, of one cell and of equal values are none", () => {
    expect(traceLevel({ size: 0, values: new Float32Array() }, 0.5).length).toBe(0);
    expect(traceLevel({ size: 1, values: Float32Array.of(0.5) }, 0.5).length).toBe(0);
    expect(
      traceLevel(
        field(20, () => 0.5),
        0.5,
      ).length,
    ).toBe(0);
  });
});
