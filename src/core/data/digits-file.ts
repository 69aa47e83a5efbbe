/** Reads the digits that come with the product: fetched when a network first asks for them. */
import { createRandom, shuffle } from "../math/random";
import type { ByteExamples, SourceAnswer } from "./define";
import { DIGITS_COUNT as COUNT, DIGIT_PIXELS } from "./image-sizes";
import { type DataFile, isRefusal, type Refusal } from "./parse/byte-reader";
import { type IdxHeader, type Reading, readIdxHeader, readIdxValues } from "./parse/idx";
import { count, openFile, quote } from "./parse/open-file";

/** The one file there is, or the sentence that says what is wrong with it. */
export async function readDigits(files: readonly DataFile[]): Promise<SourceAnswer> {
  const [file] = files;
  if (!file) return { ok: false, text: "The digits are not loaded yet." };
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
