/** The wall's picture says what is so: the caption's claims, by the points that are drawn. */
import { expect, test } from "vitest";
import { obstructionCut, obstructionPanels, obstructionView } from "./view-model";

/** How often a closed curve goes around a point. */
function windings(ring: Float32Array, x: number, y: number): number {
  let turned = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const from = Math.atan2(ring[at + 1]! - y, ring[at]! - x);
    const to = Math.atan2(ring[next + 1]! - y, ring[next]! - x);
    turned += Math.atan2(Math.sin(to - from), Math.cos(to - from));
  }
  return Math.round(turned / (2 * Math.PI));
}

test.each(["plane", "two"] as const)("%s: every point of the inner ring is inside the outer one", (panel) => {
  const { inner, outer } = obstructionView(panel, 120, 120);
  for (let at = 0; at < inner.length; at += 2) {
    expect(Math.abs(windings(outer, inner[at]!, inner[at + 1]!))).toBe(1);
  }
});

test("two units: the best line leaves many on the wrong side; three: none", () => {
  expect(obstructionCut("two").accuracy).toBeLessThan(0.8);
  expect(obstructionCut("three").accuracy).toBe(1);
});

test("three units: the plane that is drawn is the one that parts, level by symmetry, all of a ring on one side", () => {
  const { inner, outer, cut } = obstructionView("three", 140, 140);
  const heights = (points: Float32Array) => [...points.filter((_, at) => at % 2 === 1)];
  // Downwards on a canvas.
  expect(Math.max(...heights(outer))).toBeLessThan(cut[1]!);
  expect(Math.min(...heights(inner))).toBeGreaterThan(cut[1]!);
  expect(cut[3]).toBe(cut[1]);
  const { weights } = obstructionCut("three");
  const gap = [0, 1, 2].map((unit) => weights[2 * unit + 1]! - weights[2 * unit]!);
  expect(gap[1]! / gap[0]!).toBeCloseTo(1, 2);
  expect(gap[2]! / gap[0]!).toBeCloseTo(1, 2);
});

test.each(obstructionPanels)("%s: all of it is in the picture, on equal axes", (panel) => {
  const { inner, outer, sheet, cut } = obstructionView(panel, 140, 110);
  for (const points of [inner, outer, ...sheet, cut]) {
    points.forEach((value, index) => {
      expect(value).toBeGreaterThanOrEqual(7.9);
      expect(value).toBeLessThanOrEqual((index % 2 === 0 ? 140 : 110) - 7.9);
    });
  }
  if (panel === "plane") {
    const wide =
      Math.max(...outer.filter((_, at) => at % 2 === 0)) - Math.min(...outer.filter((_, at) => at % 2 === 0));
    const high =
      Math.max(...outer.filter((_, at) => at % 2 === 1)) - Math.min(...outer.filter((_, at) => at % 2 === 1));
    expect(wide).toBeCloseTo(high, 3);
  }
});
