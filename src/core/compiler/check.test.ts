/** Every problem, provoked, with its sentence; and laws of the check on any network. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { inputKind } from "../fixes/kinds";
import { type ChainLink, denseChain } from "../network/chain";
import { addNode, addWire, removeNodes, removeWires, setNodeParams, setTraining } from "../network/edit";
import type { Network } from "../network/network";
import { isInput } from "../nodes";
import { build, chain, dense, input, provoked, scores, softmax, tanh } from "../testing/problem-networks";
import { randomFaults } from "../testing/random-faults";
import { randomNetwork } from "../testing/random-networks";
import { explain } from "../words/explain";
import { checkNetwork } from "./check";
import { planNetwork, planPreview } from "./plan";
import { nodesOf, type ProblemTag } from "./problem";

const warnings: readonly ProblemTag[] = [
  "loose",
  "softmax-early",
  "dense-pair",
  "hint",
  "same-name",
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

test("without an Input all is said that does not depend on it, and nothing that does", () => {
  const tagsOf = (network: Network) => checkNetwork(network).problems.map(({ tag }) => tag);
  const without = (network: Network) => removeNodes(network, [input]);
  expect(tagsOf(without(chain))).toEqual(["no-input", "missing-wire"]);
  expect(tagsOf(without(setNodeParams(chain, scores, { units: 3 })))).toEqual([
    "no-input",
    "missing-wire",
    "output-width",
  ]);
  expect(tagsOf(without(removeNodes(chain, [softmax])))).toContain("softmax-missing");
  expect(tagsOf(without(setNodeParams(chain, dense, { units: 1e9 })))).toContain("memory");
  // Whether an Add's branches fit is known where no branch is the Input's alone.
  const [added, untold] = [provoked["bad-shape"][0], without(provoked["bad-shape"][0])];
  expect(tagsOf(added)).toEqual(["bad-shape"]);
  expect(tagsOf(untold)).not.toContain("bad-shape");
  // A Dense gives as many numbers as it has units, whatever enters it.
  expect([...checkNetwork(without(chain)).shapes.keys()]).toEqual([dense, tanh, scores, softmax]);
});

test("what is said without an Input is as true of every Input that is put there", () => {
  fc.assert(
    fc.property(
      fc.oneof(randomNetwork, randomFaults),
      fc.integer({ min: 1, max: 5 }),
      (network, features) => {
        const bare = removeNodes(
          network,
          network.nodes.filter(isInput).map(({ id }) => id),
        );
        const { problems } = checkNetwork(bare);
        const waiting = problems.flatMap((problem) => (problem.tag === "missing-wire" ? [problem] : []));
        const added = addNode(bare, inputKind.kind, { x: 0, y: 0 }, { features });
        const fed = waiting.reduce(
          (one, { node, port }) => addWire(one, added.node, node, port),
          added.network,
        );
        const withIt = checkNetwork(fed).problems;
        for (const problem of problems) {
          if (problem.tag === "no-input" || problem.tag === "missing-wire") continue;
          const { tag } = problem;
          expect(withIt.filter((other) => other.tag === tag).map(nodesOf), tag).toContainEqual(
            nodesOf(problem),
          );
        }
      },
    ),
    { numRuns: runs(1000) },
  );
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
