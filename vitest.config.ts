/** Unit and property tests: plain Node, no DOM. Tests stand beside the file they test. */
import { defineConfig } from "vitest/config";
// Packs the built-in digits into public/ where they are not there yet.
import "./scripts/build-digits.mjs";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "presets/**/*.test.ts", "scripts/**/*.test.ts"],
    environment: "node",
    testTimeout: 60_000,
    setupFiles: ["scripts/allow-relaxed-simd.mjs"],
  },
});
