/** The matrix by which an affine node moves the plane outside of training: for its determinant and its stretches. */
import type { Matrix2 } from "../math/matrix2";
import type { WeightArray } from "../network/checkpoint";
import type { Params } from "../network/network";
import { isNodeKind, type NodeKind } from ".";
import { unitMaps } from "./batch-normalization/affine";

type PlaneMatrix = (params: Params, arrays: readonly WeightArray[]) => Matrix2 | undefined;

/** Not affine, or nothing to tell of it. */
const none: PlaneMatrix = () => undefined;

const ofKernel: PlaneMatrix = (_params, arrays) => {
  const kernel = arrays.find(({ name }) => name === "kernel");
  if (kernel?.shape[0] !== 2 || kernel.shape[1] !== 2) return undefined;
  // y = x·W with the kernel [in, out]: the matrix that acts on columns is the transpose.
  const [a = 0, c = 0, b = 0, d = 0] = kernel.values;
  return [a, b, c, d];
};

const ofUnits: PlaneMatrix = (params, arrays) => {
  const factors = unitMaps(params, arrays)?.factors;
  return factors?.length === 2 ? [factors[0] as number, 0, 0, factors[1] as number] : undefined;
};

const matrices: Readonly<Record<NodeKind, PlaneMatrix>> = {
  input: none,
  dense: ofKernel,
  activation: none,
  batchNormalization: ofUnits,
  layerNormalization: none,
  dropout: none,
  softmax: none,
  add: none,
  concatenate: none,
};

/** By rows, acting on columns; undefined where the node is no affine map from two units to two, or its weights are not known. */
export function planeMatrix(
  kind: string,
  params: Params,
  arrays: readonly WeightArray[] | undefined,
): Matrix2 | undefined {
  return arrays && isNodeKind(kind) ? matrices[kind](params, arrays) : undefined;
}
