/**
 * The wasm backend's matrix product drops from 30 to about 2 GFLOP/s where either side is to be read transposed,
 * which every backward pass asks for: dX = dY·Wᵀ and dW = Xᵀ·dY. Here such a side is transposed first, and the
 * plain product does the rest.
 */
import type { KernelBackend, KernelConfig, KernelFunc, TensorInfo } from "@tensorflow/tfjs";
import type { Tf } from "../../core/nodes/define";

/** Puts the mended product in the place of the wasm backend's own. */
export function mendTransposedProduct(tf: Tf): void {
  const product = kernelOf(tf, "BatchMatMul");
  const transpose = kernelOf(tf, "Transpose");

  /** [..., rows, columns] as [..., columns, rows]. */
  function turned(x: TensorInfo, backend: object): TensorInfo {
    const rank = x.shape.length;
    const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
    return only(transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend }));
  }

  const mended: KernelFunc = ({ inputs, attrs, backend }) => {
    const { a, b } = inputs as { readonly a: TensorInfo; readonly b: TensorInfo };
    const left = attrs?.transposeA ? turned(a, backend) : a;
    const right = attrs?.transposeB ? turned(b, backend) : b;
    const plain = { transposeA: false, transposeB: false };
    const out = product.kernelFunc({ inputs: { a: left, b: right }, attrs: plain, backend });
    for (const [side, given] of [
      [left, a],
      [right, b],
    ] as const) {
      if (side !== given) (backend as KernelBackend).disposeData(side.dataId);
    }
    return out;
  };
  tf.unregisterKernel(product.kernelName, product.backendName);
  tf.registerKernel({ ...product, kernelFunc: mended });
}

function kernelOf(tf: Tf, name: string): KernelConfig {
  const kernel = tf.getKernel(name, "wasm");
  if (!kernel) throw new Error(`mendTransposedProduct: the wasm backend has no ${name}`);
  return kernel;
}

function only(out: TensorInfo | readonly TensorInfo[]): TensorInfo {
  const [first] = "dataId" in out ? [out] : out;
  if (!first) throw new Error("internal: a kernel gave nothing");
  return first;
}
