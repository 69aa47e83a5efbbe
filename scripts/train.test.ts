/** `npm run train`: every mistake in the arguments is a sentence; what is asked for reaches the network. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { saveNetwork } from "../src/core/network/file";
import { idxImages, idxLabels } from "../src/core/testing/data-files";
import { tensorflowEngine } from "../src/engine/tensorflow/load";
import { epochText, openSession } from "./session";
import { asksForHelp, readOptions } from "./train-options";

const folder = mkdtempSync(join(tmpdir(), "unfold-train-"));
afterAll(() => rmSync(folder, { recursive: true }));
const rings = "presets/two-rings.json";
const inFolder = (name: string, bytes: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

test.each([
  [[], "Which network is to be trained?"],
  [["a.json", "b.json"], "One network at a time: a.json and b.json are 2."],
  [["nowhere.json"], "There is no file nowhere.json."],
  [["presets"], "presets is a folder, not a saved network."],
  [
    ["package.json"],
    "package.json: This file is JSON, but no network of Unfold: its format is not “unfold-network”.",
  ],
  [[rings, "--engine", "slow"], "--engine takes fast or tensorflow, not “slow”."],
  [[rings, "--epochs", "0"], "--epochs takes a whole number from 1 to 1,000,000, not “0”."],
  [[rings, "--epochs", "1e3"], "--epochs takes a whole number from 1 to 1,000,000, not “1e3”."],
  [[rings, "--seed", "4294967296"], "--seed takes a whole number from 0 to 4,294,967,295, not “4294967296”."],
  [[rings, "--seed", "-1"], "--seed takes a whole number from 0 to 4,294,967,295, not “-1”."],
  [[rings, "--epochs", "-1"], "--epochs takes a whole number from 1 to 1,000,000, not “-1”."],
  [[rings, "--epochs=-1"], "--epochs takes a whole number from 1 to 1,000,000, not “-1”."],
  [[rings, "--epochs"], "Option '--epochs <value>' argument missing."],
  [[rings, "--batch", "3"], "Unknown option '--batch'."],
  [[rings, "--save", "/nowhere/at/all.json"], "--save: there is no folder /nowhere/at."],
  [[rings, "--data", "nowhere"], "--data: there is no folder nowhere."],
  [
    ["presets/cifar-broken.json"],
    "“CIFAR-10, broken on purpose” needs the files of CIFAR-10: add --data and the folder they are in.",
  ],
  [
    [rings, "--data", "package.json"],
    "--data package.json: “package.json” belongs to no data set here. For MNIST drop its four IDX files, for CIFAR-10 cifar-10-binary.tar.gz.",
  ],
])("%j is refused", async (args, sentence) => {
  expect(await readOptions(args)).toBe(sentence);
});

test("files of the wrong width are refused before anything is read", async () => {
  inFolder("train-labels-idx1-ubyte", "no matter");
  expect(await readOptions([rings, "--data", folder])).toBe(
    "“input” takes 2 numbers, but an example of MNIST has 784. Set its features to 784.",
  );
});

test("epochs, seed and data reach the network; MNIST brings its own test part", async () => {
  inFolder("train-labels-idx1-ubyte", "no matter");
  const options = await readOptions(["presets/mnist.json", "--epochs", "3", "--seed", "7", "--data", folder]);
  if (typeof options === "string") throw new Error(options);
  expect(options.network.training).toMatchObject({ epochs: 3, seed: 7, batchSize: 256 });
  expect(options.network).toMatchObject({ dataset: { kind: "mnist" }, split: { kind: "test" } });
});

test("a bad file in the folder is a sentence", async () => {
  inFolder("train-labels-idx1-ubyte", "<!doctype html>");
  const options = await readOptions(["presets/mnist.json", "--data", folder]);
  if (typeof options === "string") throw new Error(options);
  expect(await openSession({ ...options, engine: tensorflowEngine })).toBe(
    "“train-labels-idx1-ubyte” is a web page: the download led to a page instead of the file. Download the file itself.",
  );
});

test("files on disk are read as dropped ones are", async () => {
  inFolder("train-labels-idx1-ubyte", idxLabels(60_000));
  inFolder("train-images-idx3-ubyte", idxImages(60_000));
  inFolder("t10k-labels-idx1-ubyte", idxLabels(10_000));
  inFolder("t10k-images-idx3-ubyte", idxImages(10_000));
  const options = await readOptions(["presets/mnist.json", "--data", folder]);
  if (typeof options === "string") throw new Error(options);
  const session = await openSession({ ...options, engine: tensorflowEngine });
  if (typeof session === "string") throw new Error(session);
  expect(session.engine).toBe("TensorFlow.js, wasm");
  const answer = await session.trainer.data(options.network);
  expect(answer.ok && [answer.data.training.length, answer.data.validation.length]).toEqual([60_000, 10_000]);
});

test("a file's weights are gone on from, unless fresh ones are asked for; help is help", async () => {
  const first = await readOptions([rings, "--epochs", "2"]);
  if (typeof first === "string") throw new Error(first);
  const session = await openSession({ ...first, engine: tensorflowEngine });
  if (typeof session === "string") throw new Error(session);
  await session.train(() => undefined);
  const weights = await session.trainer.weights();
  const path = inFolder("trained.json", saveNetwork(first.network, weights));
  const begun = async (...more: readonly string[]) => {
    const options = await readOptions([path, ...more]);
    if (typeof options === "string") throw new Error(options);
    const again = await openSession({ ...options, engine: tensorflowEngine });
    if (typeof again === "string") throw new Error(again);
    return again.trainer.weights();
  };
  expect(await begun()).toEqual(weights);
  expect(await begun("--fresh")).not.toEqual(weights);
  expect([asksForHelp(["--help"]), asksForHelp([path, "-h"]), asksForHelp([path])]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a session trains to its end and tells of every epoch as Keras does", async () => {
  const options = await readOptions([rings, "--epochs", "2"]);
  if (typeof options === "string") throw new Error(options);
  const session = await openSession({ ...options, engine: tensorflowEngine });
  if (typeof session === "string") throw new Error(session);
  const lines: string[] = [];
  expect(await session.train((record) => lines.push(epochText(record)))).toBe(undefined);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^loss: 0\.\d{4} - accuracy: 0\.\d{4}$/);
});
