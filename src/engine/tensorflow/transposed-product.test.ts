/** The wasm backend's product, mended, is the product: against ml-matrix, in every way of reading its sides. */
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "../../core/math/random";
import { activate } from "./backend";
import { tf } from "./load";
import { startWasmBackend } from "./wasm-backend";

beforeAll(async () => {
  expect(await startWasmBackend(tf)).toBe(true);
  activate(tf, "wasm");
});

const size = fc.integer({ min: 1, max: 40 });
const cases = fc.record({
  rows: size,
  inner: size,
  columns: size,
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  seed: fc.nat(),
});

/** [rows, columns], and as it lies in memory where it is to be read transposed. */
function side(rows: number, columns: number, transposed: boolean, draw: () => number) {
  const matrix = Matrix.zeros(rows, columns).apply(function (this: Matrix, row, column) {
    this.set(row, column, Math.fround(draw()));
  });
  const stored = transposed ? matrix.transpose() : matrix;
  return { matrix, values: Float32Array.from(stored.to1DArray()), shape: [stored.rows, stored.columns] };
}

function expectClose(values: ArrayLike<number>, expected: Matrix): void {
  for (const [at, value] of expected.to1DArray().entries()) {
    expect(Math.abs(values[at]! - value)).toBeLessThan(1e-5 * Math.max(1, Math.sqrt(expected.rows)) + 1e-5);
  }
}

test("it is the one that TensorFlow.js calls", () => {
  expect(tf.getKernel("BatchMatMul", "wasm")?.kernelFunc.name).toBe("mended");
});

test("every product of two matrices is ml-matrix's, and nothing is left over", () => {
  const before = tf.backend().numDataIds();
  let turned = 0;
  fc.assert(
    fc.property(cases, ({ rows, inner, columns, transposeA, transposeB, seed }) => {
      const draw = createRandom(seed, "product").normal;
      const a = side(rows, inner, transposeA, draw);
      const b = side(inner, columns, transposeB, draw);
      const product = tf.tidy(() =>
        tf
          .matMul(
            tf.tensor2d(a.values, a.shape as [number, number]),
            tf.tensor2d(b.values, b.shape as [number, number]),
            transposeA,
            transposeB,
          )
          .dataSync(),
      );
      expectClose(product, a.matrix.mmul(b.matrix));
      if (transposeA || transposeB) turned += 1;
    }),
  );
  expect(turned).toBeGreaterThan(0);
  expect(tf.backend().numDataIds()).toBe(before);
});

test("products in stacks, one side read transposed and one shared by all", () => {
  const draw = createRandom(5, "stacks").normal;
  const stack = [side(3, 4, true, draw), side(3, 4, true, draw)];
  const shared = side(4, 5, true, draw);
  const products = tf.tidy(() =>
    tf
      .matMul(
        tf.tensor3d(
          stack.flatMap(({ values }) => [...values]),
          [2, 4, 3],
        ),
        tf.tensor3d(shared.values, [1, 5, 4]),
        true,
        true,
      )
      .dataSync(),
  );
  for (const [index, { matrix }] of stack.entries()) {
    expectClose(products.slice(15 * index, 15 * (index + 1)), matrix.mmul(shared.matrix));
  }
});
