/** What is left out of a large network: nothing where there is room, and never so much that the rest holds the page up. */
import { expect, test } from "vitest";
import { LIMITS, type Network } from "../../core/network/network";
import { largeNetworks } from "../../core/testing/large-networks";
import { crowdingOf } from "./crowding";
import { crowdingText } from "./crowding-words";

const piledUp = (network: Network): Network => ({
  ...network,
  nodes: network.nodes.map((node) => ({ ...node, position: { x: 7, y: 7 } })),
});

test("nodes side by side are all drawn, however many they are", () => {
  const { hiddenNodes, hiddenWires } = crowdingOf(largeNetworks["a chain that trains"](LIMITS.nodes));
  expect([hiddenNodes.size, hiddenWires.size]).toEqual([0, 0]);
});

test("a thousand nodes are drawn wherever they lie", () => {
  const crowding = crowdingOf(piledUp(largeNetworks["a chain that trains"](1000)));
  expect([crowding.hiddenNodes.size, crowdingText(crowding)]).toEqual([0, undefined]);
});

test("of ten thousand in one place sixty are drawn, and the wires between them; it is said", () => {
  const crowding = crowdingOf(piledUp(largeNetworks["a chain that trains"](LIMITS.nodes)));
  expect(crowding.hiddenNodes.size).toBe(LIMITS.nodes - 60);
  expect(crowding.hiddenWires.size).toBe(LIMITS.nodes - 60);
  expect(crowdingText(crowding)).toBe(
    "9,940 nodes and 9,940 wires are not drawn: too many lie in one place. Arrange lays them out.",
  );
});

test("wires that all cross the view are cut at a number, and it is said", () => {
  const star = largeNetworks["one node that feeds all others"](LIMITS.nodes);
  const crowding = crowdingOf(star);
  expect(crowding.hiddenNodes.size).toBe(0);
  expect(star.wires.length - crowding.hiddenWires.size).toBeLessThanOrEqual(400 + 120);
  expect(crowdingText(crowding)).toMatch(/^9,\d{3} wires are not drawn: too many lie in one place\.$/);
});
