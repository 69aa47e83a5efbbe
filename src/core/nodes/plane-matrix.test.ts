/** What moves the plane by a matrix says which: the determinant on the page is of these. */
import { expect, test } from "vitest";
import { planeMatrix } from "./plane-matrix";

const array = (name: string, shape: readonly number[], ...values: number[]) => ({
  name,
  shape,
  values: Float32Array.from(values),
});

test("a Dense's kernel transposed, a BatchNorm's factors, nothing of what bends or is wider", () => {
  expect(planeMatrix("dense", {}, [array("kernel", [2, 2], 1, 2, 3, 4)])).toEqual([1, 3, 2, 4]);
  expect(planeMatrix("dense", {}, [array("kernel", [2, 3], 1, 2, 3, 4, 5, 6)])).toBeUndefined();
  const averages = [array("moving_mean", [2], 5, 5), array("moving_variance", [2], 3, 0)];
  expect(planeMatrix("batchNormalization", { epsilon: 1 }, averages)).toEqual([0.5, 0, 0, 1]);
  expect(planeMatrix("layerNormalization", { epsilon: 1 }, [array("gamma", [2], 1, 1)])).toBeUndefined();
  expect(planeMatrix("gru", {}, averages)).toBeUndefined();
  expect(planeMatrix("dense", {}, undefined)).toBeUndefined();
});
