/** CIFAR-10: 60,000 small colour photographs of ten things, from the files a person brings (M7). */
import { paramsSchema } from "../param-schema";
import { defineSuppliedDataset, readerOf } from "./define";
import { CIFAR_COUNT, CIFAR_SIDE, CIFAR_VALUES } from "./image-sizes";

const CLASSES = [
  "airplane",
  "automobile",
  "bird",
  "cat",
  "deer",
  "dog",
  "frog",
  "horse",
  "ship",
  "truck",
] as const;

export const cifar10 = defineSuppliedDataset({
  kind: "cifar10",
  title: "CIFAR-10",
  summary: "Colour photographs of ten things, 32 × 32 pixels: 50,000 to train on and 10,000 test images.",
  params: paramsSchema({}),
  facts: () => ({
    features: CIFAR_VALUES,
    classes: CLASSES,
    count: CIFAR_COUNT,
    hasTestPart: true,
    domain: [0, 1],
    image: { width: CIFAR_SIDE, height: CIFAR_SIDE, channels: 3 },
  }),
  source: {
    missing:
      "CIFAR-10 is not loaded. Drop cifar-10-binary.tar.gz here, or run npm run datasets -- cifar10 and drop the files it makes.",
    recognises: (name) => /cifar[-_]?10.*\.(tar|tgz|gz)$|^(data_batch_\d|test_batch)\b/i.test(name),
    read: readerOf(async () => (await import("./cifar10-files")).readCifar),
  },
});
