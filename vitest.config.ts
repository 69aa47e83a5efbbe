/** Unit and property tests: plain Node, no DOM. Tests stand beside the file they test. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
// Packs the built-in digits into public/ where they are not there yet.
import "./scripts/build-digits.mjs";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "presets/**/*.test.ts", "scripts/**/*.test.ts"],
    environment: "node",
    testTimeout: 60_000,
    // Vitest alone would leave one core to itself: half of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The files of a worker share what they import, TensorFlow.js among it: what a test changes it has to put back.
    isolate: false,
    setupFiles: ["scripts/allow-relaxed-simd.mjs"],
  },
});
