/** Frames: every moment of a way is orthonormal, the ends are the ends, and nothing turns further than it must. */
import fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { closestAngle } from "./angles";
import { closestTurn, framePath, orthonormalFrame, overlap, perpendicular, turnFrame } from "./frames";
import { leadingPair } from "./leading-pair";
import { createRandom } from "./random";

/** Without subnormals, on which ml-matrix loses its way. */
const number = fc
  .double({ min: -3, max: 3, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
const frameOf = (width: number) =>
  fc.array(number, { minLength: 2 * width, maxLength: 2 * width }).map((values) => orthonormalFrame(values));
const twoFrames = fc.integer({ min: 3, max: 9 }).chain((width) => fc.tuple(frameOf(width), frameOf(width)));

function expectClose(one: ArrayLike<number>, other: ArrayLike<number>, digits = 9) {
  expect(one.length).toBe(other.length);
  for (let index = 0; index < one.length; index++) expect(one[index]).toBeCloseTo(other[index]!, digits);
}

test("a way begins and ends at its frames and is orthonormal at every moment", () => {
  fc.assert(
    fc.property(twoFrames, fc.double({ min: 0, max: 1, noNaN: true }), ([from, to], t) => {
      const path = framePath(from, to);
      expectClose(path.at(0), from);
      expectClose(path.at(1), to, 8);
      expectClose(overlap(path.at(t), path.at(t)), [1, 0, 0, 1]);
    }),
  );
});

test("its principal angles are those of the two planes (ml-matrix), or the other way round by half a turn", () => {
  fc.assert(
    fc.property(twoFrames, ([from, to]) => {
      const [a, b, c, d] = overlap(from, to);
      const { diagonal } = new SingularValueDecomposition([
        [a, b],
        [c, d],
      ]);
      const cosines = framePath(from, to).angles.map((angle) => Math.abs(Math.cos(angle)));
      expectClose(
        cosines,
        diagonal.map((value) => Math.min(1, value)),
        7,
      );
    }),
  );
});

test("the opposite of a plane is half a turn away, about a line in it, in three dimensions as in nine", () => {
  for (const width of [3, 9]) {
    const from = orthonormalFrame(Array.from({ length: 2 * width }, (_, index) => Math.sin(index + 1)));
    const to = from.map((value, index) => (index < width ? value : -value));
    const path = framePath(from, to);
    expectClose(path.angles, [0, Math.PI]);
    for (const t of [0.25, 0.5, 0.75]) expectClose(overlap(path.at(t), path.at(t)), [1, 0, 0, 1]);
    expectClose(path.at(1), to);
  }
});

test("of all turns of a frame the closest is found", () => {
  fc.assert(
    fc.property(twoFrames, ([frame, reference]) => {
      const distance = (turned: Float64Array) =>
        turned.reduce((sum, value, index) => sum + (value - reference[index]!) ** 2, 0);
      const best = distance(turnFrame(closestTurn(frame, reference), frame));
      for (let step = 0; step < 24; step++) {
        const angle = (2 * Math.PI * step) / 24;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        expect(best).toBeLessThanOrEqual(distance(turnFrame([cos, -sin, sin, cos], frame)) + 1e-9);
        expect(best).toBeLessThanOrEqual(distance(turnFrame([cos, sin, sin, -cos], frame)) + 1e-9);
      }
    }),
    { numRuns: runs(50) },
  );
});

test("a perpendicular is one, and there is none left where all directions are taken", () => {
  const frame = orthonormalFrame([1, 2, 3, -1, 0.5, 4]);
  const rows = [frame.slice(0, 3), frame.slice(3)];
  const third = perpendicular(rows, 3)!;
  for (const row of rows)
    expect(row.reduce((sum, value, at) => sum + value * third[at]!, 0)).toBeCloseTo(0, 12);
  expect(perpendicular([...rows, third], 3)).toBeUndefined();
});

test("a turn stays on the way round that was taken before", () => {
  expect(closestAngle(-3.1, 3.1)).toBeCloseTo(2 * Math.PI - 3.1, 9);
  expect(closestAngle(0.2, 6)).toBeCloseTo(0.2, 9);
});

test("a kernel's leading pair is its singular value decomposition's (ml-matrix)", () => {
  const kernels = fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
    .chain(([inputs, units]) =>
      fc
        .array(number, { minLength: inputs * units, maxLength: inputs * units })
        .map((values) => ({ inputs, units, values })),
    );
  fc.assert(
    fc.property(kernels, ({ inputs, units, values }) => {
      const pair = leadingPair(values, inputs, units);
      const kernel = new Matrix(
        Array.from({ length: inputs }, (_, row) => values.slice(row * units, (row + 1) * units)),
      );
      const { diagonal } = new SingularValueDecomposition(kernel, { autoTranspose: true });
      const scale = Math.max(1, diagonal[0] ?? 0);
      expectClose([...pair.stretches, ...pair.others], diagonal, 6);
      expectClose(overlap(pair.inputs, pair.inputs), [1, 0, 0, 1], 7);
      expectClose(overlap(pair.outputs, pair.outputs), [1, 0, 0, 1], 7);
      // v·K = s·u, both ways.
      for (const index of [0, 1]) {
        const row = Matrix.rowVector(Array.from(pair.inputs.slice(index * inputs, (index + 1) * inputs)));
        const image = row.mmul(kernel).getRow(0);
        const expected = Array.from(
          pair.outputs.slice(index * units, (index + 1) * units),
          (value) => value * pair.stretches[index]!,
        );
        for (const [at, value] of image.entries())
          expect(Math.abs(value - expected[at]!)).toBeLessThan(2e-6 * scale);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("a large kernel's leading pair is ml-matrix's too, whether its stretches part or crowd", () => {
  for (const crowded of [true, false]) {
    for (const [inputs, units] of [
      [64, 64],
      [20, 45],
    ] as const) {
      const random = createRandom(4, "large kernel", inputs);
      const values = Array.from(
        { length: inputs * units },
        (_, index) => random.normal() * (crowded ? 1 : 0.8 ** (index % units)),
      );
      const pair = leadingPair(values, inputs, units);
      const rows = Array.from({ length: inputs }, (_, row) => values.slice(row * units, (row + 1) * units));
      const { diagonal } = new SingularValueDecomposition(rows, { autoTranspose: true });
      expect(pair.stretches[0] / diagonal[0]!).toBeCloseTo(1, 7);
      expect(pair.stretches[1] / diagonal[1]!).toBeCloseTo(1, 6);
      expect(pair.others.length + pair.further + 2).toBe(Math.min(inputs, units));
      // u·Kᵀ = s·v: the way back, which the iteration does not make by itself.
      for (const index of [0, 1]) {
        const u = pair.outputs.slice(index * units, (index + 1) * units);
        for (let input = 0; input < inputs; input++) {
          const image = u.reduce((sum, value, unit) => sum + value * values[input * units + unit]!, 0);
          const expected = pair.stretches[index]! * pair.inputs[index * inputs + input]!;
          expect(Math.abs(image - expected)).toBeLessThan(1e-5 * pair.stretches[0]);
        }
      }
    }
  }
});
