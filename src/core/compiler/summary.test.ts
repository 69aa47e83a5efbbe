/** Which nodes share a row, what is said of unfinished ones; rows are made anew for another name and for nothing else. */
import { expect, test } from "vitest";
import { addNode, addWire, removeWires } from "../network/edit";
import { moveNodes } from "../network/move-nodes";
import type { Network, NodeId } from "../network/network";
import { largeNetworks } from "../testing/large-networks";
import { build, chain, dense, input, provoked, scores, softmax, tanh } from "../testing/problem-networks";
import { checkNetwork } from "./check";
import { summarise } from "./summary";

test("a move changes no row and costs none; a name does, though shapes and weights are the same", () => {
  const network = largeNetworks["a chain that trains"](7);
  const check = checkNetwork(network);
  const rows = summarise(network, check);
  const moved = moveNodes(network, new Map([["n1" as NodeId, { x: 5, y: 6 }]]));
  expect(moved).not.toBe(network);
  expect(summarise(moved, check)).toBe(rows);
  const named = {
    ...network,
    nodes: network.nodes.map((node) => (node.id === "n1" ? { ...node, name: "another" } : node)),
  };
  expect(summarise(named, check)[1]?.name).toBe("another");
  expect(summarise(network, check)[1]?.name).toBe("dense");
});

const rowsOf = (network: Network) => summarise(network, checkNetwork(network));
/** Each row's nodes, type and parameters. */
const contentOf = (network: Network) =>
  rowsOf(network).map(({ nodes, type, parameters }) => [nodes, type, parameters]);

test("an Activation stands in the row of the Dense before it, and the row's shape is the one that leaves it", () => {
  expect(contentOf(chain)).toEqual([
    [[input], "InputLayer", 0],
    [[dense, tanh], "Dense, tanh", 12],
    [[scores], "Dense", 10],
    [[softmax], "Softmax", 0],
  ]);
  expect(rowsOf(chain).map(({ shape }) => shape)).toEqual([[2], [4], [2], [2]]);
});

test("an Activation has a row of its own behind anything but a Dense, and behind one that feeds others too", () => {
  const twice = build([
    { kind: "input" },
    { kind: "activation" },
    { kind: "dense" },
    { kind: "activation" },
    { kind: "activation" },
    { kind: "softmax" },
  ]);
  expect(rowsOf(twice).map(({ type }) => type)).toEqual([
    "InputLayer",
    "tanh",
    "Dense, tanh",
    "tanh",
    "Softmax",
  ]);
  const second = addNode(chain, "activation", { x: 0, y: 300 });
  const branched = addWire(second.network, dense, second.node, "x");
  expect(contentOf(branched)).toEqual([
    [[input], "InputLayer", 0],
    [[dense], "Dense", 12],
    [[tanh], "tanh", 0],
    [[second.node], "tanh", 0],
    [[scores], "Dense", 10],
    [[softmax], "Softmax", 0],
  ]);
});

test("an Activation that nothing feeds has a row of its own, of no shape", () => {
  const cut = removeWires(
    chain,
    chain.wires.filter(({ to }) => to === tanh).map(({ id }) => id),
  );
  const row = rowsOf(cut).find(({ nodes }) => nodes.includes(tanh));
  expect(row).toEqual({ name: "activation", type: "tanh", shape: undefined, parameters: 0, nodes: [tanh] });
});

test("of a kind that this version does not know the row says the kind, of bad params the kind's title", () => {
  expect(rowsOf(provoked["unknown-kind"][0]).find(({ nodes }) => nodes[0] === tanh)?.type).toBe("gru");
  expect(rowsOf(provoked["bad-param"][0]).map(({ type }) => type)).toEqual([
    "InputLayer",
    "Dropout",
    "Dense",
    "Softmax",
  ]);
});
