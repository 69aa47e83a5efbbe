/** CIFAR-10: 60,000 small colour photographs of ten things, from the files a person brings (M7). */
import { z } from "zod";
import { defineSuppliedDataset, type SourceAnswer } from "./define";
import type { DataFile } from "./parse/byte-reader";
import { CIFAR_COUNT, CIFAR_SIDE, CIFAR_VALUES, CifarCollector } from "./parse/cifar";

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
const TRAINING = 50_000;

export const cifar10 = defineSuppliedDataset({
  kind: "cifar10",
  title: "CIFAR-10",
  summary: "Colour photographs of ten things, 32 × 32 pixels: 50,000 to train on and 10,000 test images.",
  params: z.object({}),
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
    read: readCifar,
  },
});

async function readCifar(files: readonly DataFile[]): Promise<SourceAnswer> {
  const collector = new CifarCollector();
  const refusals: string[] = [];
  for (const file of files) {
    const refusal = await collector.add(file);
    if (refusal) refusals.push(refusal.refusal);
  }
  const { whole, missing } = collector;
  if (whole) {
    const { x, labels } = whole;
    return {
      ok: true,
      examples: {
        count: CIFAR_COUNT,
        features: CIFAR_VALUES,
        x,
        labels,
        divisor: 255,
        testFrom: TRAINING,
      },
    };
  }
  // A folder may hold other things; they matter only where something is missing.
  const [first] = refusals;
  if (first) return { ok: false, text: first };
  const are = missing.length === 1 ? "is" : "are";
  return {
    ok: false,
    text: `CIFAR-10 is not complete: ${missing.join(", ")} ${are} missing. Drop all six batch files together, or cifar-10-binary.tar.gz.`,
  };
}
