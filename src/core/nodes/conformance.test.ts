/** What every node kind promises holds: of all kinds in the list, and of what TensorFlow.js builds from them. */
import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildModel } from "../compiler/build";
import { checkNetwork, totalParameters } from "../compiler/check";
import { planNetwork } from "../compiler/plan";
import { createRandom } from "../math/random";
import { addChain, type ChainLink } from "../network/chain";
import { sizeOf } from "../network/checkpoint";
import { newNetwork } from "../network/new-network";
import type { ParamsSchema } from "../param-schema";
import { defaultParams, type ParamField, paramFields, parseParams } from "../params";
import { nodeSpecs } from ".";
import { activationNames, activations } from "./activation/functions";
import { sinClass } from "./activation/sin-layer";
import { isRefusal, type NodeSpec } from "./define";

beforeAll(async () => {
  // Else the cpu backend advertises another package on Node's console.
  tf.env().set("IS_NODE", false);
  await tf.setBackend("cpu");
});

const specs = nodeSpecs as readonly unknown[] as readonly NodeSpec[];

/** Good params of a kind, from its schema's form; sizes small enough to build. */
function anyParams(schema: ParamsSchema) {
  const fields = paramFields(schema).map((field) => [field.name, anyValue(field)] as const);
  return fc.record(Object.fromEntries(fields));
}

function anyValue(field: ParamField): fc.Arbitrary<string | number | boolean> {
  switch (field.type) {
    case "boolean":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...(field.choices ?? []));
    case "integer":
      return fc.integer({ min: field.minimum ?? 0, max: Math.min(field.maximum ?? 40, 40) });
    case "number":
      return fc.double({
        min: field.minimum ?? field.above ?? 0,
        max: field.maximum ?? field.below ?? 1,
        minExcluded: field.above !== undefined,
        maxExcluded: field.below !== undefined,
        noNaN: true,
      });
  }
}

test("there are kinds to test", () => {
  expect(specs.length).toBeGreaterThan(4);
  expect(new Set(specs.map((spec) => spec.kind)).size).toBe(specs.length);
});

for (const spec of specs) {
  test(`${spec.kind}: title, summary, defaults and form are sound`, () => {
    expect(spec.title).toMatch(/^[A-Z]/);
    expect(spec.summary).toMatch(/^[A-Z].*\.$/);
    const defaults = defaultParams(spec.params);
    expect(parseParams(spec.params, defaults)).toEqual({ ok: true, params: defaults });
    for (const field of paramFields(spec.params)) {
      expect(field.title).toMatch(/^[A-Z]/);
      expect(field.description).toMatch(/^[A-Z].*\.$/);
      expect(field.default).toBeDefined();
    }
    expect(spec.layerType(defaults).length).toBeGreaterThan(0);
  });

  test(`${spec.kind}: params go through JSON unchanged, and their label is short`, () => {
    let ran = 0;
    fc.assert(
      fc.property(anyParams(spec.params), (params) => {
        const parsed = parseParams(spec.params, JSON.parse(JSON.stringify(params)));
        expect(parsed).toEqual({ ok: true, params });
        if (parsed.ok) expect(spec.label(parsed.params)).toMatch(/^.{1,40}$/);
        ran += 1;
      }),
    );
    expect(ran).toBeGreaterThan(0);
  });

  const { layer } = spec;
  if (!layer) continue;

  test(`${spec.kind}: the promised shape and parameters are those that TensorFlow.js builds`, () => {
    let built = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), anyParams(spec.params), (width, params) => {
        const inputs = spec.inputs.map(() => [width]);
        const shape = spec.inferShape(inputs, params);
        if (isRefusal(shape)) return;
        const made = layer(tf, params, "layer");
        const entering = inputs.map((entry) => tf.input({ shape: entry }));
        const left = made.apply(entering.length === 1 ? entering[0]! : entering) as tf.SymbolicTensor;
        expect(left.shape).toEqual([null, ...shape]);
        const promised = spec.weights(inputs, params);
        expect(promised.map((weight) => weight.shape)).toEqual(made.weights.map((weight) => weight.shape));
        expect(promised.reduce((sum, weight) => sum + sizeOf(weight.shape), 0)).toBe(made.countParams());
        for (const weight of promised) {
          expect(weight.initialise(createRandom(1, "test"))).toHaveLength(sizeOf(weight.shape));
        }
        made.dispose();
        built += 1;
      }),
    );
    expect(built).toBeGreaterThan(0);
  });

  test(`${spec.kind}: what is no vector is refused in a sentence`, () => {
    const answer = spec.inferShape(
      spec.inputs.map(() => [28, 28]),
      defaultParams(spec.params),
    );
    expect(isRefusal(answer) && answer.refusal).toMatch(/28×28.*\.$/);
  });
}

