/** No file of the project names a folder of somebody's machine: what lies outside is found by shared-folder.ts alone. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Made or fetched here, and named as such in .gitignore. */
const notOurs = ["node_modules", "dist", "test-results", "playwright-report", "build", "datasets", ".git"];
const WRITTEN = /\.(?:tsx?|mjs|py|jsonc?|css|html|md|yml|svg)$/;

/** Where projects and people's homes lie on Linux, macOS and Windows. */
const ABSOLUTE = /(?<![\w.~-])(?:\/(?:work|home|root|Users|mnt|opt)\/\w|[A-Z]:\\\\?Users)/;

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return WRITTEN.test(entry.name) ? [relative(root, path)] : [];
  });
}

const files = filesIn(root);
const saying = (pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(join(root, file), "utf8")));

test("no absolute path stands in the project", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(saying(ABSOLUTE)).toEqual([]);
});

test("the pattern finds planted ones, and leaves addresses and relative paths alone", () => {
  for (const [before, after] of [
    ['"/ho', 'me/ada/unfold"'],
    ["(/wo", "rk/shared)"],
    ["C:\\Us", "ers\\ada"],
  ]) {
    expect(before + after!).toMatch(ABSOLUTE);
  }
  for (const text of ["https://unfold.dev/home/x", "../work/home", "/usr/bin/chromium", "src/work/of"])
    expect(text).not.toMatch(ABSOLUTE);
});

test("one file knows where the shared folder lies", () => {
  const code = saying(/["'](?:\.\.\/)+shared\b/).filter((file) => /\.(?:ts|tsx|mjs)$/.test(file));
  expect(code).toEqual(["scripts/shared-folder.ts"]);
});
