/** Files as CIFAR-10's, of noise: what the page does with them costs as much, and nothing has to be fetched. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../src/core/math/random";

const RECORDS = 10_000;
const RECORD_BYTES = 3073;

/** @returns the six files' paths */
export function writeCifarNoise(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "unfold-cifar-"));
  const names = [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);
  return [...names, "test_batch.bin"].map((name, batch) => {
    const random = createRandom(batch, "cifar noise");
    const bytes = new Uint8Array(RECORDS * RECORD_BYTES);
    const noise = Uint8Array.from({ length: 1 << 16 }, () => Math.floor(256 * random.uniform()));
    for (let record = 0; record < RECORDS; record++) {
      const begin = Math.floor(random.uniform() * (noise.length - RECORD_BYTES));
      bytes.set(noise.subarray(begin, begin + RECORD_BYTES), record * RECORD_BYTES);
      bytes[record * RECORD_BYTES] = record % 10;
    }
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
}
