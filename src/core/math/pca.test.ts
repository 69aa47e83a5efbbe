/** The principal axes are those of ml-matrix's PCA, for narrow and for wide clouds, and never jump. */
import fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { alignAxes, type PrincipalAxes, principalAxes, projectPoints } from "./pca";
import { createRandom } from "./random";

/** A cloud whose spread falls from axis to axis, turned into no special direction. */
function cloud(count: number, width: number, seed: number, fall = 0.7): Float32Array {
  const random = createRandom(seed, "cloud");
  const mixing = Array.from({ length: width }, () => Array.from({ length: width }, () => random.normal()));
  const points = new Float32Array(count * width);
  for (let point = 0; point < count; point++) {
    const latent = Array.from({ length: width }, (_, unit) => random.normal() * fall ** unit);
    for (let unit = 0; unit < width; unit++) {
      let value = 3;
      for (let axis = 0; axis < width; axis++) value += latent[axis]! * mixing[axis]![unit]!;
      points[point * width + unit] = value;
    }
  }
  return points;
}

const row = ({ axes, mean }: PrincipalAxes, index: number) => [
  ...axes.subarray(index * mean.length, (index + 1) * mean.length),
];
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** The two leading right singular vectors of the centred cloud, and the share of squares along them. */
function reference(points: Float32Array, width: number) {
  const count = points.length / width;
  const matrix = new Matrix(
    Array.from({ length: count }, (_, at) => [...points.subarray(at * width, (at + 1) * width)]),
  );
  matrix.subRowVector(matrix.mean("column"));
  const svd = new SingularValueDecomposition(matrix, { autoTranspose: true });
  const squares = svd.diagonal.map((value) => value * value);
  const all = squares.reduce((sum, value) => sum + value, 0);
  return {
    axes: [0, 1].map((index) => svd.rightSingularVectors.getColumn(index)),
    share: (squares[0]! + squares[1]!) / all,
    mean: Array.from({ length: width }, (_, unit) =>
      Array.from({ length: count }, (_, at) => points[at * width + unit]!).reduce((a, b) => a + b / count, 0),
    ),
  };
}

test.each([
  [2, 50],
  [4, 200],
  [17, 100],
  [64, 300],
  [65, 300],
  [120, 400],
])("width %i: axes, mean and share are those of the singular value decomposition", (width, count) => {
  const points = cloud(count, width, width, 0.8);
  const found = principalAxes(points, width);
  const expected = reference(points, width);
  for (const index of [0, 1]) {
    expect(Math.abs(dot(row(found, index), expected.axes[index]!))).toBeGreaterThan(1 - 1e-3);
  }
  expect(found.share).toBeCloseTo(expected.share, 5);
  for (const [unit, value] of expected.mean.entries()) expect(found.mean[unit]).toBeCloseTo(value, 4);
});

test("axes are orthonormal, of positive leading component, and keep the spread they claim", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 80 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (width, count, seed, fall) => {
        const points = cloud(count, width, seed, fall);
        const found = principalAxes(points, width);
        const [first, second] = [row(found, 0), row(found, 1)];
        expect(dot(first, first)).toBeCloseTo(1, 5);
        expect(dot(second, second)).toBeCloseTo(1, 5);
        expect(dot(first, second)).toBeCloseTo(0, 5);
        for (const axis of [first, second]) {
          const most = Math.max(...axis.map(Math.abs));
          expect(axis.find((value) => Math.abs(value) > most * (1 - 1e-6))).toBeGreaterThan(0);
        }
        const flat = new Float32Array(2 * count);
        projectPoints(points, found, flat);
        const shown = flat.reduce((sum, value) => sum + value * value, 0);
        const spread = points.reduce((sum, value, at) => sum + (value - found.mean[at % width]!) ** 2, 0);
        expect(shown).toBeLessThanOrEqual(spread * (1 + 1e-4) + 1e-9);
        if (count > 1) expect(shown / spread).toBeCloseTo(found.share, 3);
      },
    ),
    { numRuns: runs(60) },
  );
});

