/** The long checks of figures that the material states: `npm run verify:m2`. Not part of `npm test`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scripts/verify-*.ts"],
    environment: "node",
    fileParallelism: false,
    setupFiles: ["scripts/allow-relaxed-simd.mjs"],
  },
});
