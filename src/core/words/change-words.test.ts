/** What changed, in words. */
import { expect, test } from "vitest";
import { networkChanges } from "../network/changes";
import { addNode, renameNode } from "../network/edit";
import type { Network, NodeId, WireId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { sayChanges, sayCount, type TrainedChange } from "./change-words";

const say = (before: Network, after: Network, trained?: TrainedChange) =>
  sayChanges(before, after, networkChanges(before, after), trained).map(({ text }) => text);

function wired(network: Network, ...pairs: readonly (readonly [NodeId, NodeId])[]): Network {
  const wires = pairs.map(([from, to]) => ({ id: `${from} ${to}` as WireId, from, to, port: "x" }));
  return { ...network, wires };
}

const input = addNode(newNetwork(), "input", { x: 0, y: 0 });
const dense = addNode(input.network, "dense", { x: 160, y: 0 }, { units: 8 });
const softmax = addNode(dense.network, "softmax", { x: 320, y: 0 });
const [i, d, s] = [input.node, dense.node, softmax.node];
const before = wired(softmax.network, [i, d], [d, s]);

test("nodes that came, went and changed, and settings, each in a sentence", () => {
  const dropout = addNode(before, "dropout", { x: 240, y: 0 }, { rate: 0.5 });
  const wider = {
    ...wired(dropout.network, [i, d], [d, dropout.node], [dropout.node, s]),
    training: { ...before.training, seed: 7, optimizer: { kind: "adam", params: { learningRate: 0.003 } } },
  };
  const after = {
    ...wider,
    nodes: wider.nodes.map((node) =>
      node.id === d ? { ...node, params: { ...node.params, units: 16 } } : node,
    ),
  };
  const earlier = {
    ...before,
    training: { ...before.training, optimizer: { kind: "adam", params: { learningRate: 0.01 } } },
  };
  const trained = { before: { epoch: 10 }, after: { epoch: 50 }, hasSameWeights: false };
  expect(say(earlier, after, trained)).toEqual([
    "“dropout” (Dropout 0.5) added after “dense”",
    "“dense”: units 8 → 16",
    "learning rate 0.01 → 0.003",
    `seed ${before.training.seed} → 7`,
    "trained 40 epochs more",
  ]);
  // The wire that the dropout stands in goes without saying, both ways.
  expect(say(after, earlier)).toEqual([
    "“dropout” (Dropout 0.5) removed, which stood after “dense”",
    "“dense”: units 16 → 8",
    "learning rate 0.003 → 0.01",
    `seed 7 → ${before.training.seed}`,
  ]);
});

test("wires that nothing else tells of, names, data, what is held back, places, and how far it is trained", () => {
  expect(say(before, wired(before, [i, d]))).toEqual(["wire from “dense” to “softmax” removed"]);
  expect(say(wired(before, [i, d]), before)).toEqual(["wire from “dense” to “softmax” added"]);
  expect(say(before, renameNode(before, d, "hidden"))).toEqual(["“hidden”: called “dense” before"]);
  expect(say(before, { ...before, name: "Mine", about: "…" })).toEqual([
    `name: “${before.name}” → “Mine”`,
    "the description is another",
  ]);
  const share = { ...before, split: { kind: "share", share: 0.2, seed: 1 } as const };
  expect(say({ ...before, split: { kind: "none" } }, share)).toEqual([
    "validation: nothing held back → 20 % held back, seed 1",
  ]);
  const rings = { kind: "rings", params: { samples: 500 } };
  expect(
    say({ ...before, dataset: rings }, { ...before, dataset: { ...rings, params: { samples: 200 } } }),
  ).toEqual(["data: samples a class 500 → 200"]);
  const moved = before.nodes.map((node) => ({ ...node, position: { x: 1, y: node.position.y + 9 } }));
  expect(say(before, { ...before, nodes: moved })).toEqual(["3 nodes moved"]);
  const epochs = (from: number, to: number, hasSameWeights = false) =>
    say(before, before, { before: { epoch: from }, after: { epoch: to }, hasSameWeights });
  expect(epochs(3, 2)).toEqual(["trained 1 epoch less"]);
  expect(epochs(3, 3)).toEqual(["other weights"]);
  expect(epochs(3, 3, true)).toEqual([]);
});

test("separate files are known by names and order, states of one network by ids alone", () => {
  const other = (network: Network): Network => ({
    ...network,
    nodes: network.nodes.map((node) => ({ ...node, id: `other ${node.id}` as NodeId })),
    wires: network.wires.map(({ id, from, to, port }) => ({
      ...{ id, port, from: `other ${from}` as NodeId, to: `other ${to}` as NodeId },
    })),
  });
  expect(say(before, other(before))).toEqual([]);
  expect(say(before, other(renameNode(before, d, "first")))).toEqual(["“first”: called “dense” before"]);
  // Another Dense in one network is another Dense.
  const swapped = {
    ...before,
    nodes: before.nodes.map((node) => (node.id === d ? { ...node, id: "n9" as NodeId, name: "x" } : node)),
  };
  expect(say(before, swapped).slice(0, 2)).toEqual([
    "“x” (Dense 8) added",
    "“dense” (Dense 8) removed, which stood after “input”",
  ]);
  expect(sayCount([])).toBe("no change");
  expect(sayCount([{ text: "" }])).toBe("1 change");
});
