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
    // A process of its own for each file: one that ran file after file ended now and then without a word, after a hundred or so.
    isolate: true,
    setupFiles: ["scripts/allow-relaxed-simd.mjs"],
  },
});
