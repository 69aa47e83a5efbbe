/** The real MNIST files, where they are at hand: what the material says of them, and the built-in digits against them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../../scripts/shared-folder";
import { fileOf, gzip, idxImages, idxLabels } from "../testing/data-files";
import { DIGITS_ASSET, digits } from "./digits";
import { mnist } from "./mnist";
import { splitExamples } from "./split";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = sharedPath("data/mnist");

const names = folder ? readdirSync(folder) : [];
const read = (name: string) => readFileSync(join(folder ?? "", name));

async function builtIn() {
  const answer = await digits.source.read([
    fileOf(DIGITS_ASSET, readFileSync(join(root, "public", DIGITS_ASSET))),
  ]);
  if (!answer.ok) throw new Error(answer.text);
  return answer.examples;
}

test("files of the right sizes are MNIST, whatever their names and order, packed or not", async () => {
  const answer = await mnist.source.read([
    fileOf("d", idxLabels(10_000)),
    fileOf("a", await gzip(idxImages(60_000))),
    fileOf(".DS_Store", "Bud1"),
    fileOf("c", await gzip(idxLabels(60_000))),
    fileOf("b", idxImages(10_000)),
  ]);
  if (!answer.ok) throw new Error(answer.text);
  const { examples } = answer;
  expect(examples).toMatchObject({ count: 70_000, features: 784, testFrom: 60_000, divisor: 255 });
  const place = 60_000 + 77;
  expect([examples.x[place * 784], examples.x[place * 784 + 783], examples.labels[place]]).toEqual([
    77, 77, 7,
  ]);
});

test("files of other sets that came along with MNIST's are named, copies and strangers are not", async () => {
  const whole = [
    fileOf("train-images-idx3-ubyte", idxImages(60_000)),
    fileOf("train-labels-idx1-ubyte", idxLabels(60_000)),
    fileOf("t10k-images-idx3-ubyte", idxImages(10_000)),
    fileOf("t10k-labels-idx1-ubyte", idxLabels(10_000)),
  ];
  const leftOut = async (...others: readonly File[]) => {
    const answer = await mnist.source.read([...whole, ...others]);
    return answer.ok ? answer.leftOut : answer.text;
  };
  const copy = fileOf("t10k-labels-idx1-ubyte.gz", await gzip(idxLabels(10_000)));
  expect(await leftOut(fileOf("notes.txt", "mine"), copy)).toBeUndefined();
  expect(await leftOut(fileOf("t10k-labels-idx1-ubyte", idxLabels(10_000).fill(3, 8)))).toBe(
    "A file of another data set was left out. “t10k-labels-idx1-ubyte” came twice with different labels, as of two data sets. Drop only one of them.",
  );
  const letters = [
    fileOf("emnist-letters-train-labels-idx1-ubyte", idxLabels(124_800)),
    fileOf("emnist-letters-test-labels-idx1-ubyte", idxLabels(20_800)),
  ];
  expect(await leftOut(...letters)).toBe(
    "A file of another data set was left out. “emnist-letters-train-labels-idx1-ubyte” belongs to EMNIST letters (124,800 labels of 26 letters). Read are sets of MNIST's size: 60,000 images to train on and 10,000 for the test, of ten classes; of EMNIST that is its part MNIST (emnist-mnist-…). So was another file.",
  );
});

describe.skipIf(!folder)("with the real files", () => {
  test("the first training image is a 5 and the first test image a 7", async () => {
    const answer = await mnist.source.read(names.map((name) => fileOf(name, read(name))));
    if (!answer.ok) throw new Error(answer.text);
    const { examples } = answer;
    expect([examples.labels[0], examples.labels[60_000]]).toEqual([5, 7]);
    const { training, validation } = splitExamples(examples, { kind: "test" });
    expect([training.length, validation.length]).toEqual([60_000, 10_000]);
    expect([training[0], validation[0]]).toEqual([0, 60_000]);
    // The 5 as people know it: ink in the middle, none at the edge.
    const row = (index: number) => [...examples.x.subarray(28 * index, 28 * (index + 1))];
    expect(Math.max(...row(0))).toBe(0);
    expect(row(5).slice(12, 24)).toEqual([3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127]);
  });

  test("the built-in digits are the first 10,000 training images to the bit", async () => {
    const images = gunzipSync(read("train-images-idx3-ubyte.gz")).subarray(16);
    const labels = gunzipSync(read("train-labels-idx1-ubyte.gz")).subarray(8);
    const key = (label: number, pixels: Uint8Array) => `${label}${Buffer.from(pixels).toString("latin1")}`;
    const real = Array.from({ length: 10_000 }, (_, index) =>
      key(labels[index]!, images.subarray(784 * index, 784 * (index + 1))),
    );
    const { x, labels: own } = await builtIn();
    const packed = Array.from({ length: 10_000 }, (_, index) =>
      key(own[index]!, x.subarray(784 * index, 784 * (index + 1))),
    );
    expect(packed.sort()).toEqual(real.sort());
  });
});

test("the built-in digits are 10,000, mixed, and a share of every class is held back", async () => {
  const examples = await builtIn();
  expect(examples.count).toBe(10_000);
  expect(new Set(examples.labels.subarray(0, 100)).size).toBe(10);
  const parts = splitExamples(examples, { kind: "share", share: 0.2, seed: 1 });
  const counts = Array(10).fill(0);
  for (const index of parts.validation) counts[examples.labels[index]!]++;
  expect(counts).toEqual([200, 225, 198, 206, 196, 173, 203, 214, 189, 196]);
});

test("digits that are not the built-in ones are refused in a sentence", async () => {
  const refusal = async (bytes: Uint8Array) => digits.source.read([fileOf(DIGITS_ASSET, bytes)]);
  expect(await refusal(idxLabels(10))).toEqual({
    ok: false,
    text: "“digits.gz” has 10 labels where 10,000 labels belong. Run npm run digits again.",
  });
  expect(await refusal(idxLabels(10_000))).toEqual({
    ok: false,
    text: "“digits.gz” ends inside its header. Download it again.",
  });
});
