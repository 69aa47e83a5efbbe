import { expect, test } from "vitest";
import { lossSpecs } from "../training/losses";
import { optimizerSpecs } from "../training/optimizers";
import { type RunSettings, settingChanges } from "./setting-changes";

const settings: RunSettings = {
  optimizer: { kind: "adam", params: { learningRate: 0.01 } },
  loss: "categoricalCrossentropy",
  batchSize: 32,
};

test("the same settings have no change, written out or left to their defaults", () => {
  expect(settingChanges(settings, structuredClone(settings))).toEqual([]);
  const written = { kind: "adam", params: { learningRate: 0.01, beta1: 0.9, epsilon: 1e-7 } };
  expect(settingChanges(settings, { ...settings, optimizer: written })).toEqual([]);
});

test("each change is said with what was and what is", () => {
  const after: RunSettings = {
    optimizer: { kind: "adam", params: { learningRate: 0.001, epsilon: 1e-8 } },
    loss: "meanSquaredError",
    batchSize: 64,
  };
  expect(settingChanges(settings, after)).toEqual([
    "learning rate 0.01 → 0.001",
    "epsilon 1e−7 → 1e−8",
    "loss categorical cross-entropy → mean squared error",
    "batch size 32 → 64",
  ]);
});

test("another optimizer is said by its name, and what both have where it differs", () => {
  const sgd = { ...settings, optimizer: { kind: "sgd", params: { learningRate: 0.01 } } };
  expect(settingChanges(settings, sgd)[0]).toMatch(/^optimizer Adam → SGD/);
  expect(settingChanges(settings, sgd)).toHaveLength(1);
  const faster = { ...settings, optimizer: { kind: "sgd", params: { learningRate: 1 } } };
  expect(settingChanges(settings, faster)).toContain("learning rate 0.01 → 1");
});

test("every optimizer and loss has words of its own", () => {
  for (const { kind, title } of optimizerSpecs) {
    const optimizer = { kind, params: {} };
    const said = settingChanges(
      { ...settings, optimizer: { kind: "?", params: {} } },
      { ...settings, optimizer },
    );
    expect(said[0]).toBe(`optimizer ? → ${title}`);
  }
  const said = lossSpecs.map(({ kind }) =>
    settingChanges({ ...settings, loss: "?" }, { ...settings, loss: kind }),
  );
  expect(new Set(said.flat()).size).toBe(lossSpecs.length);
});
