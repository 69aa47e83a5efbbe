/** Dropped files find their data set, and a network that takes it on is judged on the set's test part. */
import { expect, test } from "vitest";
import { newNetwork } from "../network/new-network";
import { adoptDataset, kindOfFiles, otherSetsText, strangersText } from "./supply";

test.each([
  [["train-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte"], "mnist"],
  [["train-images.idx3-ubyte"], "mnist"],
  [["cifar-10-binary.tar.gz"], "cifar10"],
  [["cifar-10-binary (1).tar"], "cifar10"],
  [["batches.meta.txt", "data_batch_1.bin"], "cifar10"],
  [["photo.jpg"], undefined],
  [["digits.gz"], undefined],
  [[], undefined],
])("%j belongs to %s", (names, kind) => {
  expect(kindOfFiles(names)).toBe(kind);
});

test("sets that come along with the first one are named; none is passed over in silence", () => {
  expect(otherSetsText(["train-images-idx3-ubyte", "data_batch_1.bin", "a.txt"])).toBe(
    "The files of CIFAR-10 came along with those of MNIST and were left out. Drop them by themselves to use them.",
  );
  expect(otherSetsText(["data_batch_1.bin", "test_batch.bin"])).toBeUndefined();
  expect(otherSetsText([])).toBeUndefined();
});

test("strangers are told what could be dropped", () => {
  expect(strangersText(["photo.jpg"])).toBe(
    "“photo.jpg” belongs to no data set here. For MNIST drop its four IDX files, for CIFAR-10 cifar-10-binary.tar.gz.",
  );
  expect(strangersText(["a", "b", "c"])).toMatch(/^“a” and the 2 others belong to no data set here\./);
});

test("a network that adopts MNIST is judged on its test part; one that goes back keeps its split", () => {
  const adopted = adoptDataset(newNetwork(), "mnist");
  expect(adopted).toMatchObject({ dataset: { kind: "mnist", params: {} }, split: { kind: "test" } });
  expect(adoptDataset(adopted, "digits").split).toEqual({ kind: "share", share: 0.2, seed: 1 });
  const share = { kind: "share", share: 0.2, seed: 7 } as const;
  expect(adoptDataset({ ...newNetwork(), split: share }, "digits").split).toEqual(share);
});
