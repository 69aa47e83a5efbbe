/** The signed decomposition against identities and against ml-matrix. */
import fc from "fast-check";
import { SingularValueDecomposition } from "ml-matrix";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { signedSvd } from "./signed-svd";

/** No denormal numbers: ml-matrix loses digits there. */
const entry = fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000);
const matrix = fc.tuple(entry, entry, entry, entry);

const rotation = (angle: number) =>
  [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)] as const;
type Four = readonly [number, number, number, number];
const times = ([a, b, c, d]: Four, [e, f, g, h]: Four): Four => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
];

test("the factors give the matrix back", () => {
  fc.assert(
    fc.property(matrix, ([a, b, c, d]) => {
      const { s1, s2, uAngle, vtAngle } = signedSvd(a, b, c, d);
      const product = times(times(rotation(uAngle), [s1, 0, 0, s2]), rotation(vtAngle));
      [a, b, c, d].forEach((value, index) => {
        expect(Math.abs((product[index] ?? 0) - value)).toBeLessThanOrEqual(1e-12 * (1 + s1));
      });
    }),
    { numRuns: runs(10_000) },
  );
});

test("the stretches are the singular values, and the small one carries the determinant's sign", () => {
  fc.assert(
    fc.property(matrix, ([a, b, c, d]) => {
      const { s1, s2, determinant } = signedSvd(a, b, c, d);
      const [first = 0, second = 0] = new SingularValueDecomposition([
        [a, b],
        [c, d],
      ]).diagonal;
      expect(s1).toBeCloseTo(first, 8);
      expect(Math.abs(s2)).toBeCloseTo(second, 8);
      expect(s1 * s2).toBeCloseTo(determinant, 6);
    }),
    { numRuns: runs(1000) },
  );
});

test("stretch in place, then a turn or one half-turn over, is the matrix (polar decomposition)", () => {
  fc.assert(
    fc.property(matrix, ([a, b, c, d]) => {
      const { s1, s2, stretchAngle, turn, mirror, determinant } = signedSvd(a, b, c, d);
      fc.pre(Math.abs(determinant) > 1e-6);
      const axes = rotation(stretchAngle);
      const stretch = times(times(axes, [s1, 0, 0, Math.abs(s2)]), rotation(-stretchAngle));
      const over: Four = [
        Math.cos(2 * mirror),
        Math.sin(2 * mirror),
        Math.sin(2 * mirror),
        -Math.cos(2 * mirror),
      ];
      const product = times(determinant > 0 ? rotation(turn) : over, stretch);
      [a, b, c, d].forEach((value, index) => {
        expect(Math.abs((product[index] ?? 0) - value)).toBeLessThanOrEqual(1e-9 * (1 + s1));
      });
    }),
    { numRuns: runs(3000) },
  );
});

test("the material's matrix: determinant 6, singular values 7.2327 and 0.8296", () => {
  const { determinant, s1, s2 } = signedSvd(6, 2, 3, 2);
  expect(determinant).toBe(6);
  expect(s1).toBeCloseTo(7.2327, 4);
  expect(s2).toBeCloseTo(0.8296, 4);
});
