/** Which backend trains a plan, that it trains it as the other does, and that engines on both do not mix. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { type Plan, planNetwork } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import { addChain } from "../../core/network/chain";
import { addNode, addWire, setTraining } from "../../core/network/edit";
import type { Network, NodeId, Params } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { createChosenEngine } from "../choose";
import type { Batch, Engine } from "../engine";
import { tensorflow, tensorflowWasm } from "../testing/engines";
import { m2 } from "../testing/trained";
import { freshWeights } from "../training/starting-weights";
import { tensorflowEngine, tf } from "./load";

/** One residual block with every way of branching, a curve and a Dropout in it. */
function branching(width: number, curve = "sin"): Network {
  let network = setTraining(
    addChain(newNetwork(), [{ kind: "input" }, { kind: "dense", params: { units: width } }]),
    { batchSize: 32 },
  );
  const append = (kind: string, from: Readonly<Record<string, NodeId>>, params: Params = {}): NodeId => {
    const added = addNode(network, kind, { x: 0, y: 0 }, params);
    network = Object.entries(from).reduce(
      (next, [port, id]) => addWire(next, id, added.node, port),
      added.network,
    );
    return added.node;
  };
  const wide = network.nodes.at(-1)!.id;
  const bent = append("activation", { x: wide }, { function: curve });
  const thinned = append("dropout", { x: bent }, { rate: 0.3 });
  const branch = append("dense", { x: thinned }, { units: width });
  const sum = append("add", { a: wide, b: branch });
  const joined = append("concatenate", { a: sum, b: bent });
  append("softmax", { x: append("dense", { x: joined }, { units: 2 }) });
  return network;
}

function planOf(network: Network): Plan {
  return planNetwork(network, checkNetwork(network))!;
}

const wide = planOf(branching(48));
const narrow = planOf(branching(4));

function batchOf(step: number, count = 32): Batch {
  const random = createRandom(step, "batch");
  const x = Float32Array.from({ length: 2 * count }, () => 2 * random.normal());
  const y = new Float32Array(2 * count);
  for (let row = 0; row < count; row++)
    y[2 * row + (Math.hypot(x[2 * row]!, x[2 * row + 1]!) > 2 ? 1 : 0)] = 1;
  return { count, x, y };
}

/** Steps with a seed for each; the engine is disposed of. */
function train(engine: Engine, steps: number) {
  const losses = Array.from({ length: steps }, (_, step) => engine.step(batchOf(step), step).loss);
  const weights = engine.weights();
  engine.dispose();
  return { losses, weights };
}

async function begun(create: (plan: Plan) => Promise<Engine> | Engine, plan: Plan): Promise<Engine> {
  const engine = await create(plan);
  engine.setWeights(freshWeights(plan));
  return engine;
}

test("the wasm backend takes what is large, the cpu what is small, and the name says which and why", async () => {
  expect(narrow.parameters * 32).toBeLessThan(8000);
  expect(wide.parameters * 32).toBeGreaterThan(8000);
  expect((await createChosenEngine(narrow)).name).toBe("TensorFlow.js, cpu: this graph branches");
  expect((await createChosenEngine(wide)).name).toBe("TensorFlow.js, wasm: this graph branches");
  expect((await createChosenEngine(planOf(m2), "tensorflow")).name).toBe("TensorFlow.js, cpu: chosen");
});

test.each([
  ["forwards", "softplus", "Softplus"],
  ["backwards", "elu", "EluGrad"],
])(
  "a plan that asks, %s, for a kernel which the wasm backend lacks trains on the cpu",
  async (_, curve, name) => {
    const kernel = tf.getKernel(name, "wasm")!;
    const plan = planOf(branching(48, curve));
    tf.unregisterKernel(name, "wasm");
    try {
      (await tensorflowEngine(plan)).dispose();
      const tensors = tf.memory().numTensors;
      const engine = await begun(tensorflowEngine, plan);
      expect(engine.name).toBe("TensorFlow.js, cpu");
      expect(train(engine, 3).losses.every(Number.isFinite)).toBe(true);
      expect(tf.memory().numTensors).toBe(tensors);
    } finally {
      tf.registerKernel(kernel);
    }
  },
);

test("the same seed gives the same bits on wasm, dropout and all", async () => {
  const [first, second] = [
    train(await begun(tensorflowWasm.create, wide), 30),
    train(await begun(tensorflowWasm.create, wide), 30),
  ];
  expect(second).toEqual(first);
});

test("two hundred steps on wasm follow those on the cpu", async () => {
  const cpu = train(await begun(tensorflow.create, wide), 200);
  const wasm = train(await begun(tensorflowWasm.create, wide), 200);
  const apart = wasm.losses.map((loss, step) => Math.abs(loss - cpu.losses[step]!) / cpu.losses[step]!);
  expect(Math.max(...apart)).toBeLessThan(1e-3);
  console.log(`wasm: losses within ${Math.max(...apart).toExponential(1)} of the cpu's over 200 steps`);
});

test("engines on both backends at once give what each gives alone", async () => {
  const alone = {
    cpu: train(await begun(tensorflow.create, wide), 10),
    wasm: train(await begun(tensorflowWasm.create, wide), 10),
  };
  const [cpu, wasm] = await Promise.all([begun(tensorflow.create, wide), begun(tensorflowWasm.create, wide)]);
  const losses = { cpu: [] as number[], wasm: [] as number[] };
  for (let step = 0; step < 10; step++) {
    losses.cpu.push(cpu.step(batchOf(step), step).loss);
    losses.wasm.push(wasm.step(batchOf(step), step).loss);
    expect(cpu.probe(batchOf(step).x, 32, [wide.output]).size).toBe(1);
  }
  expect({ losses: losses.cpu, weights: cpu.weights() }).toEqual(alone.cpu);
  expect({ losses: losses.wasm, weights: wasm.weights() }).toEqual(alone.wasm);
  cpu.setWeights(wasm.weights());
  expect(cpu.evaluate(batchOf(1)).loss).toBeCloseTo(wasm.evaluate(batchOf(1)).loss, 5);
  cpu.dispose();
  wasm.dispose();
});
