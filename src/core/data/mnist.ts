/** MNIST: the whole of it, 60,000 training and 10,000 test images, from the four files a person brings (M5). */
import { paramsSchema } from "../param-schema";
import { defineSuppliedDataset, readerOf } from "./define";
import { DIGIT_PIXELS, DIGIT_SIDE, MNIST_TEST, MNIST_TRAINING } from "./image-sizes";

export const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

export const mnist = defineSuppliedDataset({
  kind: "mnist",
  title: "MNIST",
  summary: "Handwritten digits, 28 × 28 pixels: 60,000 to train on and 10,000 test images of other writers.",
  params: paramsSchema({}),
  facts: () => ({
    features: DIGIT_PIXELS,
    classes: DIGITS,
    count: MNIST_TRAINING + MNIST_TEST,
    hasTestPart: true,
    domain: [0, 1],
    image: { width: DIGIT_SIDE, height: DIGIT_SIDE, channels: 1 },
  }),
  source: {
    missing: "MNIST is not loaded. Drop its four files here (train and t10k, images and labels, gz or not).",
    recognises: (name) => /idx[13][-.]ubyte/i.test(name),
    read: readerOf(async () => (await import("./mnist-files")).readMnist),
  },
});
