/** Reads CIFAR-10's files: fetched when a person first brings some. */
import type { SourceAnswer } from "./define";
import { CIFAR_COUNT, CIFAR_VALUES } from "./image-sizes";
import type { DataFile } from "./parse/byte-reader";
import { CifarCollector } from "./parse/cifar";

const TRAINING = 50_000;

/** The six batch files or the archive they come in, or the sentence that says what is wrong. */
export async function readCifar(files: readonly DataFile[]): Promise<SourceAnswer> {
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
