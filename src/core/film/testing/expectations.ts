/** For tests: what every film has to keep to. */
import { expect } from "vitest";
import { type Film, frameAt, stopTime } from "../film";
import type { FilmMaterial } from "../types";

/** Largest distance of two clouds, as a share of the span of the first. */
export function gap(one: Float32Array, other: Float32Array): number {
  expect(one.length).toBe(other.length);
  let [most, span] = [0, 1e-6];
  for (let index = 0; index < one.length; index++) {
    most = Math.max(most, Math.abs((one[index] as number) - (other[index] as number)));
    span = Math.max(span, Math.abs(one[index] as number));
  }
  return most / span;
}

export function expectStops(film: Film, material: FilmMaterial) {
  for (const [index, node] of film.route.entries()) {
    const frame = frameAt(film, stopTime(film, index));
    const { width = 0, sheet = new Float32Array() } =
      material.stops.find((candidate) => candidate.node === node) ?? {};
    expect(frame).toMatchObject({ chapter: index, phase: -1, atStop: true, progress: 1 });
    const axes = frame.view.camera?.axes ?? (width === 1 ? [1, 0] : [1, 0, 0, 1]);
    const expected = new Float32Array(frame.sheet.length);
    for (let point = 0; 2 * point < expected.length; point++) {
      for (const row of [0, 1]) {
        let sum = 0;
        for (let unit = 0; unit < width; unit++)
          sum += (axes[row * width + unit] as number) * (sheet[point * width + unit] as number);
        expected[2 * point + row] = sum;
      }
    }
    expect(gap(expected, frame.sheet)).toBeLessThan(1e-4);
  }
}

export function expectNoJumps(film: Film) {
  for (const chapter of film.chapters) {
    for (const { start, end, kind } of chapter.phases) {
      for (const time of kind === "cut" ? [start, end] : [start, (start + end) / 2, end]) {
        const before = frameAt(film, time - 1e-5);
        const after = frameAt(film, time + 1e-5);
        expect(gap(before.sheet, after.sheet), `${chapter.name} ${kind} at ${time}`).toBeLessThan(1e-3);
        expect(gap(before.data, after.data)).toBeLessThan(1e-3);
      }
    }
  }
}
