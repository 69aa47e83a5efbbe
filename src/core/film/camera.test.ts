/** Cameras turned by hand: orthonormal always, and what is dragged lies under the hand. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { orthonormalFrame, overlap } from "../math/frames";
import { dragAxis, orbit, orbitCamera, pairCamera, polygonCamera } from "./camera";
import type { Camera } from "./types";

const cameras = fc
  .integer({ min: 3, max: 9 })
  .chain((width) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2 * width, maxLength: 2 * width })
      .map((values): Camera => ({ axes: Float32Array.from(orthonormalFrame(values)), kind: "svd" })),
  );

function expectOrthonormal({ axes }: Camera) {
  for (const [index, value] of overlap(axes, axes).entries())
    expect(value).toBeCloseTo([1, 0, 0, 1][index]!, 5);
}

test("a dragged axis ends under the hand, or on the unit circle before it", () => {
  const place = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  fc.assert(
    fc.property(cameras, fc.nat(8), place, place, (camera, pick, x, y) => {
      const width = camera.axes.length / 2;
      const unit = pick % width;
      const moved = dragAxis(camera, unit, x, y);
      expectOrthonormal(moved);
      const far = Math.max(1, Math.hypot(x, y));
      expect(moved.axes[unit]).toBeCloseTo(x / far, 5);
      expect(moved.axes[width + unit]).toBeCloseTo(y / far, 5);
    }),
    { numRuns: runs(1000) },
  );
});

test("a small drag changes the view a little; a drag to where the axis is changes nothing", () => {
  fc.assert(
    fc.property(cameras, (camera) => {
      const width = camera.axes.length / 2;
      const [x, y] = [camera.axes[0]!, camera.axes[width]!];
      const same = dragAxis(camera, 0, x, y);
      // Near full length the others' part along the axis is small and its root steep.
      fc.pre(Math.hypot(x, y) < 0.95);
      for (const [index, value] of same.axes.entries()) expect(value).toBeCloseTo(camera.axes[index]!, 4);
      const near = dragAxis(camera, 0, x + 1e-3, y);
      for (const [index, value] of near.axes.entries()) {
        expect(Math.abs(value - camera.axes[index]!)).toBeLessThan(0.02);
      }
    }),
  );
});

test("an axis seen at full length can be dragged away again", () => {
  for (const width of [3, 5]) {
    const moved = dragAxis(pairCamera(width, 0, 1), 0, 0.3, 0.4);
    expectOrthonormal(moved);
    expect(moved.axes[0]).toBeCloseTo(0.3, 6);
    expect(moved.axes[width]).toBeCloseTo(0.4, 6);
  }
});

test("an orbit there and back is none, and turns what faces the viewer with the hand", () => {
  const camera = orbitCamera(-0.9, 0.4);
  expectOrthonormal(camera);
  const back = orbit(orbit(camera, 0.5, 0), -0.5, 0);
  for (const [index, value] of back.axes.entries()) expect(value).toBeCloseTo(camera.axes[index]!, 5);
  // Looking along unit 3: its tip faces the viewer.
  const front: Camera = { axes: Float32Array.of(1, 0, 0, 0, 1, 0), kind: "orbit" };
  expect(orbit(front, 0.3, 0).axes[2]).toBeCloseTo(Math.sin(0.3), 6);
  expect(orbit(front, 0, 0.3).axes[5]).toBeCloseTo(-Math.sin(0.3), 6);
});

test("probabilities are seen as a regular polygon, isometrically, along (1, …, 1)", () => {
  for (const width of [3, 5, 10]) {
    const camera = polygonCamera(width);
    expectOrthonormal(camera);
    for (const row of [0, 1]) {
      const sum = camera.axes
        .slice(row * width, (row + 1) * width)
        .reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(0, 5);
    }
  }
});
