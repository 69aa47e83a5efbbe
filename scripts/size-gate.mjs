/**
 * What a browser has to fetch before the first picture of the network can be drawn: the built page's script and style
 * sheets, as gzip sends them. More than the limit is a failure, and then, or with `--parts`, it tells what is largest in them. (The
 * trainer's worker comes beside them.)
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { repositoryRoot } from "./install.mjs";

/** Bytes. */
const LIMIT = 200 * 1024;

const dist = `${repositoryRoot}dist/`;
const page = readFileSync(`${dist}index.html`, "utf8");

/** A script with all that it imports at once; what it imports later is not counted. */
function withImports(file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(dist + file, "utf8");
  for (const [, name] of text.matchAll(/(?:\bfrom|\bimport) ?"\.\/([^"]+)"/g))
    withImports(`assets/${name}`, seen);
}

const files = new Set();
for (const [, file] of page.matchAll(/<script[^>]* src="\.\/([^"]+)"/g)) withImports(file, files);
for (const [, file] of page.matchAll(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)"/g)) files.add(file);
if (files.size < 2) throw new Error("size-gate: dist/index.html has no script or no style sheet");

let total = 0;
for (const file of files) {
  const bytes = gzipSync(readFileSync(dist + file), { level: 9 }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  bytes before the first picture; the limit is ${LIMIT}`);
const isTooMuch = total > LIMIT;
if (isTooMuch || process.argv.includes("--parts")) await tellParts();
if (isTooMuch) {
  console.error(
    `${total - LIMIT} bytes too many. What the network's first picture does without belongs into a lazyPart (src/ui/kit/lazy-part.ts).`,
  );
  process.exit(1);
}

/** The packages and folders that the first file of script is made of, the largest first, in kB before they are minified. */
async function tellParts() {
  const { build } = await import("vite");
  const sizes = new Map();
  const tally = {
    name: "tally",
    generateBundle(_, bundle) {
      const [first] = Object.values(bundle).filter(({ name }) => name === "first");
      for (const [id, { renderedLength }] of Object.entries(first.modules)) {
        const part =
          /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? /src\/[^/]+(?:\/[^/]+(?=\/))?/.exec(id)?.[0];
        sizes.set(part ?? "other", (sizes.get(part ?? "other") ?? 0) + renderedLength / 1000);
      }
    },
  };
  await build({ root: repositoryRoot, logLevel: "silent", build: { write: false }, plugins: [tally] });
  const largest = [...sizes].toSorted((one, other) => other[1] - one[1]);
  for (const [part, size] of largest.slice(0, 24)) console.log(`${size.toFixed(1).padStart(8)}  ${part}`);
}
