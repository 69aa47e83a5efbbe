/** The corpus of bad MNIST files: each is refused in its exact sentence, and none takes memory on trust. */
import { expect, test } from "vitest";
import { fileOf, gzip, idxHeader, idxImages, idxLabels } from "../../testing/data-files";
import { mnist } from "../mnist";

type Case = readonly [what: string, make: () => readonly File[] | Promise<readonly File[]>, sentence: string];

const LABELS = "train-labels-idx1-ubyte";
const labels = (...parts: readonly (string | readonly number[] | Uint8Array)[]) => [fileOf(LABELS, ...parts)];
/** A file that is broken off while it is read, like one deleted after it was dropped. */
function vanishing(name: string, bytes: Uint8Array): File {
  const file = fileOf(name, bytes);
  const stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.error(new Error("gone")),
    });
  return Object.defineProperty(file, "stream", { value: stream });
}

const cases: readonly Case[] = [
  ["an empty file", () => labels(""), "“train-labels-idx1-ubyte” is empty. Download it again."],
  [
    "a web page",
    () => labels("\n<!DOCTYPE html><html><head><title>404</title>"),
    "“train-labels-idx1-ubyte” is a web page: the download led to a page instead of the file. Download the file itself.",
  ],
  [
    "a page without a doctype",
    () => labels("<html><body>Sign in</body></html>"),
    "“train-labels-idx1-ubyte” is a web page: the download led to a page instead of the file. Download the file itself.",
  ],
  [
    "a page in gzip",
    async () => labels(await gzip(new TextEncoder().encode("<!doctype html><p>Not found</p>"))),
    "“train-labels-idx1-ubyte” is a web page: the download led to a page instead of the file. Download the file itself.",
  ],
  [
    "a Git LFS pointer",
    () => labels("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9912422\n"),
    "“train-labels-idx1-ubyte” is a Git LFS pointer and not the file it stands for. Run git lfs pull, or download the file itself.",
  ],
  [
    "a zip archive",
    () => labels([0x50, 0x4b, 3, 4, 20, 0]),
    "“train-labels-idx1-ubyte” is a zip archive. Unpack it and drop the files inside.",
  ],
  [
    "a 7z archive",
    () => labels([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    "“train-labels-idx1-ubyte” is a 7z archive. Unpack it and drop the files inside.",
  ],
  [
    "bzip2",
    () => labels("BZh91AY&SY"),
    "“train-labels-idx1-ubyte” is packed with bzip2. Unpack it and drop what comes out.",
  ],
  [
    "xz",
    () => labels([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
    "“train-labels-idx1-ubyte” is packed with xz. Unpack it and drop what comes out.",
  ],
  [
    "a picture",
    () => labels([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    "“train-labels-idx1-ubyte” is a PNG picture. Drop the data set's own files.",
  ],
  [
    "a photograph",
    () => labels([0xff, 0xd8, 0xff, 0xe0]),
    "“train-labels-idx1-ubyte” is a JPEG picture. Drop the data set's own files.",
  ],
  [
    "a NumPy array",
    () => labels([0x93], "NUMPY"),
    "“train-labels-idx1-ubyte” is a NumPy array. Drop the data set's own files.",
  ],
  [
    "gzip inside gzip",
    async () => labels(await gzip(await gzip(idxLabels(60_000)))),
    "“train-labels-idx1-ubyte” is gzip inside gzip. Unpack it once and drop what comes out.",
  ],
  [
    "gzip of nothing",
    async () => labels(await gzip(new Uint8Array(0))),
    "“train-labels-idx1-ubyte” unpacks to nothing. Download it again.",
  ],
  [
    "gzip's first bytes and nothing after",
    () => labels([0x1f, 0x8b, 8, 0]),
    "“train-labels-idx1-ubyte” is damaged: it cannot be unpacked to its end. Download it again.",
  ],
  [
    "noise that begins like gzip",
    () => labels([0x1f, 0x8b], "this is no gzip at all, whatever it may say of itself in the beginning"),
    "“train-labels-idx1-ubyte” is damaged: it cannot be unpacked to its end. Download it again.",
  ],
  [
    "gzip cut in half",
    async () => labels((await gzip(idxLabels(60_000))).subarray(0, 120)),
    "“train-labels-idx1-ubyte” is damaged: it cannot be unpacked to its end. Download it again.",
  ],
  [
    "gzip with a wrong checksum",
    async () => {
      const bytes = await gzip(idxLabels(60_000));
      bytes[bytes.length - 8] = (bytes[bytes.length - 8] ?? 0) ^ 255;
      return labels(bytes);
    },
    "“train-labels-idx1-ubyte” is damaged: it cannot be unpacked to its end. Download it again.",
  ],
  [
    "a wrong magic",
    () => labels([1, 2, 3, 4, 5, 6, 7, 8]),
    "“train-labels-idx1-ubyte” is no IDX file: it begins with 01 02 03 04, not with 00 00 08. Drop MNIST's own files.",
  ],
  [
    "text",
    () => labels("label,pixel0,pixel1\n5,0,0\n"),
    "“train-labels-idx1-ubyte” is no IDX file: it begins with 6c 61 62 65, not with 00 00 08. Drop MNIST's own files.",
  ],
  [
    "floats",
    () => labels(idxHeader([60_000], 13)),
    "“train-labels-idx1-ubyte” holds 32-bit floats; MNIST's files hold bytes. Drop MNIST's own files.",
  ],
  [
    "signed bytes",
    () => labels(idxHeader([60_000], 9)),
    "“train-labels-idx1-ubyte” holds signed bytes; MNIST's files hold bytes. Drop MNIST's own files.",
  ],
  [
    "a type nobody knows",
    () => labels(idxHeader([60_000], 0x42)),
    "“train-labels-idx1-ubyte” holds values of the unknown type 66; MNIST's files hold bytes. Drop MNIST's own files.",
  ],
  [
    "two axes",
    () => labels(idxHeader([60_000, 2])),
    "“train-labels-idx1-ubyte” has 2 axes; MNIST's images have 3 and its labels 1. Drop MNIST's own files.",
  ],
  [
    "255 axes",
    () => labels([0, 0, 8, 255], new Uint8Array(40)),
    "“train-labels-idx1-ubyte” has 255 axes; MNIST's images have 3 and its labels 1. Drop MNIST's own files.",
  ],
  [
    "a file of three bytes",
    () => labels([0, 0, 8]),
    "“train-labels-idx1-ubyte” ends inside its header. Download it again.",
  ],
  [
    "a header cut off",
    () => labels([0, 0, 8, 3, 0, 0, 234, 96, 0, 0]),
    "“train-labels-idx1-ubyte” ends inside its header. Download it again.",
  ],
  [
    "images of another size",
    () => [fileOf("train-images-idx3-ubyte", idxHeader([60_000, 32, 32]))],
    "“train-images-idx3-ubyte” holds images of 32 × 32 pixels; MNIST's are 28 × 28. Drop MNIST's own files.",
  ],
  [
    "images as large as the header can say",
    () => [fileOf("train-images-idx3-ubyte", idxHeader([0xffffffff, 0xffffffff, 0xffffffff]))],
    "“train-images-idx3-ubyte” holds images of 4,294,967,295 × 4,294,967,295 pixels; MNIST's are 28 × 28. Drop MNIST's own files.",
  ],
  [
    "four thousand million images",
    () => [fileOf("train-images-idx3-ubyte", idxHeader([0xffffffff, 28, 28]))],
    "“train-images-idx3-ubyte” says it holds 4,294,967,295 images; MNIST has 60,000 for training and 10,000 for the test. Drop MNIST's own files.",
  ],
  [
    "no images at all",
    () => [fileOf("train-images-idx3-ubyte", idxHeader([0, 28, 28]))],
    "“train-images-idx3-ubyte” says it holds 0 images; MNIST has 60,000 for training and 10,000 for the test. Drop MNIST's own files.",
  ],
  [
    "one label fewer than there are images",
    () => labels(idxLabels(59_999)),
    "“train-labels-idx1-ubyte” says it holds 59,999 labels; MNIST has 60,000 for training and 10,000 for the test. Drop MNIST's own files.",
  ],
  [
    "labels cut off",
    () => labels(idxLabels(60_000, 1234)),
    "“train-labels-idx1-ubyte” is cut off: its header promises 60,008 bytes, and it has 1,242. Download it again.",
  ],
  [
    "labels cut off before they were packed",
    async () => labels(await gzip(idxLabels(60_000, 1234))),
    "“train-labels-idx1-ubyte” is cut off: its header promises 60,008 bytes, and it unpacks to 1,242. Download it again.",
  ],
  [
    "images cut off",
    () => [fileOf("t10k-images-idx3-ubyte", idxImages(10_000, 3))],
    "“t10k-images-idx3-ubyte” is cut off: its header promises 7,840,016 bytes, and it has 2,368. Download it again.",
  ],
  [
    "labels with more after them",
    () => labels(idxLabels(60_000), [7]),
    "“train-labels-idx1-ubyte” goes on after the 60,000 labels that its header promises. Download it again.",
  ],
  [
    "a label of 10",
    () => labels(idxLabels(60_000).fill(10, 8 + 59_999)),
    "“train-labels-idx1-ubyte” has the label 10 at place 60,000; MNIST's go from 0 to 9. Download it again.",
  ],
  [
    "labels of 255",
    () => labels(idxLabels(60_000).fill(255, 8)),
    "“train-labels-idx1-ubyte” has the label 255 at place 1; MNIST's go from 0 to 9. Download it again.",
  ],
  [
    "the same labels under two names",
    () => [fileOf("train-labels-idx1-ubyte", idxLabels(60_000)), fileOf("fashion-labels", idxLabels(60_000))],
    "“train-labels-idx1-ubyte” and “fashion-labels” both hold 60,000 labels. Drop only one of them.",
  ],
  [
    "EMNIST's letters",
    () => [fileOf("emnist-letters-train-images-idx3-ubyte", idxHeader([124_800, 28, 28]))],
    "“emnist-letters-train-images-idx3-ubyte” belongs to EMNIST letters (124,800 images of 26 letters). Read are sets of MNIST's size: 60,000 images to train on and 10,000 for the test, of ten classes; of EMNIST that is its part MNIST (emnist-mnist-…).",
  ],
  [
    "the digits of EMNIST",
    () => [fileOf("emnist-digits-test-labels-idx1-ubyte", idxLabels(40_000))],
    "“emnist-digits-test-labels-idx1-ubyte” belongs to EMNIST digits (40,000 labels of ten digits). Read are sets of MNIST's size: 60,000 images to train on and 10,000 for the test, of ten classes; of EMNIST that is its part MNIST (emnist-mnist-…).",
  ],
  [
    "the labels of two sets under one name",
    () => [fileOf(LABELS, idxLabels(60_000)), fileOf(LABELS, idxLabels(60_000).fill(1, 8))],
    "“train-labels-idx1-ubyte” came twice with different labels, as of two data sets. Drop only one of them.",
  ],
  [
    "only the labels",
    () => [fileOf("a", idxLabels(60_000)), fileOf("b", idxLabels(10_000))],
    "MNIST is not complete: train-images-idx3-ubyte, t10k-images-idx3-ubyte are missing. Drop all four files together, or the folder they are in.",
  ],
  [
    "all but one, a copy of another among them",
    async () => [
      fileOf("train-labels-idx1-ubyte.gz", await gzip(idxLabels(60_000))),
      fileOf("train-labels-idx1-ubyte", idxLabels(60_000)),
      fileOf("t10k-labels-idx1-ubyte", idxLabels(10_000)),
      fileOf("t10k-images-idx3-ubyte", idxImages(10_000)),
    ],
    "MNIST is not complete: train-images-idx3-ubyte is missing. Drop all four files together, or the folder they are in.",
  ],
  [
    "nothing",
    () => [],
    "MNIST is not complete: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte are missing. Drop all four files together, or the folder they are in.",
  ],
  [
    "a file that is gone by the time it is read",
    () => [vanishing(LABELS, idxLabels(60_000))],
    "“train-labels-idx1-ubyte” can no longer be read. Drop it again.",
  ],
  [
    "a file with a very long name",
    () => [fileOf(`${"x".repeat(300)}`, "")],
    `“${"x".repeat(59)}…” is empty. Download it again.`,
  ],
];

test.each(cases)("%s", async (_, make, sentence) => {
  expect(await mnist.source.read(await make())).toEqual({ ok: false, text: sentence });
});
