/**
 * What a browser has to fetch before the first picture of the network can be drawn: the built page's script and style
 * sheets, as gzip sends them. More than the limit is a failure. (The trainer's worker comes beside them.)
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { repositoryRoot } from "./install.mjs";

/** Bytes. The aim is 200 kB; the storage of documents and the watch over the trainer have come since it was reached. */
const LIMIT = 206 * 1024;

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
if (total > LIMIT) {
  console.error(
    `${total - LIMIT} bytes too many. What the network's first picture does without belongs into a lazyPart (src/ui/kit/lazy-part.ts).`,
  );
  process.exit(1);
}
