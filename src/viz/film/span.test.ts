/** One scale for two pictures: both are whole on it, and nothing smaller would do. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Span } from "../kit/scale";
import { spanOver } from "./span";

const place = fc.double({ min: -100, max: 100, noNaN: true });
const anySpan: fc.Arbitrary<Span> = fc.record({
  cx: place,
  cy: place,
  half: fc.double({ min: 0.01, max: 100, noNaN: true }),
});
const sides = ({ cx, cy, half }: Span) => [cx - half, cx + half, cy - half, cy + half] as const;

test("the smallest span over two has both in it, and touches them on two opposite sides", () => {
  fc.assert(
    fc.property(anySpan, anySpan, (one, other) => {
      const [left, right, bottom, top] = sides(spanOver(one, other));
      const [a, b] = [sides(one), sides(other)];
      const box = [
        Math.min(a[0], b[0]),
        Math.max(a[1], b[1]),
        Math.min(a[2], b[2]),
        Math.max(a[3], b[3]),
      ] as const;
      expect(left).toBeLessThanOrEqual(box[0] + 1e-9);
      expect(right).toBeGreaterThanOrEqual(box[1] - 1e-9);
      expect(bottom).toBeLessThanOrEqual(box[2] + 1e-9);
      expect(top).toBeGreaterThanOrEqual(box[3] - 1e-9);
      expect(right - left).toBeCloseTo(Math.max(box[1] - box[0], box[3] - box[2]), 9);
    }),
  );
});
