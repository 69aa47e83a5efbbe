/** Stock TensorFlow.js as a rival: its own layers, losses and optimizers in a loop of our own, which beats `fit`. */

import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { buildModel } from "../src/core/compiler/build";
import type { Plan } from "../src/core/compiler/plan";
import type { Batch } from "../src/engine/engine";
import { freshWeights } from "../src/engine/training/starting-weights";
import { layersOf } from "./works";

tf.env().set("IS_NODE", false);
const folder = fileURLToPath(new URL("../node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url));
setWasmPaths(folder);
// Its threads do not start in Node; on two cores it would take one anyway.
tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);

/** @returns a function that takes one step; undefined where the backend does not start */
export async function tensorflowStepper(
  plan: Plan,
  examples: Batch,
  backend: "cpu" | "wasm",
): Promise<{ readonly step: () => number; readonly dispose: () => void } | undefined> {
  if (!(await tf.setBackend(backend).catch(() => false))) return undefined;
  const { model, layers } = buildModel(tf, plan);
  for (const [id, arrays] of freshWeights(plan)) {
    layers.get(id)?.setWeights(arrays.map(({ values, shape }) => tf.tensor(values, [...shape])));
  }
  const { batchSize } = plan.training;
  const optimizer =
    plan.training.optimizer.kind === "adam" ? tf.train.adam(0.001) : tf.train.rmsprop(0.001, 0.9);
  const x = tf.tensor2d(examples.x, [examples.count, plan.features]);
  const y = tf.tensor2d(examples.y, [examples.count, plan.outputs]);
  const batches = Math.max(1, Math.floor(examples.count / batchSize));
  const scores = tf.model({
    inputs: model.inputs,
    outputs: layers.get(plan.logits ?? plan.output)?.output as tf.SymbolicTensor,
  });
  let next = 0;
  const step = () => {
    const from = (next++ % batches) * batchSize;
    tf.tidy(() => {
      const [xs, ys] = [x, y].map((all) => all.slice([from, 0], [batchSize, -1])) as [
        tf.Tensor2D,
        tf.Tensor2D,
      ];
      const cost = optimizer.minimize(
        () => tf.losses.softmaxCrossEntropy(ys, scores.apply(xs, { training: true }) as tf.Tensor2D),
        true,
      );
      cost?.dataSync();
    });
    return 1;
  };
  return {
    step,
    dispose: () => {
      optimizer.dispose();
      model.dispose();
      x.dispose();
      y.dispose();
    },
  };
}

/** @returns a function that computes and copies out every layer's output, each Dense with its activation */
export async function tensorflowProbe(plan: Plan, x: Float32Array): Promise<() => void> {
  await tf.setBackend("wasm");
  const { model, layers } = buildModel(tf, plan);
  const kept = layersOf(plan);
  const outputs = kept.flatMap(({ id }) => (layers.get(id)?.output as tf.SymbolicTensor | undefined) ?? []);
  const every = tf.model({ inputs: model.inputs, outputs });
  return () =>
    tf.tidy(() => {
      const values = every.predict(tf.tensor2d(x, [x.length / 2, 2]), { batchSize: 65_536 }) as tf.Tensor[];
      for (const value of values) value.dataSync();
    });
}
