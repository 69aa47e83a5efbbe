import fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { expect, test } from "vitest";
import type { WeightArray } from "../network/checkpoint";
import { blockOf, fitsWindow, type LayerWindow, openWindow, withBlock } from "./rank-2-block";

function layer(inputs: number, units: number, values: readonly number[]): readonly WeightArray[] {
  return [
    { name: "kernel", shape: [inputs, units], values: Float32Array.from(values.slice(0, inputs * units)) },
    { name: "bias", shape: [units], values: Float32Array.from(values.slice(inputs * units)) },
  ];
}

const layers = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }))
  .chain(([inputs, units]) =>
    fc
      .array(fc.float({ min: -3, max: 3, noNaN: true }), {
        minLength: inputs * units + units,
        maxLength: inputs * units + units,
      })
      .map((values) => layer(inputs, units, values)),
  );

function open(arrays: readonly WeightArray[]): LayerWindow {
  const window = openWindow(arrays, "hidden");
  if (typeof window === "string") throw new Error(window);
  return window;
}

test("a 2 → 2 layer is its own block: the kernel's transpose, because y = x·W", () => {
  const arrays = layer(2, 2, [6, 3, 2, 2, 0, 4]);
  const window = open(arrays);
  expect(blockOf(window, arrays)).toEqual({ matrix: [6, 2, 3, 2], shift: [0, 4] });
  expect(window).toMatchObject({ whole: true, share: 1 });
});

test("the block of a wider layer has its two largest singular values", () => {
  fc.assert(
    fc.property(layers, (arrays) => {
      const [kernel] = arrays;
      const [inputs = 0, units = 0] = kernel!.shape;
      const whole = new SingularValueDecomposition(
        Matrix.from1DArray(inputs, units, Array.from(kernel!.values)),
        {
          autoTranspose: true,
        },
      ).diagonal;
      const { matrix } = blockOf(open(arrays), arrays);
      const [a, b, c, d] = matrix;
      const block = new SingularValueDecomposition(
        new Matrix([
          [a, b],
          [c, d],
        ]),
      ).diagonal;
      expect(block[0]).toBeCloseTo(whole[0]!, 5);
      expect(block[1]).toBeCloseTo(whole[1]!, 5);
    }),
  );
});

test("sending a block back is read again as that block, and nothing outside of the two planes moves", () => {
  const numbers = fc.float({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(
      layers,
      fc.tuple(numbers, numbers, numbers, numbers),
      fc.tuple(numbers, numbers),
      (arrays, matrix, shift) => {
        const window = open(arrays);
        const changed = withBlock(window, arrays, { matrix, shift });
        const read = blockOf(window, changed);
        read.matrix.forEach((value, index) => {
          expect(value).toBeCloseTo(matrix[index]!, 4);
        });
        read.shift.forEach((value, index) => {
          expect(value).toBeCloseTo(shift[index]!, 4);
        });
        // W' − W has rank 2 at most, and the way back undoes the way there.
        const back = withBlock(window, changed, blockOf(window, arrays));
        back.forEach((array, index) => {
          array.values.forEach((value, place) => {
            expect(value).toBeCloseTo(arrays[index]!.values[place]!, 4);
          });
        });
      },
    ),
  );
});

test("a direction outside of the window is mapped as before", () => {
  const arrays = layer(3, 2, [4, 0, 0, 2, 0, 0, 0, 0]);
  const window = open(arrays);
  const changed = withBlock(window, arrays, { matrix: [1, 0, 0, 1], shift: [0, 0] });
  // The third input had weight 0 and keeps it.
  expect(Array.from(changed[0]!.values.slice(4))).toEqual([0, 0]);
});

test("what cannot be opened is refused in a sentence", () => {
  expect(openWindow([], "tanh")).toContain("“tanh” has no matrix");
  expect(openWindow(layer(2, 1, [1, 2, 0]), "output")).toContain("maps 2 numbers to one number");
  const wide = layer(
    784,
    512,
    Array.from({ length: 784 * 512 + 512 }, () => 0.1),
  );
  expect(openWindow(wide, "dense")).toContain("784 numbers to 512: too wide");
  expect(openWindow(layer(2, 2, [1, Number.NaN, 0, 1, 0, 0]), "hidden")).toContain("not all finite");
});

test("a layer that has changed its width no longer fits", () => {
  const window = open(layer(2, 2, [1, 0, 0, 1, 0, 0]));
  expect(fitsWindow(window, layer(2, 3, [1, 0, 0, 1, 0, 0, 0, 0, 0]))).toBe(false);
  expect(fitsWindow(window, layer(2, 2, [9, 0, 0, 9, 0, 0]))).toBe(true);
});
