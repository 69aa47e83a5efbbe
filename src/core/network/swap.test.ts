/** Two nodes of a chain change places: the way there and back is no way, and the wires go through both. */
import { expect, test } from "vitest";
import { checkNetwork } from "../compiler/check";
import { topology } from "../graph/topology";
import { addChain, denseChain } from "./chain";
import { addNode, addWire } from "./edit";
import type { Network, NodeId } from "./network";
import { newNetwork } from "./new-network";
import { swapNode, swapRefusal } from "./swap";

const chain = addChain(newNetwork(), denseChain([2, 4, 4, 2], "tanh"));
const id = (index: number) => chain.nodes[index]?.id as NodeId;
const order = (network: Network) =>
  topology(
    network.nodes.map((node) => node.id),
    network.wires,
  ).order;

test("the order along the wires and the places change, names and params stay", () => {
  const swapped = swapNode(chain, id(1), 1);
  const before = order(chain);
  expect(order(swapped)).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
  expect(swapped.nodes[1]).toEqual({ ...chain.nodes[1], position: chain.nodes[2]?.position });
  expect(checkNetwork(swapped).loose.size).toBe(0);
});

test("every swap is undone by the opposite one", () => {
  for (const { id: node } of chain.nodes)
    for (const direction of [1, -1] as const) {
      const swapped = swapNode(chain, node, direction);
      if (swapRefusal(chain, node, direction) !== undefined) expect(swapped).toBe(chain);
      else expect(swapNode(swapped, node, direction === 1 ? -1 : 1)).toEqual(chain);
    }
});

test("what cannot be says why", () => {
  expect(swapRefusal(chain, id(0), 1)).toBe("“input” is where the data enters: it stays first.");
  expect(swapRefusal(chain, id(1), -1)).toBe("“input” is where the data enters: it stays first.");
  const last = chain.nodes.at(-1)?.id as NodeId;
  expect(swapRefusal(chain, last, 1)).toBe("“softmax” feeds nothing.");
  const { network, node } = addNode(chain, "add", { x: 0, y: 500 });
  const joined = addWire(addWire(network, id(1), node, "a"), id(2), node, "b");
  expect(swapRefusal(joined, id(2), -1)).toBe(
    "Where the network branches or joins, wires have to be drawn anew.",
  );
  expect(swapRefusal(joined, node, -1)).toBe(
    "Where the network branches or joins, wires have to be drawn anew.",
  );
});
