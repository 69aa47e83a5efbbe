/** Every problem, provoked, with its sentence; and laws of the check on any network. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { adoptDataset } from "../data/supply";
import { addChain, type ChainLink, denseChain } from "../network/chain";
import {
  addNode,
  addWire,
  removeNodes,
  removeWires,
  setNodeParams,
  setSplit,
  setTraining,
} from "../network/edit";
import type { Network, NodeId, WireId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { randomNetwork } from "../testing/random-networks";
import { explain } from "../words/explain";
import { checkNetwork } from "./check";
import { planNetwork, planPreview } from "./plan";
import type { ProblemTag } from "./problem";

const build = (links: readonly ChainLink[]) => addChain(newNetwork(), links);
const chain = build(denseChain([2, 4, 2], "tanh"));
const [input, dense, tanh, scores, softmax] = chain.nodes.map((node) => node.id) as [
  NodeId,
  NodeId,
  NodeId,
  NodeId,
  NodeId,
];
const rawWire = (network: Network, id: string, from: NodeId, to: NodeId, port = "x"): Network => ({
  ...network,
  wires: [...network.wires, { id: id as WireId, from, to, port }],
});

const provoked: Record<ProblemTag, [Network, string]> = {
  cycle: [rawWire(chain, "back", scores, dense), "feed each other in a loop"],
  "no-input": [removeNodes(chain, [input]), "has no Input"],
  "several-inputs": [
    addNode(chain, "input", { x: 0, y: 300 }).network,
    "There are 2 Inputs: “input” and “input_2”",
  ],
  "missing-wire": [removeWires(chain, [chain.wires[1]!.id]), "Nothing is wired into “activation”"],
  "port-taken": [rawWire(chain, "second", input, scores), "“dense_2” has 2 wires in one place"],
  "unknown-port": [rawWire(chain, "odd", input, scores, "y"), "no place called “y”"],
  "no-output": [build([{ kind: "input" }]), "Nothing follows “input”"],
  "several-outputs": [
    ((added) => addWire(added.network, tanh, added.node, "x"))(addNode(chain, "dense", { x: 0, y: 300 })),
    "ends in 2 places",
  ],
  "unknown-kind": [
    { ...chain, nodes: chain.nodes.map((node) => (node.id === tanh ? { ...node, kind: "gru" } : node)) },
    "of the kind “gru”",
  ],
  "bad-param": [
    build([
      { kind: "input" },
      { kind: "dropout", params: { rate: 1.5 } },
      { kind: "dense" },
      { kind: "softmax" },
    ]),
    "Rate is 1.5. It must be a number from 0 to less than 1.",
  ],
  "bad-shape": [
    // 2 numbers from the Input and 4 from the Dense do not add.
    ((added) =>
      addWire(
        addWire(addWire(added.network, input, added.node, "a"), tanh, added.node, "b"),
        added.node,
        scores,
        "x",
      ))(addNode(chain, "add", { x: 0, y: 300 })),
    "Add needs two branches of one width but gets 2 and 4. Make them equal.",
  ],
  "input-width": [
    setNodeParams(chain, input, { features: 3 }),
    "an example of Two rings has 2. Set its features to 2.",
  ],
  "output-width": [
    setNodeParams(chain, scores, { units: 3 }),
    "gives 3 numbers, but Two rings has 2 classes",
  ],
  "softmax-missing": [removeNodes(chain, [softmax]), "Put a Softmax at the end"],
  "sigmoid-missing": [setTraining(chain, { loss: "binaryCrossentropy" }), "Put an Activation with sigmoid"],
  "binary-width": [
    setTraining(chain, { loss: "binaryCrossentropy" }),
    "takes one. Give the last Dense 1 unit",
  ],
  "not-binary": [
    setTraining(
      adoptDataset(
        build([
          { kind: "input", params: { features: 784 } },
          { kind: "dense", params: { units: 1 } },
          { kind: "activation", params: { function: "sigmoid" } },
        ]),
        "digits",
      ),
      { loss: "binaryCrossentropy" },
    ),
    "tells two classes apart, but Digits has 10",
  ],
  "unknown-dataset": [
    { ...chain, dataset: { kind: "moons", params: {} } },
    "does not know the data set “moons”",
  ],
  "bad-setting": [
    setTraining(chain, { batchSize: 0 }),
    "Batch size is 0. It must be a whole number from 1 to 65536.",
  ],
  "no-test-part": [setSplit(chain, { kind: "test" }), "has no test part of its own"],
  memory: [setNodeParams(chain, dense, { units: 1e9 }), "the limit is 2 GB. Make “dense” smaller."],
  loose: [addNode(chain, "dropout", { x: 0, y: 300 }).network, "not wired to anything and is left out"],
  "softmax-early": [
    build([{ kind: "input" }, { kind: "softmax" }, { kind: "dense" }, { kind: "softmax" }]),
    "a Softmax before the end",
  ],
  hint: [
    build([
      { kind: "input" },
      { kind: "dense", params: { units: 1 } },
      { kind: "layerNormalization" },
      { kind: "dense" },
      { kind: "softmax" },
    ]),
    "LayerNorm gets one unit, which by itself has no spread",
  ],
  "dense-pair": [
    build([{ kind: "input" }, { kind: "dense" }, { kind: "dense" }, { kind: "softmax" }]),
    "together they are one Dense",
  ],
  "topological-obstruction": [
    build(denseChain([2, 2, 2, 2], "tanh")),
    "“inner ring” lies inside “outer ring”, and nothing here bends in more than 2 dimensions",
  ],
};

const warnings: readonly ProblemTag[] = [
  "loose",
  "softmax-early",
  "dense-pair",
  "hint",
  "topological-obstruction",
];

for (const [tag, [network, words]] of Object.entries(provoked)) {
  test(`${tag} is found and said`, () => {
    const { problems, trainable } = checkNetwork(network);
    const found = problems.find((problem) => problem.tag === tag);
    expect(problems.map((problem) => problem.tag)).toContain(tag);
    expect(found && explain(found, network)).toContain(words);
    expect(trainable).toBe(warnings.includes(tag as ProblemTag));
  });
}

test("one sigmoid unit for two classes is all that binary cross-entropy asks for", () => {
  const links = [...denseChain([2, 4, 1], "tanh").slice(0, -1)];
  const sigmoid: ChainLink = { kind: "activation", params: { function: "sigmoid" } };
  const binary = setTraining(build([...links, sigmoid]), { loss: "binaryCrossentropy" });
  const check = checkNetwork(binary);
  expect(check.problems).toEqual([]);
  const plan = planNetwork(binary, check);
  expect(plan?.outputs).toBe(1);
  // The loss reads the scores before the sigmoid.
  expect(plan?.nodes.find((node) => node.id === plan.logits)?.kind).toBe("dense");
  const squared = setTraining(binary, { loss: "meanSquaredError" });
  expect(checkNetwork(squared).problems.map(({ tag }) => tag)).toEqual(["output-width"]);
});

test("an Input alone is told to be wired on, and nothing else is said", () => {
  expect(checkNetwork(build([{ kind: "input" }])).problems.map((problem) => problem.tag)).toEqual([
    "no-output",
  ]);
});

test("a cut chain is told about the missing wire, not about its ends", () => {
  const cut = removeWires(chain, [chain.wires[1]!.id]);
  expect(checkNetwork(cut).problems.map((problem) => problem.tag)).toEqual(["missing-wire"]);
});

test("a linear activation between two Dense does not hide that they are one", () => {
  const linear = build([
    { kind: "input" },
    { kind: "dense" },
    { kind: "activation", params: { function: "linear" } },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  expect(checkNetwork(linear).problems.map((problem) => problem.tag)).toEqual(["dense-pair"]);
});

test("a BatchNorm between two Dense does not hide either that they are one, once trained", () => {
  const straight = build([
    { kind: "input" },
    { kind: "dense" },
    { kind: "batchNormalization" },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  const [problem] = checkNetwork(straight).problems;
  expect(problem && explain(problem, straight)).toBe(
    "“dense” and “dense_2” have only “batchnorm” between them, which bends nothing: once trained, all of it is one Dense. Put an Activation between them.",
  );
  // A LayerNorm bends.
  const bent = build([
    { kind: "input" },
    { kind: "dense", params: { units: 4 } },
    { kind: "layerNormalization" },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  expect(checkNetwork(bent).problems).toEqual([]);
});

test("a BatchNorm that learns from batches of one says so", () => {
  const network = build([
    { kind: "input" },
    { kind: "dense", params: { units: 4 } },
    { kind: "batchNormalization" },
    { kind: "activation" },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  expect(checkNetwork(network).problems).toEqual([]);
  const single = setTraining(network, { batchSize: 1 });
  expect(checkNetwork(single).problems.map((problem) => explain(problem, single))).toEqual([
    expect.stringContaining("batches of 1"),
  ]);
});

test("any network gets an answer, a sentence for each problem, and a plan exactly when it trains", () => {
  let _trainable = 0;
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const check = checkNetwork(network);
      for (const problem of check.problems) expect(explain(problem, network)).toMatch(/\S.*[.]$/);
      expect(planNetwork(network, check) !== undefined).toBe(check.trainable);
      if (check.trainable) _trainable += 1;
      for (const [position, id] of check.order.entries()) {
        for (const wire of network.wires.filter((candidate) => candidate.to === id)) {
          expect(check.order.indexOf(wire.from)).toBeLessThan(position);
        }
      }
    }),
    { numRuns: runs(300) },
  );
});

test("long names are cut in sentences", () => {
  const network = {
    ...chain,
    nodes: chain.nodes.map((node) => (node.id === softmax ? node : { ...node, name: "x".repeat(80) })),
  };
  const cut = checkNetwork(removeNodes(network, [softmax]));
  expect(cut.problems.map((problem) => explain(problem, network)).join()).not.toContain("x".repeat(41));
});

test("an unfinished network has a preview of as much as can compute, whatever else is wrong with it", () => {
  const preview = (network: Network) =>
    planPreview(network, checkNetwork(network))?.nodes.map((node) => node.id);
  expect(preview(removeWires(chain, [chain.wires[1]!.id]))).toEqual([input, dense]);
  expect(preview(removeNodes(chain, [softmax]))).toEqual([input, dense, tanh, scores]);
  expect(preview(setTraining(chain, { batchSize: 0, loss: "unheard of" }))).toHaveLength(5);
  expect(preview(build([{ kind: "input" }]))).toHaveLength(1);
  expect(preview(removeNodes(chain, [input]))).toBeUndefined();
  expect(preview(setNodeParams(chain, dense, { units: 1e9 }))).toBeUndefined();
});
