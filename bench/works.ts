/** The pieces of work that are timed: the material's networks on made-up examples of the right sizes. */
import { checkNetwork } from "../src/core/compiler/check";
import { type Plan, type PlanNode, planNetwork } from "../src/core/compiler/plan";
import { createRandom, shuffle } from "../src/core/math/random";
import { addChain, type ChainLink, denseChain } from "../src/core/network/chain";
import { setTraining } from "../src/core/network/edit";
import { newNetwork } from "../src/core/network/new-network";
import { ExampleGatherer } from "../src/engine/data/gather";
import type { Batch, Engine, HeldExamples, StepRange } from "../src/engine/engine";

export interface Work {
  readonly name: string;
  readonly about: string;
  readonly links: readonly ChainLink[];
  readonly optimizer: string;
  readonly batchSize: number;
  readonly examples: number;
}

const wide = (widths: readonly number[], dropout?: number): readonly ChainLink[] => {
  const [features = 2, ...units] = widths;
  return [
    { kind: "input", params: { features } },
    ...units.flatMap((width, index): ChainLink[] => {
      const dense: ChainLink = { kind: "dense", params: { units: width } };
      if (index === units.length - 1) return [dense, { kind: "softmax" }];
      const relu: ChainLink = { kind: "activation", params: { function: "relu" } };
      return dropout ? [dense, relu, { kind: "dropout", params: { rate: dropout } }] : [dense, relu];
    }),
  ];
};

/** Ten sigmoids and relus in turn, then a relu, as the notebook has it. */
const cifar: readonly ChainLink[] = [
  { kind: "input", params: { features: 3072 } },
  ...Array.from({ length: 11 }, (_, index): ChainLink[] => [
    { kind: "dense", params: { units: 720 } },
    { kind: "activation", params: { function: index % 2 === 0 && index < 10 ? "sigmoid" : "relu" } },
  ]).flat(),
  { kind: "dense", params: { units: 10 } },
  { kind: "softmax" },
];

export const w1: Work = {
  name: "W1",
  about: "M2's 34-parameter net, Adam, batch 32",
  links: denseChain([2, 4, 2, 2, 2], "tanh"),
  optimizer: "adam",
  batchSize: 32,
  examples: 1000,
};
export const w2: Work = {
  name: "W2",
  about: "M3's 2-1000-1000-1000-2, Adam, batch 32",
  links: denseChain([2, 1000, 1000, 1000, 2], "tanh"),
  optimizer: "adam",
  batchSize: 32,
  examples: 32,
};
export const w3: Work = {
  name: "W3",
  about: "M5 MNIST 784-512-512-10, RMSprop, batch 256",
  links: wide([784, 512, 512, 10]),
  optimizer: "rmsprop",
  batchSize: 256,
  examples: 4096,
};
export const w3d: Work = {
  ...w3,
  name: "W3d",
  about: "M6, the same with Dropout 0.5",
  links: wide([784, 512, 512, 10], 0.5),
};
export const w4: Work = {
  name: "W4",
  about: "M7 CIFAR 3072-720×11-10, RMSprop, batch 256",
  links: cifar,
  optimizer: "rmsprop",
  batchSize: 256,
  examples: 1024,
};

export const steppedWorks = [w1, w2, w3, w3d, w4];

export function planOf({ links, optimizer, batchSize }: Work): Plan {
  const network = setTraining(addChain(newNetwork(), links), {
    optimizer: { kind: optimizer, params: {} },
    batchSize,
  });
  const check = checkNetwork(network);
  const plan = planNetwork(network, { ...check, trainable: true });
  if (!plan) throw new Error("bench: the network does not plan");
  return plan;
}

/** Examples in [0, 1) with the classes told apart by their first numbers, one-hot. */
export function examplesOf({ examples: count }: Work, { features, outputs }: Plan): Batch {
  const random = createRandom(1, "bench");
  const x = Float32Array.from({ length: count * features }, () => random.uniform());
  const y = new Float32Array(count * outputs);
  for (let row = 0; row < count; row++) {
    const share = ((x[row * features] as number) + (x[row * features + 1] as number)) / 2;
    y[row * outputs + Math.floor(share * outputs)] = 1;
  }
  return { count, x, y };
}

/** GFLOP of one step: two a multiplication, three products a layer but no derivative by the data. */
export function gigaflops({ nodes, training }: Plan): number {
  let multiplications = 0;
  let isFirst = true;
  for (const { weights } of nodes) {
    const [inputs = 0, units = 0] = weights[0]?.shape ?? [];
    multiplications += (isFirst && inputs > 0 ? 2 : 3) * inputs * units;
    if (inputs > 0) isFirst = false;
  }
  return (2 * multiplications * training.batchSize) / 1e9;
}

/** The nodes whose values are a layer's output as Keras has layers: a Dense together with what bends it. */
export function layersOf({ nodes }: Plan): readonly PlanNode[] {
  return nodes.filter(({ kind }, index) => {
    const next = nodes[index + 1];
    return kind !== "input" && !(kind === "dense" && next && next.kind !== "dense");
  });
}

/** An epoch of the work in shuffled order, over examples that the engine holds from now on. */
export function heldRange(work: Work, plan: Plan, { multiStep }: Engine): StepRange {
  const examples = examplesOf(work, plan);
  multiStep?.hold(heldOf(plan, examples), work.batchSize);
  const steps = Math.ceil(examples.count / work.batchSize);
  const all = Int32Array.from({ length: examples.count }, (_, index) => index);
  return {
    order: shuffle(all, createRandom(1, "bench order")),
    batchSize: work.batchSize,
    from: 0,
    seeds: Uint32Array.from({ length: steps }, (_, index) => index),
    losses: new Float64Array(steps),
    corrects: new Int32Array(steps),
  };
}

/** W5: a million points of the plane, and the layers of M2 whose output is kept. */
export function pointsOf() {
  const plan = planOf(w1);
  const count = 1_000_000;
  const random = createRandom(1, "points");
  const x = Float32Array.from({ length: 2 * count }, () => 12 * random.uniform() - 6);
  return { plan, x, count, kept: layersOf(plan).map(({ id }) => id) };
}

/** A batch as examples to gather from. */
export function heldOf({ features }: Plan, { count, x, y }: Batch): HeldExamples {
  const gatherer = new ExampleGatherer({ x, features });
  return { count, y, gather: (indices, into) => gatherer.gather(indices, into) };
}
