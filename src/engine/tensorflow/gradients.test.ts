/** The engine's gradients against central differences of a forward pass of the test's own, in 64 bits. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { planNetwork } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import { addChain, type ChainLink } from "../../core/network/chain";
import { addNode, addWire, setTraining } from "../../core/network/edit";
import type { NodeId, Params } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { type ActivationName, activationNames, activations } from "../../core/nodes/activation/functions";
import { tensorflowEngines } from "../testing/engines";
import { freshWeights } from "../training/starting-weights";

const SLOPE = 0.2;
const COUNT = 12;
const WIDTHS = [2, 3, 2] as const;
type Loss = "categoricalCrossentropy" | "meanSquaredError";

/** Kernel [inputs, units] then bias [units] of both Dense nodes, one after the other. */
type Weights = readonly number[][];

/** The mean loss of Dense, activation, Dense, Softmax, written out. */
function lossOf(
  weights: Weights,
  x: readonly number[],
  y: readonly number[],
  name: ActivationName,
  loss: Loss,
) {
  const dense = (values: readonly number[], kernel: readonly number[], bias: readonly number[]) =>
    bias.map((shift, unit) =>
      values.reduce((sum, value, input) => sum + value * kernel[input * bias.length + unit]!, shift),
    );
  let total = 0;
  for (let row = 0; row < COUNT; row++) {
    const hidden = dense(x.slice(2 * row, 2 * row + 2), weights[0]!, weights[1]!).map((value) =>
      activations[name].value(value, SLOPE),
    );
    const scores = dense(hidden, weights[2]!, weights[3]!);
    const sum = scores.reduce((powers, score) => powers + Math.exp(score), 0);
    const target = y.slice(2 * row, 2 * row + 2);
    for (const [unit, score] of scores.entries()) {
      const probability = Math.exp(score) / sum;
      if (loss === "categoricalCrossentropy") total -= target[unit]! * Math.log(probability);
      else total += (probability - target[unit]!) ** 2 / 2;
    }
  }
  return total / COUNT;
}

const random = createRandom(11, "gradients");
const x = Array.from({ length: 2 * COUNT }, () => 2 * random.normal());
// Targets between 0 and 1, as a loss has to take them too, not one-hot ones alone.
const y = Array.from({ length: COUNT }, () => random.uniform()).flatMap((share) => [share, 1 - share]);

const losses = ["categoricalCrossentropy", "meanSquaredError"] as const;
const cases = tensorflowEngines.flatMap((tested) => losses.map((loss) => ({ tested, loss })));
for (const { tested, loss } of cases) {
  test.each(activationNames)(`${tested.title}: ${loss} through %s`, async (name) => {
    const links: ChainLink[] = [
      { kind: "input", params: { features: WIDTHS[0] } },
      { kind: "dense", params: { units: WIDTHS[1] } },
      { kind: "activation", params: { function: name, slope: SLOPE } },
      { kind: "dense", params: { units: WIDTHS[2] } },
      { kind: "softmax" },
    ];
    const network = setTraining(addChain(newNetwork(), links), { loss });
    const plan = planNetwork(network, checkNetwork(network))!;
    const engine = await tested.create(plan);
    expect(engine.name).toBe(tested.name);
    const nodes = plan.nodes.filter((node) => node.weights.length > 0);
    // Rounded to 32 bits first, so that both sides start from the same numbers.
    const arrays = nodes.flatMap((node) =>
      node.weights.map(({ shape }) =>
        Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
      ),
    );
    engine.setWeights(
      new Map(
        nodes.map((node, index) => [
          node.id,
          node.weights.map((weight, at) => ({ ...weight, values: arrays[2 * index + at]! })),
        ]),
      ),
    );
    const batch = { count: COUNT, x: Float32Array.from(x), y: Float32Array.from(y) };
    const gradients = engine.gradients(batch);
    const found = nodes.flatMap((node) => gradients.get(node.id)!.map(({ values }) => [...values]));

    const weights: Weights = arrays.map((array) => [...array]);
    const [points, targets] = [[...batch.x], [...batch.y]];
    expect(engine.evaluate(batch).loss).toBeCloseTo(lossOf(weights, points, targets, name, loss), 5);
    let compared = 0;
    for (const [index, array] of weights.entries()) {
      for (const [at, value] of array.entries()) {
        const lossAt = (moved: number) => {
          const changed = weights.map((other, which) => (which === index ? other.with(at, moved) : other));
          return lossOf(changed, points, targets, name, loss);
        };
        const slope = (lossAt(value + 1e-5) - lossAt(value - 1e-5)) / 2e-5;
        expect(Math.abs(found[index]![at]! - slope)).toBeLessThan(1e-5 + 1e-4 * Math.abs(slope));
        compared += 1;
      }
    }
    expect(compared).toBe(plan.parameters);
    engine.dispose();
  });
}

test.each(tensorflowEngines)(
  "$title: through branches that part and join, also where one node feeds both ends of an Add",
  async (tested) => {
    let network = addChain(newNetwork(), [
      { kind: "input" },
      { kind: "dense", params: { units: 2 } },
      { kind: "activation", params: { function: "tanh" } },
    ]);
    const [, , bend] = network.nodes.map(({ id }) => id);
    const append = (kind: string, from: readonly [NodeId, string][], params: Params = {}) => {
      const added = addNode(network, kind, { x: 0, y: 0 }, params);
      network = from.reduce((next, [id, port]) => addWire(next, id, added.node, port), added.network);
      return added.node;
    };
    const branch = append("dense", [[bend!, "x"]], { units: 2 });
    const sum = append("add", [
      [bend!, "a"],
      [branch, "b"],
    ]);
    const twice = append("add", [
      [sum, "a"],
      [sum, "b"],
    ]);
    const joined = append("concatenate", [
      [twice, "a"],
      [bend!, "b"],
    ]);
    const scores = append("dense", [[joined, "x"]], { units: 2 });
    append("softmax", [[scores, "x"]]);

    const plan = planNetwork(network, checkNetwork(network))!;
    const engine = await tested.create(plan);
    expect(engine.name).toBe(tested.name);
    engine.setWeights(freshWeights(plan));
    const batch = { count: COUNT, x: Float32Array.from(x), y: Float32Array.from(y) };
    const gradients = engine.gradients(batch);
    const start = engine.weights();
    let compared = 0;
    for (const [id, arrays] of start) {
      for (const [index, { values }] of arrays.entries()) {
        for (const at of values.keys()) {
          const lossAt = (by: number) => {
            const moved = arrays.map((array, which) =>
              which === index ? { ...array, values: values.with(at, values[at]! + by) } : array,
            );
            engine.setWeights(new Map([[id, moved]]));
            return engine.evaluate(batch).loss;
          };
          const slope = (lossAt(1 / 64) - lossAt(-1 / 64)) * 32;
          expect(Math.abs(gradients.get(id)![index]!.values[at]! - slope)).toBeLessThan(2e-3);
          compared += 1;
        }
        engine.setWeights(start);
      }
    }
    expect(compared).toBe(plan.parameters);
    engine.dispose();
  },
);
