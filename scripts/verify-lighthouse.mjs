/**
 * `npm run verify:lighthouse`: Lighthouse on the built page, served as `npm start` serves it; the median of five for a
 * desktop and for a phone (Lighthouse's own slow network and processor). `-- 1` runs each once.
 */

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { preview } from "vite";
import { ensureChromium, repositoryRoot } from "./install.mjs";

const categories = ["performance", "accessibility", "best-practices", "seo"];
/** The least that each has to reach. */
const least = {
  desktop: { performance: 95, accessibility: 95, "best-practices": 95, seo: 95 },
  mobile: { performance: 90, accessibility: 95, "best-practices": 95, seo: 95 },
};
const runs = Number(process.argv[2] ?? 5);

const folder = mkdtempSync(join(tmpdir(), "unfold-lighthouse-"));
const server = await preview({
  root: repositoryRoot,
  preview: { host: "127.0.0.1", port: 4190, open: false },
});
const address = server.resolvedUrls.local[0];
let failed = 0;
try {
  for (const form of Object.keys(least)) {
    const reports = [];
    for (let index = 0; index < runs; index++)
      reports.push(await measure(form, join(folder, `${form}-${index}.json`)));
    for (const category of categories) {
      const score = median(reports.map((report) => 100 * report.categories[category].score));
      const isEnough = score >= least[form][category];
      if (!isEnough) failed += 1;
      console.log(
        `${form} ${category}: ${Math.round(score)} (at least ${least[form][category]})${isEnough ? "" : "  TOO LOW"}`,
      );
    }
    for (const figure of [
      "first-contentful-paint",
      "largest-contentful-paint",
      "total-blocking-time",
      "cumulative-layout-shift",
    ])
      console.log(
        `  ${figure}: ${median(reports.map((report) => report.audits[figure].numericValue)).toPrecision(4)}`,
      );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);

/** Not awaited in this thread: it serves the page meanwhile. */
async function measure(form, file) {
  await promisify(execFile)(
    process.execPath,
    [
      fileURLToPath(import.meta.resolve("lighthouse/cli/index.js")),
      address,
      ...(form === "desktop" ? ["--preset=desktop"] : []),
      `--only-categories=${categories.join()}`,
      "--output=json",
      `--output-path=${file}`,
      "--quiet",
      "--chrome-flags=--headless=new --no-sandbox",
    ],
    { cwd: repositoryRoot, env: { ...process.env, CHROME_PATH: ensureChromium() } },
  );
  return JSON.parse(readFileSync(file, "utf8"));
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
