/** The rows of a network whose nodes were moved are the ones of before; a new name is in them at once. */
import { expect, test } from "vitest";
import { moveNodes } from "../network/move-nodes";
import type { NodeId } from "../network/network";
import { largeNetworks } from "../testing/large-networks";
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
