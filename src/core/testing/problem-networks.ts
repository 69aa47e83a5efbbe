/** Networks that have one kind of problem each, with words of its sentence; for the check and for the fixes. */
import type { ProblemTag } from "../compiler/problem";
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

/** A chain on the rings. */
export const build = (links: readonly ChainLink[]) => addChain(newNetwork(), links);
/** Input, Dense 4, tanh, Dense 2, Softmax: nothing wrong. */
export const chain = build(denseChain([2, 4, 2], "tanh"));
export const [input, dense, tanh, scores, softmax] = chain.nodes.map((node) => node.id) as [
  NodeId,
  NodeId,
  NodeId,
  NodeId,
  NodeId,
];
/** A wire that the canvas would refuse, as a file may hold it. */
const rawWire = (network: Network, id: string, from: NodeId, to: NodeId, port = "x"): Network => ({
  ...network,
  wires: [...network.wires, { id: id as WireId, from, to, port }],
});

/** By the kind of problem. */
export const provoked: Record<ProblemTag, [Network, string]> = {
  cycle: [rawWire(chain, "back", scores, dense), "feed each other in a loop"],
  "no-input": [removeNodes(chain, [input]), "has no Input"],
  "several-inputs": [
    addNode(chain, "input", { x: 0, y: 300 }).network,
    "There are 2 Inputs: “input” and “input_2”",
  ],
  "missing-wire": [
    removeWires(chain, [(chain.wires[1] as Network["wires"][number]).id]),
    "Nothing is wired into “activation”",
  ],
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
  "same-name": [
    { ...chain, nodes: chain.nodes.map((node) => (node.id === scores ? { ...node, name: "dense" } : node)) },
    "2 nodes are called “dense”",
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
