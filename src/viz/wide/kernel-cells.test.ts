/** Pooling a kernel: against the plain definition, block by block, and what must not vanish. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { largestMagnitude, pooledKernel, unitImage } from "./kernel-cells";

const size = fc.integer({ min: 1, max: 12 });
const kernels = fc.tuple(size, size, fc.integer({ min: 1, max: 12 })).chain(([inputs, units, most]) =>
  fc.record({
    inputs: fc.constant(inputs),
    units: fc.constant(units),
    most: fc.constant(most),
    values: fc.float32Array({
      minLength: inputs * units,
      maxLength: inputs * units,
      noNaN: true,
      noDefaultInfinity: true,
    }),
  }),
);

test("every cell is a number of its own block, and none there is larger", () => {
  fc.assert(
    fc.property(kernels, ({ inputs, units, most, values }) => {
      const { columns, rows, values: cells } = pooledKernel({ values, inputs, units }, most);
      expect([columns, rows]).toEqual([Math.min(inputs, most), Math.min(units, most)]);
      const blocks = Array.from({ length: rows * columns }, (): number[] => []);
      for (let unit = 0; unit < units; unit++) {
        for (let input = 0; input < inputs; input++) {
          const row = Math.floor((unit / units) * rows + 1e-9);
          const column = Math.floor((input / inputs) * columns + 1e-9);
          blocks[row * columns + column]!.push(values[input * units + unit]!);
        }
      }
      blocks.forEach((block, at) => {
        expect(block.length).toBeGreaterThan(0);
        expect(block.map(Math.abs)).toContain(Math.abs(cells[at]!));
        expect(Math.abs(cells[at]!)).toBe(Math.max(...block.map(Math.abs)));
      });
      expect(largestMagnitude([{ columns, rows, values: cells }])).toBe(
        Math.max(0, ...[...values].map(Math.abs).filter(Number.isFinite)),
      );
    }),
  );
});

test("the sign is the largest number's, rows are units, and one weight that is no number is seen", () => {
  // Two inputs, four units, to one cell a pair of units.
  const values = Float32Array.of(1, -3, 0, 0.5, 2, -1, Number.NaN, 4);
  expect([...pooledKernel({ values, inputs: 2, units: 4 }, 2).values]).toEqual([-3, 2, 0.5, Number.NaN]);
});

test("a unit's weights lie as the pixels do, and of three channels the largest is shown", () => {
  const image = { width: 2, height: 1, channels: 3 } as const;
  const values = Float32Array.from({ length: 12 }, (_, at) =>
    at % 2 === 0 ? 0 : [1, -2, 1, 3, -1, 0][(at - 1) / 2]!,
  );
  expect([...unitImage({ values, inputs: 6, units: 2 }, 1, image).values]).toEqual([-2, 3]);
  expect([...unitImage({ values, inputs: 6, units: 2 }, 0, image).values]).toEqual([0, 0]);
});