test("every activation's value is its TensorFlow.js layer's", () => {
  for (const name of activationNames) {
    for (const slope of [0, 0.2, 1]) {
      const points = Float32Array.from({ length: 401 }, (_, index) => (index - 200) / 20);
      const layer = activations[name].layer(tf, name, slope);
      const values = tf.tidy(() => (layer.apply(tf.tensor2d(points, [401, 1])) as tf.Tensor).dataSync());
      for (const [index, x] of points.entries()) {
        const expected = activations[name].value(x, slope);
        expect(Math.abs(values[index]! - expected), `${name} at ${x}`).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(x)),
        );
      }
    }
  }
});

/** Trains nothing: a chain's model with random weights. */
function modelOf(links: readonly ChainLink[]): tf.LayersModel {
  const network = addChain(newNetwork(), links);
  const check = checkNetwork(network);
  const plan = planNetwork(network, check);
  const { model } = buildModel(tf, plan!);
  expect(model.countParams()).toBe(totalParameters(check));
  const random = createRandom(7, "weights");
  model.setWeights(
    model
      .getWeights()
      .map((weight) => tf.tensor(Float32Array.from({ length: weight.size }, random.normal), weight.shape)),
  );
  return model;
}

test("a model of every activation saves, loads and computes the same", async () => {
  const links: ChainLink[] = activationNames.flatMap((name) => [
    { kind: "dense", params: { units: 3 } },
    { kind: "activation", params: { function: name, slope: 0.13 } },
  ]);
  const model = modelOf([{ kind: "input" }, ...links, { kind: "dense" }, { kind: "softmax" }]);
  let saved: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      // Through JSON, as a file would have it.
      const topology = JSON.parse(JSON.stringify(artifacts.modelTopology));
      saved = { ...artifacts, modelTopology: topology };
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    }),
  );
  sinClass(tf);
  const again = await tf.loadLayersModel(tf.io.fromMemory(saved!));
  const points = tf.tensor2d(
    Float32Array.from({ length: 40 }, (_, index) => Math.sin(index) * 5),
    [20, 2],
  );
  expect((again.predict(points) as tf.Tensor).dataSync()).toEqual(
    (model.predict(points) as tf.Tensor).dataSync(),
  );
});

test("dropout's mask is seeded, new for every seed, and keeps the mean", () => {
  const [dropout] = specs.filter((spec) => spec.kind === "dropout");
  const apply = (rate: number, seed: number) =>
    tf.tidy(() =>
      dropout!.training!.forward(tf, tf.ones([200, 50]), { rate }, [], seed).values.dataSync<"float32">(),
    );
  for (const rate of [0, 0.2, 0.5, 0.9]) {
    expect(apply(rate, 3)).toEqual(apply(rate, 3));
    let total = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const values = apply(rate, seed);
      const kept = values.filter((value) => value !== 0);
      expect(Math.max(...kept)).toBeCloseTo(1 / (1 - rate), 4);
      expect(Math.min(...kept)).toBeCloseTo(1 / (1 - rate), 4);
      expect(Math.abs(kept.length / values.length - (1 - rate))).toBeLessThan(0.03);
      total += values.reduce((sum, value) => sum + value, 0) / values.length;
    }
    expect(Math.abs(total / 20 - 1)).toBeLessThan(0.03);
    if (rate > 0) expect(apply(rate, 4)).not.toEqual(apply(rate, 3));
  }
});
