/**
 * Lets this Node run WebAssembly's relaxed SIMD: newer ones do by themselves, Node 20 when it is told to. Import
 * it before the engine: in tests, benches and on the command line. Browsers need nothing of the kind.
 */
import { setFlagsFromString } from "node:v8";

// Node 22 has V8 12, in which relaxed SIMD is no longer an experiment and the flag is gone.
if (Number(process.versions.v8.split(".")[0]) < 12) {
  setFlagsFromString("--experimental-wasm-relaxed-simd");
}
