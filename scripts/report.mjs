/** How `npm test` and `npm run verify` say what came of their suites. */
import { SetupError } from "./install.mjs";

export const onePassed = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed = { passed: 0, failed: 1, skipped: 0 };

export function printFailure(error) {
  console.error(error instanceof SetupError ? error.message : error);
}

/**
 * Prints a row for each suite and, as the last line, "N passed, N failed", with ", N skipped" when there are any.
 * The exit code becomes 1 if anything failed.
 * @param results the counts and seconds of each suite, by its name
 */
export function report(results) {
  const rows = [["suite", "passed", "failed", "skipped", "seconds"]];
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, { passed, failed, skipped, seconds }] of results) {
    rows.push([name, passed, failed, skipped, seconds.toFixed(1)]);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  console.log("");
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  for (const [name, ...cells] of rows) {
    console.log(name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join(""));
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
