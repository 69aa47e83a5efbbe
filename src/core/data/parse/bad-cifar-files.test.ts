/** The corpus of bad CIFAR-10 files and archives: each is refused in its exact sentence. */
import { expect, test } from "vitest";
import { cifarBatch, type Entry, fileOf, gzip, tarHeader, tarOf } from "../../testing/data-files";
import { cifar10 } from "../cifar10";

type Case = readonly [what: string, make: () => readonly File[] | Promise<readonly File[]>, sentence: string];

const batch = cifarBatch();
const archive = (...entries: readonly Entry[]) => [fileOf("cifar-10-binary.tar", tarOf(entries))];

const cases: readonly Case[] = [
  [
    "a batch of Python's version",
    () => [fileOf("data_batch_1", [0x80, 0x02, 0x7d, 0x71])],
    "“data_batch_1” is a batch of CIFAR-10 for Python. Drop cifar-10-binary.tar.gz.",
  ],
  [
    "a file that is neither",
    () => [fileOf("readme.txt", "Learning Multiple Layers of Features from Tiny Images")],
    "“readme.txt” is neither cifar-10-binary.tar.gz nor one of its batches (data_batch_1.bin to data_batch_5.bin, test_batch.bin).",
  ],
  [
    "a sixth training batch",
    () => [fileOf("data_batch_6.bin", "x")],
    "“data_batch_6.bin” is neither cifar-10-binary.tar.gz nor one of its batches (data_batch_1.bin to data_batch_5.bin, test_batch.bin).",
  ],
  [
    "a batch cut off",
    () => [fileOf("data_batch_1.bin", batch.subarray(0, 30_729_999))],
    "“data_batch_1.bin” has 30,729,999 bytes; a batch of CIFAR-10 has 30,730,000 (10,000 images of 3,073 bytes). Download it again.",
  ],
  [
    "a batch with more after it",
    () => [fileOf("data_batch_1.bin", batch, [0])],
    "“data_batch_1.bin” has 30,730,001 bytes; a batch of CIFAR-10 has 30,730,000 (10,000 images of 3,073 bytes). Download it again.",
  ],
  [
    "a packed batch cut off before it was packed",
    async () => [fileOf("data_batch_1.bin.gz", await gzip(batch.subarray(0, 6146)))],
    "“data_batch_1.bin.gz” is cut off: a batch of CIFAR-10 is 30,730,000 bytes, and it unpacks to 6,146. Download it again.",
  ],
  [
    "a packed batch that goes on",
    async () => [fileOf("data_batch_1.bin.gz", await gzip(batch, 1000))],
    "“data_batch_1.bin.gz” goes on after its 10,000 images. Download it again.",
  ],
  [
    "a label of 200",
    () => [fileOf("test_batch.bin", batch.slice().fill(200, 5 * 3073, 5 * 3073 + 1))],
    "“test_batch.bin” has the label 200 at image 6; CIFAR-10's go from 0 to 9. Download it again.",
  ],
  [
    "batches missing",
    () => [fileOf("data_batch_1.bin", batch), fileOf("test_batch (1).bin", batch)],
    "CIFAR-10 is not complete: data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin are missing. Drop all six batch files together, or cifar-10-binary.tar.gz.",
  ],
  [
    "CIFAR-100",
    () => archive({ name: "cifar-100-binary/train.bin", bytes: Uint8Array.of(1) }),
    "“cifar-10-binary.tar” is CIFAR-100, which has other classes. Drop cifar-10-binary.tar.gz.",
  ],
  [
    "Python's archive",
    () => archive({ name: "cifar-10-batches-py/data_batch_1", bytes: Uint8Array.of(0x80) }),
    "“cifar-10-binary.tar” is the version of CIFAR-10 for Python. Drop cifar-10-binary.tar.gz.",
  ],
  [
    "Matlab's archive",
    () => archive({ name: "cifar-10-batches-mat/data_batch_1.mat", bytes: Uint8Array.of(77) }),
    "“cifar-10-binary.tar” is the version of CIFAR-10 for Matlab. Drop cifar-10-binary.tar.gz.",
  ],
  [
    "an archive of something else",
    () => archive({ name: "photos/cat.bin", bytes: Uint8Array.of(1) }),
    "“cifar-10-binary.tar” is an archive without CIFAR-10's batches (data_batch_1.bin and so on). Drop cifar-10-binary.tar.gz.",
  ],
  [
    "an archive with an incomplete set",
    () => archive({ name: "cifar-10-batches-bin/test_batch.bin", bytes: batch }),
    "CIFAR-10 is not complete: data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin are missing. Drop all six batch files together, or cifar-10-binary.tar.gz.",
  ],
  [
    "a batch of another size in the archive",
    () => archive({ name: "data_batch_2.bin", bytes: new Uint8Array(3073) }),
    "data_batch_2.bin in “cifar-10-binary.tar” has 3,073 bytes; a batch of CIFAR-10 has 30,730,000 (10,000 images of 3,073 bytes). Download it again.",
  ],
  [
    "a bad label in the archive",
    () => archive({ name: "data_batch_2.bin", bytes: batch.slice().fill(10, 0, 1) }),
    "data_batch_2.bin in “cifar-10-binary.tar” has the label 10 at image 1; CIFAR-10's go from 0 to 9. Download it again.",
  ],
  [
    "an archive cut inside a batch",
    () => [fileOf("cifar.tar", tarHeader("data_batch_1.bin", 30_730_000), batch.subarray(0, 4000))],
    "“cifar.tar” is cut off: the archive ends inside a file, at byte 4,512. Download it again.",
  ],
  [
    "an archive cut inside a header",
    () => [fileOf("cifar.tar", tarHeader("a", 0), tarHeader("b", 0).subarray(0, 100))],
    "“cifar.tar” is cut off: the archive ends inside a file, at byte 612. Download it again.",
  ],
  [
    "a packed archive cut off",
    async () => [
      fileOf(
        "cifar-10-binary.tar.gz",
        (await gzip(tarOf([{ name: "data_batch_1.bin", bytes: batch }]))).subarray(0, 60_000),
      ),
    ],
    "“cifar-10-binary.tar.gz” is damaged: it cannot be unpacked to its end. Download it again.",
  ],
  [
    "an archive that is damaged between two files",
    () => [fileOf("cifar.tar", tarHeader("a", 0), new Uint8Array(512).fill(65))],
    "“cifar.tar” is damaged: at byte 512 of the archive no file begins. Download it again.",
  ],
  [
    "an archive whose file claims 8 GB",
    () => [fileOf("cifar.tar", tarHeader("data_batch_1.bin", 0o77777777777))],
    "“cifar.tar” unpacks to more than 200 MB; CIFAR-10's archive holds 184 MB. Drop cifar-10-binary.tar.gz itself.",
  ],
];

test.each(cases)("%s", async (_, make, sentence) => {
  expect(await cifar10.source.read(await make())).toEqual({ ok: false, text: sentence });
});
