/** Plans, field by field: ports in their order, logits, settings with their defaults, and names that a layer may have. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { addNode, addWire, removeNodes, setNodeParams, setTraining } from "../network/edit";
import type { Network } from "../network/network";
import { chain, dense, input, provoked, scores, softmax, tanh } from "../testing/problem-networks";
import { checkNetwork } from "./check";
import { type Plan, planNetwork, planPreview } from "./plan";

function planned(network: Network): Plan {
  const plan = planNetwork(network, checkNetwork(network));
  if (!plan) throw new Error("the network does not train");
  return plan;
}

const preview = (network: Network) => planPreview(network, checkNetwork(network));

/** The chain with other names for its five nodes. */
const called = (names: readonly string[]): Network => ({
  ...chain,
  nodes: chain.nodes.map((node, index) => ({ ...node, name: names[index] ?? node.name })),
});
const namesOf = (network: Network) => planned(network).nodes.map(({ name }) => name);

test("the chain's plan says all of it", () => {
  const plan = planned(chain);
  expect(plan).toMatchObject({ input, output: softmax, logits: scores, features: 2, outputs: 2 });
  expect(plan.parameters).toBe(2 * 4 + 4 + 4 * 2 + 2);
  expect(plan.nodes.map(({ id, kind, inputs, shape }) => [id, kind, inputs, shape])).toEqual([
    [input, "input", [], [2]],
    [dense, "dense", [input], [4]],
    [tanh, "activation", [dense], [4]],
    [scores, "dense", [tanh], [2]],
    [softmax, "softmax", [scores], [2]],
  ]);
  expect(plan.nodes.map(({ weights }) => weights.map(({ shape }) => shape))).toEqual([
    [],
    [[2, 4], [4]],
    [],
    [[4, 2], [2]],
    [],
  ]);
  expect(plan.nodes[2]?.params).toMatchObject({ function: "tanh" });
});

test("features and outputs are the widths of the two ends", () => {
  const wide = setNodeParams(setNodeParams(chain, input, { features: 5 }), scores, { units: 3 });
  expect(preview(wide)).toMatchObject({ features: 5, outputs: 3 });
});

test("a node's inputs come in the order of its ports, whichever was wired first, one each", () => {
  const { network, node } = addNode(removeNodes(chain, [softmax]), "add", { x: 0, y: 0 });
  // Input and dense_2 both have two units.
  for (const [first, second] of [
    [
      [input, "a"],
      [scores, "b"],
    ],
    [
      [scores, "b"],
      [input, "a"],
    ],
  ] as const) {
    const wired = addWire(addWire(network, first[0], node, first[1]), second[0], node, second[1]);
    const ended = addNode(wired, "softmax", { x: 0, y: 0 });
    const plan = planned(addWire(ended.network, node, ended.node, "x"));
    expect(plan.nodes.find(({ id }) => id === node)?.inputs).toEqual([input, scores]);
  }
});

test("scores are read in place of probabilities only where the loss wants those that the network ends in", () => {
  const squared = { loss: "meanSquaredError" };
  expect(planned(setTraining(chain, squared)).logits).toBeUndefined();
  expect(planned(setTraining(removeNodes(chain, [softmax]), squared)).logits).toBeUndefined();
  expect(preview(removeNodes(chain, [softmax]))?.logits).toBeUndefined();
});

test("settings are the network's, the optimizer's with the defaults of those that it does not say", () => {
  const network = setTraining(chain, {
    optimizer: { kind: "sgd", params: { momentum: 0.5 } },
    epochs: 7,
    batchSize: 9,
    seed: 11,
  });
  expect(planned(network).training).toEqual({
    optimizer: { kind: "sgd", params: { learningRate: 0.01, momentum: 0.5 } },
    loss: "categoricalCrossentropy",
    epochs: 7,
    batchSize: 9,
    seed: 11,
    options: {},
  });
});

test("a preview's settings are a new network's, whatever the network's own are", () => {
  const { training } = preview(setTraining(chain, { batchSize: 0, loss: "unheard of", epochs: 7 })) ?? {};
  expect(training).toMatchObject({ loss: "categoricalCrossentropy", epochs: 150, batchSize: 32, seed: 1 });
});

test("there is a preview of a network with nothing wrong", () => {
  expect(preview(chain)?.nodes.map(({ id }) => id)).toEqual([input, dense, tanh, scores, softmax]);
});

test("there is none where no shape is known, of two Inputs, or of more memory than there is, whatever else is wrong", () => {
  expect(preview(setNodeParams(chain, input, { features: 0 }))).toBeUndefined();
  expect(preview(provoked["several-inputs"][0])).toBeUndefined();
  const large = setTraining(setNodeParams(chain, dense, { units: 1e9 }), { loss: "unheard of" });
  expect(checkNetwork(large).problems.map(({ tag }) => tag)).toEqual(
    expect.arrayContaining(["memory", "bad-setting"]),
  );
  expect(preview(large)).toBeUndefined();
});

test("a preview leaves out the nodes whose shapes are not known, of unknown kinds too", () => {
  const bad = setNodeParams(chain, dense, { units: -1 });
  expect(preview(bad)?.nodes.map(({ id }) => id)).toEqual([input]);
  expect(preview(provoked["unknown-kind"][0])?.nodes.map(({ id }) => id)).toEqual([input, dense]);
});

test("names keep what a layer's name may have; a run of anything else is one _, and none stands in front", () => {
  expect(namesOf(called(["in-put_1", "my  first, Dense", "__tanh", "Größe", "λ softmax"]))).toEqual([
    "in-put_1",
    "my_first_Dense",
    "tanh",
    "Gro_e",
    "softmax",
  ]);
});

test("a name of nothing that a layer's may have is layer, and names that become one are counted", () => {
  expect(namesOf(called(["日本", "層", "___", "a b", "a,b"]))).toEqual([
    "layer",
    "layer_2",
    "layer_3",
    "a_b",
    "a_b_2",
  ]);
  expect(namesOf(called(["x_2", "x", "=x", "+x", "end"]))).toEqual(["x_2", "x", "x_3", "x_4", "end"]);
});

test("any names become ones that layers may have, no two of them alike", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(name, { minLength: 5, maxLength: 5 }), (names) => {
      const safe = namesOf(called(names));
      for (const one of safe) expect(one).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*$/);
      expect(new Set(safe).size).toBe(5);
    }),
    { numRuns: runs(300) },
  );
});
