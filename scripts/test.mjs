/**
 * `npm test`: installs what is missing and runs every suite, also after one has failed, so that one run shows
 * everything that is wrong. Types, lint and build count as one test each. The last line of the output is
 * "N passed, N failed", with ", N skipped" when there are any; the exit code is 1 if anything failed.
 * `npm test -- unit e2e` runs only the suites named.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIsStale } from "./freshness.mjs";
import { ensureChromium, ensurePackages, repositoryRoot, SetupError } from "./install.mjs";
import { oneFailed, onePassed, printFailure, report } from "./report.mjs";
import { runScript } from "./run-script.mjs";

/** In the order they run: cheapest first, and the build before the browser tests that open it. */
const suites = {
  types: () => runSingleTest("check"),
  lint: () => runSingleTest("lint"),
  unit: runUnitTests,
  build: () => runSingleTest("build"),
  size: () => runSingleTest("size"),
  e2e: runBrowserTests,
};

const reports = mkdtempSync(join(tmpdir(), "unfold-test-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(", ")}. There are ${Object.keys(suites).join(", ")}.`);
  process.exit(1);
}

const results = await runSuites(
  Object.keys(suites).filter((name) => names.length === 0 || names.includes(name)),
);
report(results);

async function runSuites(chosen) {
  const results = new Map();
  try {
    ensurePackages();
  } catch (error) {
    printFailure(error);
    for (const name of chosen) results.set(name, { ...oneFailed, seconds: 0 });
    return results;
  }
  for (const name of chosen) {
    console.log(`\n=== ${name} ===`);
    const begun = performance.now();
    let counts = oneFailed;
    try {
      counts = await suites[name](results);
    } catch (error) {
      printFailure(error);
    }
    results.set(name, { ...counts, seconds: (performance.now() - begun) / 1000 });
  }
  return results;
}

async function runSingleTest(script) {
  return (await runScript(script)) === 0 ? onePassed : oneFailed;
}

async function runUnitTests() {
  const file = join(reports, "unit.json");
  const exitCode = await runScript("unit", [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const summary = readReport(file);
  // A file that cannot be loaded fails without a single test of its own.
  const brokenFiles = summary.testResults.filter(
    (result) =>
      result.status === "failed" && !result.assertionResults.some((test) => test.status === "failed"),
  );
  const counts = {
    passed: summary.numPassedTests,
    failed: summary.numFailedTests + brokenFiles.length,
    skipped: summary.numPendingTests + summary.numTodoTests,
  };
  return judge(counts, exitCode);
}

async function runBrowserTests(earlier) {
  const build = earlier.get("build");
  if (build?.failed > 0) throw new SetupError("The browser tests were not run, because the build failed.");
  if (build === undefined && buildIsStale(repositoryRoot)) {
    console.log(
      "Note: dist is missing or older than the sources; `npm test -- build e2e` tests the sources.",
    );
  }
  const file = join(reports, "e2e.json");
  const exitCode = await runScript("e2e", ["--reporter=list,json"], {
    CHROMIUM_PATH: ensureChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const { stats, errors, suites: files } = readReport(file);
  for (const title of flakyTitles(files)) console.log(`Flaky, passed on a retry: ${title}`);
  const counts = {
    passed: stats.expected + stats.flaky,
    // Errors outside any test: a file that cannot be loaded, a server that does not start.
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
  return judge(counts, exitCode);
}

function flakyTitles(groups = []) {
  return groups.flatMap((group) => [
    ...(group.specs ?? [])
      .filter((spec) => spec.tests.some((test) => test.status === "flaky"))
      .map((spec) => spec.title),
    ...flakyTitles(group.suites),
  ]);
}

/** The counts alone are not believed: a suite passes only if it ran something and its command says so too. */
function judge(counts, exitCode) {
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) {
    console.log("No test ran; that counts as one failure.");
    return { ...counts, failed: 1 };
  }
  if (exitCode !== 0) {
    console.log(`No test failed but the command ended with ${exitCode}; that counts as one failure.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new SetupError("The suite ended without a readable report; that counts as one failure.");
  }
}
