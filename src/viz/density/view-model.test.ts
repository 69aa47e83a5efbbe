import { describe, expect, test } from "vitest";
import { ringDensity } from "../../core/data/rings";
import { type DensityInput, densityView } from "./view-model";

const radii = [2, 5];
const density = (classIndex: number, x: number, y: number) => ringDensity(x, y, radii[classIndex] ?? 0, 0.5);
const examples = { points: Float32Array.of(2, 0, 0, 5), labels: Uint8Array.of(0, 1) };

function view(change: Partial<DensityInput> = {}) {
  return densityView({
    density,
    classNames: ["inner ring", "outer ring"],
    domain: [-6, 6],
    training: examples,
    width: 380,
    height: 450,
    ...change,
  });
}

describe("densities", () => {
  test("each line lies where the density has its share of the peak", () => {
    const { lines } = view();
    expect(lines.map(({ level }) => level)).toEqual([0.1, 0.3, 0.5, 0.7, 0.9, 0.1, 0.3, 0.5, 0.7, 0.9]);
    for (const { classIndex, level, segments } of lines) {
      expect(segments.length).toBeGreaterThan(100);
      // exp(−(r − R)² / s²) = level at |r − R| = s·√(−ln level).
      const offset = 0.5 * Math.sqrt(-Math.log(level));
      let furthest = 0;
      for (let index = 0; index < segments.length; index += 2) {
        const radius = Math.hypot(12 * segments[index]! - 6, 6 - 12 * segments[index + 1]!);
        furthest = Math.max(furthest, Math.abs(Math.abs(radius - radii[classIndex]!) - offset));
      }
      expect(furthest).toBeLessThan(0.04);
    }
  });

  test("are counted from each class's own peak", () => {
    const scaled = view({
      density: (classIndex, x, y) => density(classIndex, x, y) * (classIndex === 0 ? 1 : 1e-6),
    });
    expect(scaled.lines.map(({ segments }) => segments.length)).toEqual(
      view().lines.map(({ segments }) => segments.length),
    );
  });

  test("flat, zero, missing or not finite: no line that is not there", () => {
    expect(view({ density: () => 1 }).caption).toBeUndefined();
    expect(view({ density: () => 0 }).lines).toEqual([]);
    expect(view({ density: undefined }).lines).toEqual([]);
    const broken = view({ density: () => Number.NaN });
    expect(broken.lines).toEqual([]);
    expect(broken.notFinite).toBe(2 * 160 * 160);
  });
});

describe("examples", () => {
  test("the part held back has marks and legend entries of its own", () => {
    const { training, validation, legend } = view({
      validation: { points: Float32Array.of(1, 1), labels: Uint8Array.of(0) },
    });
    expect([training.indices.length, validation.indices.length]).toEqual([2, 1]);
    expect(legend.entries.map(({ text, hollow }) => [text, hollow])).toEqual([
      ["inner ring 1", false],
      ["outer ring 1", false],
      ["inner ring, held back 1", true],
    ]);
  });

  test("none", () => {
    const nothing = { points: new Float32Array(), labels: new Uint8Array() };
    const { training, legend, outside, notFinite } = view({ training: nothing });
    expect(training.indices).toHaveLength(0);
    expect(legend.entries).toHaveLength(2);
    expect(outside + notFinite).toBe(0);
  });
});
