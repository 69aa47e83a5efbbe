/** The Dense that stands for a node, on chains and where two branches meet. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "./chain";
import { denseBefore } from "./dense-before";
import { addNode, addWire } from "./edit";
import { newNetwork } from "./new-network";

test("a Dense is its own, an Activation has the Dense before it, the Input has none", () => {
  const network = addChain(newNetwork(), denseChain([2, 3, 2], "tanh"));
  const [input, first, activation, second, softmax] = network.nodes.map(({ id }) => id);
  expect(network.nodes.map(({ id }) => denseBefore(network, id))).toEqual([
    undefined,
    first,
    first,
    second,
    second,
  ]);
  expect([input, activation, softmax]).not.toContain(undefined);
});

test("where branches meet it is the nearest of all, and a circle of wires has an end", () => {
  const chain = addChain(newNetwork(), denseChain([2, 3, 2], "tanh"));
  const [input, , , second] = chain.nodes.map(({ id }) => id);
  const { network, node } = addNode(chain, "concatenate", { x: 0, y: 0 });
  const joined = addWire(addWire(network, input!, node, "a"), second!, node, "b");
  expect(denseBefore(joined, node)).toBe(second);
  const round = addNode(joined, "activation", { x: 0, y: 0 });
  const turned = addWire(round.network, round.node, round.node, "x");
  expect(denseBefore(turned, round.node)).toBeUndefined();
});
