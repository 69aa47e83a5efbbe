/**
 * How the journeys in this folder run: the built page, served as `npm start` serves it, in the system's own
 * Chromium. Everything that could change a picture between two runs is fixed here.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const repositoryRoot = fileURLToPath(new URL("..", import.meta.url));
// Another port where two working trees are tested at once.
const port = Number(process.env.E2E_PORT) || 4317;
const address = `http://127.0.0.1:${port}`;
const inCi = Boolean(process.env.CI);

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  testIgnore: "**/e2e/long/**", // verify.config.ts runs those.
  outputDir: `${repositoryRoot}test-results`,
  // Generous: a busy machine is slow, and what passes waits no longer than it has to.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // What passes only the second time is named at the end (scripts/test.mjs): to be mended, and no reason to stop a landing.
  retries: 1,
  workers: Number(process.env.E2E_WORKERS) || 2,
  forbidOnly: inCi,
  // In CI a picture that is missing is a failure; on a desk it is a new one to look at and commit.
  updateSnapshots: inCi ? "none" : "missing",
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
      args: [
        "--no-sandbox", // Chromium refuses to start as root with it, and CI runs as root.
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--font-render-hinting=none",
      ],
    },
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort --host 127.0.0.1`,
    url: address,
    cwd: repositoryRoot,
    reuseExistingServer: !inCi,
  },
});
