/** Data sets that are read from files, through the trainer: fetched once, supplied by a person, trained on and shown. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { adoptDataset } from "../../core/data/supply";
import { setTraining } from "../../core/network/edit";
import { openNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { cifarBatch, fileOf, idxImages, idxLabels } from "../../core/testing/data-files";
import { tensorflowEngine } from "../tensorflow/load";
import { Listener } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer } from "../training/trainer";
import { fetchedAssets, type ReadAsset } from "./assets";
import { ExampleStore } from "./examples";
import { ExampleGatherer } from "./gather";

const repository = new URL("../../../", import.meta.url);

function preset(name: string): Network {
  const opened = openNetwork(readFileSync(new URL(`presets/${name}.json`, repository), "utf8"));
  if (opened.kind !== "ok") throw new Error(opened.text);
  return opened.network;
}

let fetches = 0;
const assets: ReadAsset = async (name) => {
  fetches++;
  return fileOf(name, readFileSync(new URL(`public/${name}`, repository)));
};
const trainerWith = (readAsset: ReadAsset) => createTrainer(tensorflowEngine, systemClock(), readAsset);

/** Small batches, so that two steps are quick on any engine. */
const quick = (network: Network) => setTraining(network, { batchSize: 8 });
const fullMnist = () => [
  fileOf("a", idxImages(60_000)),
  fileOf("b", idxLabels(60_000)),
  fileOf("c", idxImages(10_000)),
  fileOf("d", idxLabels(10_000)),
];

test.each(["outliers", "mnist", "mnist-dropout"])("%s takes two steps", async (name) => {
  const trainer = trainerWith(assets);
  const listener = new Listener(trainer);
  expect(await trainer.load({ run: 1, network: quick(preset(name)), pace: undefined })).toMatchObject({
    ok: true,
  });
  await trainer.step();
  const first = listener.progress.lastLoss;
  await trainer.step();
  expect(listener.progress).toMatchObject({ state: "paused", step: 2 });
  expect(first).toBeGreaterThan(0);
  expect(listener.progress.lastLoss).toBeGreaterThan(0);
  trainer.dispose();
});

test("the built-in digits are fetched once, split by class, shown as images and never as points", async () => {
  fetches = 0;
  const trainer = trainerWith(assets);
  const network = preset("mnist");
  const [first, second] = await Promise.all([trainer.data(network), trainer.data(network)]);
  if (!first.ok) throw new Error(first.text);
  expect(second).toEqual(first);
  expect(fetches).toBe(1);
  const { data } = first;
  expect([data.count, data.features, data.x.length]).toEqual([10_000, 784, 0]);
  expect([data.training.length, data.validation.length]).toEqual([8000, 2000]);
  const shown = await trainer.images(network, Int32Array.of(3, 9999));
  if (!shown.ok) throw new Error(shown.text);
  expect(shown.pixels.length).toBe(2 * 784);
  expect([...shown.labels]).toEqual([data.labels[3], data.labels[9999]]);
  expect(await trainer.images(network, Int32Array.of(10_000))).toEqual({
    ok: false,
    text: "There is no example 10000: this data set has 10000.",
  });
  expect(fetches).toBe(1);
});

test("digits that cannot be fetched are a sentence, and the next try may succeed", async () => {
  let works = false;
  const trainer = trainerWith(async (name) =>
    works ? assets(name) : "“digits.gz” answered 404. Reload the page.",
  );
  const network = preset("mnist");
  const refusal = {
    ok: false,
    text: "Digits could not be loaded: “digits.gz” answered 404. Reload the page.",
  };
  expect(await trainer.data(network)).toEqual(refusal);
  expect(await trainer.load({ run: 1, network, pace: undefined })).toEqual(refusal);
  works = true;
  expect(await trainer.data(network)).toMatchObject({ ok: true });
});

test("without an address or a connection, the fetch itself is a sentence", async () => {
  const sentence = "“digits.gz” could not be fetched. Check the connection and try again.";
  expect(await fetchedAssets(() => "")("digits.gz")).toBe(sentence);
  expect(await fetchedAssets(() => "http://127.0.0.1:9/")("digits.gz")).toBe(sentence);
});

test("MNIST and CIFAR-10 say what to drop while nothing has been dropped", async () => {
  const trainer = trainerWith(assets);
  const network = adoptDataset(preset("mnist"), "mnist");
  const text =
    "MNIST is not loaded. Drop its four files here (train and t10k, images and labels, gz or not).";
  expect(await trainer.data(network)).toEqual({ ok: false, text });
  expect(await trainer.load({ run: 1, network, pace: undefined })).toEqual({ ok: false, text });
  expect(await trainer.data(preset("cifar-broken"))).toEqual({
    ok: false,
    text: "CIFAR-10 is not loaded. Drop cifar-10-binary.tar.gz here, or run npm run datasets -- cifar10 and drop the files it makes.",
  });
});

test("dropped MNIST files are kept, also when bad ones are dropped after them", async () => {
  const trainer = trainerWith(assets);
  expect(await trainer.supply("mnist", fullMnist())).toEqual({ ok: true, kind: "mnist", count: 70_000 });
  expect(await trainer.supply("mnist", [fileOf("page", "<!doctype html>")])).toMatchObject({ ok: false });
  expect(await trainer.supply("rings", [])).toEqual({
    ok: false,
    text: "No files belong to the data set “rings”.",
  });
  const network = adoptDataset(preset("mnist"), "mnist");
  const answer = await trainer.data(network);
  if (!answer.ok) throw new Error(answer.text);
  expect([answer.data.training.length, answer.data.validation.length]).toEqual([60_000, 10_000]);
  expect(answer.data.validation[0]).toBe(60_000);
  expect(await trainer.load({ run: 1, network: quick(network), pace: undefined })).toMatchObject({
    ok: true,
  });
  await trainer.step();
  expect(
    await trainer.picture({
      sheet: { domain: [0, 1], lines: 3, refine: 1 },
      samples: new Int32Array(0),
      points: new Float32Array(0),
    }),
  ).toEqual({
    ok: false,
    run: 1,
    text: "A picture shows a plane, but this network takes 784 numbers.",
  });
  trainer.dispose();
});

test("the net that is broken on purpose takes a step on CIFAR-10 and is as clueless as guessing", async () => {
  const trainer = trainerWith(assets);
  const listener = new Listener(trainer);
  const files = [1, 2, 3, 4, 5].map((number) => fileOf(`data_batch_${number}.bin`, cifarBatch()));
  await trainer.supply("cifar10", [...files, fileOf("test_batch.bin", cifarBatch())]);
  expect(
    await trainer.load({ run: 1, network: quick(preset("cifar-broken")), pace: undefined }),
  ).toMatchObject({ ok: true });
  await trainer.step();
  expect(listener.progress.lastLoss).toBeCloseTo(Math.log(10), 0);
  trainer.dispose();
});

test("bytes enter a batch as Keras's x / 255 in 32 bits", async () => {
  const store = new ExampleStore(assets);
  const loaded = await store.load(preset("mnist"));
  if (!loaded.ok) throw new Error(loaded.text);
  const { x } = loaded.data;
  const into = new Float32Array(2 * 784);
  new ExampleGatherer(loaded.data).gather(Int32Array.of(17, 5), into);
  const expected = [...x.subarray(17 * 784, 18 * 784), ...x.subarray(5 * 784, 6 * 784)];
  expect([...into]).toEqual(expected.map((byte) => Math.fround(byte / 255)));
  expect(Math.max(...into)).toBe(1);
});
