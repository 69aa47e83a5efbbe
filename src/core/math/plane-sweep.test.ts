/** The sweep against trying a line in every direction at every place, also where points share a place or a line. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { finish } from "./finish";
import { sweepPlane } from "./plane-sweep";
import { createRandom } from "./random";

/** The most points that any line has on the right sides: every order of the projections, cut at every gap. */
function mostRight(points: ArrayLike<number>, labels: Uint8Array): number {
  const count = labels.length;
  const turns = new Set<number>([0]);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < one; other++) {
      const [dx, dy] = [points[2 * one]! - points[2 * other]!, points[2 * one + 1]! - points[2 * other + 1]!];
      if (dx !== 0 || dy !== 0) turns.add(((Math.atan2(dx, -dy) % Math.PI) + Math.PI) % Math.PI);
    }
  }
  const sorted = [...turns].sort((a, b) => a - b);
  let most = 0;
  sorted.forEach((turn, index) => {
    const angle = (turn + (sorted[index + 1] ?? sorted[0]! + Math.PI)) / 2;
    const along = Array.from(labels, (_, row) => ({
      at: Math.cos(angle) * points[2 * row]! + Math.sin(angle) * points[2 * row + 1]!,
      label: labels[row]!,
    }));
    const places = [...new Set(along.map(({ at }) => at))].sort((a, b) => a - b);
    for (const place of [Number.NEGATIVE_INFINITY, ...places]) {
      // A hair beyond the place, so that what differs by rounding alone stays together.
      const right = along.filter(({ at, label }) => at > place + 1e-9 === (label === 1)).length;
      most = Math.max(most, right, count - right);
    }
  });
  return most;
}

const rightOf = (
  { weights, bias }: { readonly weights: readonly [number, number]; readonly bias: number },
  points: ArrayLike<number>,
  labels: Uint8Array,
) =>
  labels.filter(
    (label, row) =>
      weights[0] * points[2 * row]! + weights[1] * points[2 * row + 1]! + bias > 0 === (label === 1),
  ).length;

test("on a small grid, where many points share a place or a line", () => {
  const place = fc.integer({ min: -3, max: 3 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, place, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 14 }),
      (rows) => {
        const points = rows.flatMap((row) => row.slice(0, 2));
        const labels = Uint8Array.from(rows, ([, , label]) => label);
        const line = finish(sweepPlane(points, labels));
        expect(line.right).toBe(mostRight(points, labels));
        expect(rightOf(line, points, labels)).toBe(line.right);
      },
    ),
    { numRuns: runs(1500) },
  );
});

test("on scattered points, and no random line does better", () => {
  for (let seed = 0; seed < 10; seed++) {
    const random = createRandom(seed, "scattered");
    const labels = Uint8Array.from({ length: 60 }, () => random.integer(2));
    const points = Float32Array.from({ length: 120 }, () => random.normal());
    const line = finish(sweepPlane(points, labels));
    expect(line.right).toBe(mostRight(points, labels));
    expect(rightOf(line, points, labels)).toBe(line.right);
  }
});

test("a mirror, a turn by a right angle and other classes' names change nothing", () => {
  const random = createRandom(5, "turned");
  const labels = Uint8Array.from({ length: 200 }, () => random.integer(2));
  const points = Float32Array.from({ length: 400 }, () => random.integer(40));
  const { right } = finish(sweepPlane(points, labels));
  const turned = points.map((_, at) => (at % 2 === 0 ? -points[at + 1]! : points[at - 1]!));
  const mirrored = points.map((value, at) => (at % 2 === 0 ? -value : value));
  expect(finish(sweepPlane(turned, labels)).right).toBe(right);
  expect(finish(sweepPlane(mirrored, labels)).right).toBe(right);
  expect(
    finish(
      sweepPlane(
        points,
        labels.map((label) => 1 - label),
      ),
    ).right,
  ).toBe(right);
});
