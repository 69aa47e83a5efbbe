/** `npm run verify:engine`: the fast engine's property tests with ten times as many random chains as in `npm test`. */
import { spawnSync } from "node:child_process";

const { status } = spawnSync("npx", ["vitest", "run", "src/engine/fast", "--testTimeout", "1200000"], {
  stdio: "inherit",
  env: { ...process.env, UNFOLD_RUNS: "800" },
  shell: process.platform === "win32",
});
process.exit(status ?? 1);
