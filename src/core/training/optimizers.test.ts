/** The optimizers: Keras's formulas by hand, and agreement with TensorFlow.js where it has the same formula. */
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "../math/random";
import { defaultParams, paramFields } from "../params";
import { optimizerSpec, optimizerSpecs } from "./optimizers";

beforeAll(async () => {
  tf.env().set("IS_NODE", false);
  await tf.setBackend("cpu");
});

type Settings = Readonly<Record<string, number>>;

/** The weights after a step for each gradient, from all ones. */
function walk(kind: string, settings: Settings, gradients: readonly Float32Array[]): Float32Array {
  const spec = optimizerSpec(kind)!;
  const params = { ...defaultParams(spec.params), ...settings };
  const length = gradients[0]!.length;
  const slots = Array.from({ length: spec.slots }, () => new Float32Array(length));
  let weights = new Float32Array(length).fill(1);
  for (const [index, gradient] of gradients.entries()) {
    const updated = new Float32Array(length);
    spec.update(params, { step: index + 1, weights, gradient, slots, updated });
    weights = updated;
  }
  return weights;
}

function tensorflowWalk(optimizer: tf.Optimizer, gradients: readonly Float32Array[]): Float32Array {
  const variable = tf.variable(tf.ones([gradients[0]!.length]));
  for (const gradient of gradients) {
    tf.tidy(() => optimizer.applyGradients([{ name: variable.name, tensor: tf.tensor1d(gradient) }]));
  }
  return variable.dataSync<"float32">().slice();
}

const random = createRandom(3, "gradients");
const gradients = Array.from({ length: 50 }, () => Float32Array.from({ length: 7 }, () => random.normal()));

function expectClose(actual: Float32Array, expected: Float32Array): void {
  for (const [at, value] of expected.entries()) expect(Math.abs(actual[at]! - value)).toBeLessThan(2e-6);
}

test("Adam's first step is the learning rate against the sign, less by Keras's epsilon", () => {
  const gradient = 1e-4;
  const [weight] = walk("adam", { learningRate: 0.5, epsilon: 1e-4 }, [Float32Array.of(gradient)]);
  // m = 0.1 g, √v = √0.001 g; the rate is 0.5·√0.001 / 0.1.
  const root = Math.sqrt(0.001) * gradient;
  const expected = 1 - ((0.5 * Math.sqrt(0.001)) / 0.1) * ((0.1 * gradient) / (root + 1e-4));
  expect(weight).toBeCloseTo(expected, 6);
  expect(1 - weight!).toBeLessThan(0.02);
});

test("Adam is TensorFlow.js's where epsilon is nothing", () => {
  const ours = walk("adam", { learningRate: 0.01, epsilon: 1e-30 }, gradients);
  // Its powers of beta are kept in 32 bits, hence the room.
  for (const [at, value] of tensorflowWalk(tf.train.adam(0.01, 0.9, 0.999, 1e-30), gradients).entries()) {
    expect(Math.abs(ours[at]! - value)).toBeLessThan(2e-5);
  }
});

test("RMSprop is TensorFlow.js's, with momentum and without", () => {
  for (const momentum of [0, 0.8]) {
    const ours = walk("rmsprop", { learningRate: 0.01, rho: 0.9, momentum, epsilon: 1e-7 }, gradients);
    expectClose(ours, tensorflowWalk(tf.train.rmsprop(0.01, 0.9, momentum, 1e-7), gradients));
  }
});

test("RMSprop's epsilon stands inside the root", () => {
  const [weight] = walk("rmsprop", { learningRate: 1, rho: 0, epsilon: 1 }, [Float32Array.of(Math.sqrt(3))]);
  expect(weight).toBeCloseTo(1 - Math.sqrt(3) / 2, 6);
});

test("SGD is TensorFlow.js's, with momentum and without", () => {
  expectClose(walk("sgd", { learningRate: 0.1 }, gradients), tensorflowWalk(tf.train.sgd(0.1), gradients));
  const ours = walk("sgd", { learningRate: 0.01, momentum: 0.9 }, gradients);
  expectClose(ours, tensorflowWalk(tf.train.momentum(0.01, 0.9), gradients));
});

test("the defaults are Keras's", () => {
  expect(defaultParams(optimizerSpec("adam")!.params)).toEqual({
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
  });
  expect(defaultParams(optimizerSpec("rmsprop")!.params)).toEqual({
    learningRate: 0.001,
    rho: 0.9,
    momentum: 0,
    epsilon: 1e-7,
  });
  expect(defaultParams(optimizerSpec("sgd")!.params)).toEqual({ learningRate: 0.01, momentum: 0 });
});

for (const spec of optimizerSpecs) {
  test(`${spec.kind}: every setting has a title and a sentence; no gradient, no step`, () => {
    for (const field of paramFields(spec.params)) {
      expect(field.title).toMatch(/^[A-Z]/);
      expect(field.description).toMatch(/^[A-Z].*\.$/);
    }
    // AdamW's decay is a step of its own.
    const { learningRate, weightDecay = 0 } = defaultParams(spec.params);
    const kept = Math.fround(1 - Number(learningRate) * Number(weightDecay));
    expect(walk(spec.kind, {}, [new Float32Array(3)])).toEqual(Float32Array.of(kept, kept, kept));
  });

  test(`${spec.kind}: may write the new weights over the old ones, and goes downhill`, () => {
    const params = { ...defaultParams(spec.params), learningRate: 0.05 };
    const weights = Float32Array.of(3, -2);
    const slots = Array.from({ length: spec.slots }, () => new Float32Array(2));
    for (let step = 1; step <= 400; step++) {
      const gradient = weights.map((weight) => 2 * weight);
      (spec.update as (params: object, arrays: object) => void)(params, {
        step,
        weights,
        gradient,
        slots,
        updated: weights,
      });
    }
    for (const weight of weights) expect(Math.abs(weight)).toBeLessThan(0.1);
  });
}
