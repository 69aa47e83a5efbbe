/** Params: forms and sentences made from a schema. */
import { expect, test } from "vitest";
import { datasetSpecs } from "./data";
import { nodeSpecs } from "./nodes";
import { activation } from "./nodes/activation/spec";
import { dense } from "./nodes/dense/spec";
import { dropout } from "./nodes/dropout/spec";
import { defaultParams, paramFields, parseParams } from "./params";
import { optimizerSpecs } from "./training/optimizers";
import { trainingParams } from "./training/settings";

const text = (parsed: ReturnType<typeof parseParams>) =>
  parsed.ok ? [] : parsed.problems.map((problem) => problem.text);

test("a sentence names the param, its value and what it must be", () => {
  expect(text(parseParams(dense.params, { units: 0 }))).toEqual([
    "Units is 0. It must be a whole number of at least 1.",
  ]);
  expect(text(parseParams(dense.params, { units: 2.5 }))).toEqual([
    "Units is 2.5. It must be a whole number of at least 1.",
  ]);
  expect(text(parseParams(dropout.params, { rate: 1 }))).toEqual([
    "Rate is 1. It must be a number from 0 to less than 1.",
  ]);
  expect(text(parseParams(dense.params, { useBias: "yes" }))).toEqual([
    "Bias is “yes”. It must be on or off.",
  ]);
  expect(text(parseParams(activation.params, { function: "swish" }))[0]).toContain(
    "It must be one of linear, sigmoid, tanh",
  );
  expect(text(parseParams(trainingParams, { epochs: 0, batchSize: 1e9 }))).toHaveLength(2);
});

test("a learning rate of zero is refused", () => {
  for (const { params } of optimizerSpecs) {
    expect(text(parseParams(params, { learningRate: 0 }))).toEqual([
      "Learning rate is 0. It must be a number from more than 0 to 100.",
    ]);
  }
});

test("missing params take their defaults", () => {
  expect(parseParams(dense.params, {})).toEqual({ ok: true, params: defaultParams(dense.params) });
});

const schemas = [...nodeSpecs, ...datasetSpecs, ...optimizerSpecs].map(({ kind, params }) => ({
  kind,
  params,
}));

test.each(schemas)(
  "every param of $kind has a title, a default that passes, and a kind of control",
  ({ params }) => {
    expect(parseParams(params, defaultParams(params)).ok).toBe(true);
    for (const field of paramFields(params)) {
      expect(field.title).not.toBe(field.name);
      expect(field.default).toBeDefined();
    }
  },
);
