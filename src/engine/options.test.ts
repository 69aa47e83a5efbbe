/** Options of training on every engine: many steps in one call are the same steps, and all engines come to the same. */
import { expect, test } from "vitest";
import { checkNetwork } from "../core/compiler/check";
import { planNetwork } from "../core/compiler/plan";
import { createRandom } from "../core/math/random";
import { setTraining } from "../core/network/edit";
import { clippings } from "../core/training/options/clippings";
import { regularizers } from "../core/training/options/regularizers";
import type { HeldExamples } from "./engine";
import { fastEngines, tensorflow } from "./testing/engines";
import { smallNetwork } from "./testing/trained";
import { freshWeights } from "./training/starting-weights";

const random = createRandom(11, "examples");
const count = 40;
const x = Float32Array.from({ length: 2 * count }, () => random.normal());
const y = Float32Array.from({ length: 2 * count }, (_, index) => Number((index >> 1) % 2 === index % 2));
const held: HeldExamples = {
  count,
  y,
  gather: (indices, into) =>
    indices.forEach((index, row) => {
      into.set(x.subarray(2 * index, 2 * index + 2), 2 * row);
    }),
};
const order = Int32Array.from({ length: count }, (_, index) => (index * 7) % count);
const BATCH = 8;
const STEPS = count / BATCH;
const rates = Float32Array.from({ length: STEPS }, (_, step) => 0.05 / (step + 1));

const cases = [
  ...regularizers.map(({ kind }) => ({
    title: kind,
    options: { regularizer: { kind, params: { l1: 0.03, l2: 0.05 } } },
  })),
  ...clippings.map(({ kind }) => ({ title: kind, options: { clipping: { kind, params: { limit: 0.02 } } } })),
  { title: "adamW", options: {} },
];

test.each(cases)("$title: in one call, step by step and on every engine", async ({ title, options }) => {
  const kind = title === "adamW" ? "adamW" : "sgd";
  const network = setTraining(smallNetwork(), {
    optimizer: { kind, params: kind === "adamW" ? { weightDecay: 0.3 } : { momentum: 0.5 } },
    batchSize: BATCH,
    options: Object.fromEntries(
      Object.entries(options).map(([slot, option]) => [slot, { ...option, params: known(option) }]),
    ),
  });
  const plan = planNetwork(network, checkNetwork(network))!;
  const batchOf = (step: number) => {
    const indices = order.slice(step * BATCH, (step + 1) * BATCH);
    const batch = { count: BATCH, x: new Float32Array(2 * BATCH), y: new Float32Array(2 * BATCH) };
    held.gather(indices, batch.x);
    indices.forEach((index, row) => {
      batch.y.set(y.subarray(2 * index, 2 * index + 2), 2 * row);
    });
    return batch;
  };
  const after = async (tested: (typeof fastEngines)[number], isInOneCall: boolean) => {
    const engine = await tested.create(plan);
    engine.setWeights(freshWeights(plan));
    const losses = new Float64Array(STEPS);
    if (isInOneCall && engine.multiStep) {
      engine.multiStep.hold(held, BATCH);
      const range = { order, batchSize: BATCH, from: 0, seeds: new Uint32Array(STEPS), rates, losses };
      while (engine.multiStep.advance({ ...range, corrects: new Int32Array(STEPS) }, () => false) < STEPS);
    } else {
      for (let step = 0; step < STEPS; step++) losses[step] = engine.step(batchOf(step), 0, rates[step]).loss;
    }
    const weights = [...engine.weights().values()].flat().map(({ values }) => values);
    engine.dispose();
    return { losses, weights };
  };
  const reference = await after(tensorflow, false);
  for (const tested of fastEngines) {
    const single = await after(tested, false);
    expect(await after(tested, true), tested.title).toEqual(single);
    for (const [index, values] of single.weights.entries()) {
      for (const [at, value] of values.entries()) {
        expect(Math.abs(value - reference.weights[index]![at]!), tested.title).toBeLessThan(2e-6);
      }
    }
    for (const [step, loss] of single.losses.entries()) expect(loss).toBeCloseTo(reference.losses[step]!, 5);
  }
});

/** The params that an option of this kind has. */
function known({
  kind,
  params,
}: {
  readonly kind: string;
  readonly params: Readonly<Record<string, number>>;
}) {
  const schema = [...regularizers, ...clippings].find((spec) => spec.kind === kind)?.params.shape ?? {};
  return Object.fromEntries(Object.entries(params).filter(([name]) => name in schema));
}
