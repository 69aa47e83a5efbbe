/**
 * TensorFlow.js's WebAssembly backend, with its transposed product mended. Its binary comes from beside our own
 * code, never from another origin; in Node from node_modules. A chunk of its own, loaded when it is first wanted.
 */
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { Tf } from "../../core/nodes/define";
import { mendTransposedProduct } from "./transposed-product";

/** The plain SIMD binary. The one with threads starts workers of its own, and takes half the cores: one of two. */
const binary = new URL(
  "../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
  import.meta.url,
).href;

// Said once: after a start that failed TensorFlow.js would refuse it, though it may be started again.
setWasmPaths({
  "tfjs-backend-wasm.wasm": binary,
  "tfjs-backend-wasm-simd.wasm": binary,
  "tfjs-backend-wasm-threaded-simd.wasm": binary,
});

let begun: Promise<boolean> | undefined;

/**
 * Gets the backend ready to be set, once for all who ask.
 * @returns false where this machine cannot run it, or its binary cannot be had
 */
export function startWasmBackend(tf: Tf): Promise<boolean> {
  begun ??= start(tf).catch(() => {
    // Another time the connection may be better.
    begun = undefined;
    return false;
  });
  return begun;
}

async function start(tf: Tf): Promise<boolean> {
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) return false;
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  // Made here and registered once it is there: setBackend would leave TensorFlow.js without any backend while it
  // waits, and another engine may be at work meanwhile.
  const backend = await tf.findBackendFactory("wasm")();
  tf.removeBackend("wasm");
  tf.registerBackend("wasm", () => backend);
  mendTransposedProduct(tf);
  return true;
}
