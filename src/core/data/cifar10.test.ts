/** CIFAR-10 from good files: batches in any order, packed or in an archive, pixels in Keras's order. */
import { expect, test } from "vitest";
import { cifarBatch, fileOf, gzip, tarOf } from "../testing/data-files";
import { cifar10 } from "./cifar10";
import { batchNames } from "./parse/cifar";

/** A batch whose first label tells which it is. */
function batch(index: number): Uint8Array {
  const bytes = cifarBatch();
  bytes[0] = index;
  return bytes;
}

function expectWhole(answer: Awaited<ReturnType<typeof cifar10.source.read>>): void {
  if (!answer.ok) throw new Error(answer.text);
  const { x, labels, ...rest } = answer.examples;
  expect(rest).toEqual({ count: 60_000, features: 3072, divisor: 255, testFrom: 50_000 });
  expect([0, 10_000, 20_000, 30_000, 40_000, 50_000].map((at) => labels[at])).toEqual([0, 1, 2, 3, 4, 5]);
  // Example 10,077: red 77, green 1, blue 2 at every pixel.
  const image = x.subarray(10_077 * 3072, 10_078 * 3072);
  expect([...image.subarray(0, 6), ...image.subarray(3066)]).toEqual([
    77, 1, 2, 77, 1, 2, 77, 1, 2, 77, 1, 2,
  ]);
  expect(labels[10_077]).toBe(7);
}

test("six batch files, one of them packed, and a stranger among them", async () => {
  const files = await Promise.all(
    batchNames.map(async (name, index) =>
      index === 2 ? fileOf(`${name}.gz`, await gzip(batch(index))) : fileOf(name, batch(index)),
    ),
  );
  expectWhole(await cifar10.source.read([...files.reverse(), fileOf("batches.meta.txt", "airplane\n")]));
});

test("the packed archive, folders and other files in it", async () => {
  const entries = batchNames.map((name, index) => ({
    name: `cifar-10-batches-bin/${name}`,
    bytes: batch(index),
  }));
  const readme = { name: "cifar-10-batches-bin/readme.html", bytes: new TextEncoder().encode("<html>") };
  const file = fileOf("cifar-10-binary.tar.gz", await gzip(tarOf([readme, ...entries])));
  expectWhole(await cifar10.source.read([file]));
});