test("equal points have all their (absent) spread on the first two unit vectors", () => {
  for (const width of [2, 5, 90]) {
    const points = Float32Array.from({ length: 7 * width }, (_, at) => 0.1 + (at % width));
    const { axes, share } = principalAxes(points, width);
    expect(share).toBe(1);
    expect([axes[0], axes[1], axes[width], axes[width + 1]]).toEqual([1, 0, 0, 1]);
  }
});

test("points on a line still get two axes at right angles", () => {
  for (const width of [3, 100]) {
    const points = Float32Array.from(
      { length: 9 * width },
      (_, at) => Math.floor(at / width) * ((at % width) + 1),
    );
    const found = principalAxes(points, width);
    expect(found.share).toBeCloseTo(1, 5);
    expect(dot(row(found, 0), row(found, 1))).toBeCloseTo(0, 5);
    expect(dot(row(found, 1), row(found, 1))).toBeCloseTo(1, 5);
  }
});

test("infinite values have no axes, and say that nothing is shown", () => {
  const points = Float32Array.of(1, 2, 3, Number.POSITIVE_INFINITY, 5, 6);
  expect(principalAxes(points, 3)).toMatchObject({ share: 0, axes: Float32Array.of(1, 0, 0, 0, 1, 0) });
});

test("the same points give the same axes to the bit; earlier axes only save time", () => {
  const points = cloud(200, 100, 5);
  const found = principalAxes(points, 100);
  expect(principalAxes(points, 100)).toEqual(found);
  const warm = principalAxes(points, 100, found);
  expect(Math.abs(dot(row(warm, 0), row(found, 0)))).toBeGreaterThan(1 - 1e-4);
  expect(warm.share).toBeCloseTo(found.share, 5);
});

test("axes that have flipped or changed places are turned back to the ones before", () => {
  const before = principalAxes(cloud(100, 6, 1), 6);
  const [first, second] = [row(before, 0), row(before, 1)];
  const swapped = { ...before, axes: Float32Array.from([...second.map((value) => -value), ...first]) };
  expect(alignAxes(before, swapped).axes).toEqual(before.axes);
  const flipped = { ...before, axes: before.axes.map((value) => -value) };
  expect(alignAxes(before, flipped).axes).toEqual(before.axes);
  expect(alignAxes(before, before).axes).toEqual(before.axes);
  expect(alignAxes(principalAxes(cloud(10, 3, 1), 3), before)).toBe(before);
});

test("a small turn of the cloud moves aligned axes a little, however their signs were fixed", () => {
  let axes = principalAxes(cloud(300, 3, 2), 3);
  const base = cloud(300, 3, 2);
  for (let step = 1; step <= 60; step++) {
    const angle = (step / 60) * Math.PI;
    const turned = base.slice();
    for (let at = 0; at < turned.length; at += 3) {
      const [x, y] = [base[at]!, base[at + 1]!];
      turned[at] = Math.cos(angle) * x - Math.sin(angle) * y;
      turned[at + 1] = Math.sin(angle) * x + Math.cos(angle) * y;
    }
    const next = alignAxes(axes, principalAxes(turned, 3));
    expect(dot(row(next, 0), row(axes, 0))).toBeGreaterThan(0.99);
    expect(dot(row(next, 1), row(axes, 1))).toBeGreaterThan(0.99);
    axes = next;
  }
});

test("a point's place is measured along the axes from the mean, and written where asked", () => {
  const target = new Float32Array(6);
  const axes = { mean: Float32Array.of(1, 1, 1), axes: Float32Array.of(0, 1, 0, 0, 0, 1) };
  projectPoints(Float32Array.of(9, 3, 5), axes, target, 1);
  expect([...target]).toEqual([0, 0, 2, 4, 0, 0]);
});
