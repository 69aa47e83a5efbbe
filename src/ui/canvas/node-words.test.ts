/** What a screen reader hears of a node. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { addChain, denseChain } from "../../core/network/chain";
import { addNode } from "../../core/network/edit";
import { newNetwork } from "../../core/network/new-network";
import { elementIdOf, nodeWords } from "./node-words";

test("kind, name, widths, function, problems", () => {
  const chain = addChain(newNetwork(), denseChain([2, 32, 2], "tanh"));
  const { network } = addNode(chain, "dropout", { x: 0, y: 900 });
  const check = checkNetwork(network);
  const words = network.nodes.map((node, index) => nodeWords(network, check, node, index === 1 ? 1 : 0));
  expect(words).toMatchInlineSnapshot(`
    [
      "Input input, 2",
      "Dense dense, 2 to 32, 1 problem",
      "Activation activation, 32, tanh",
      "Dense dense_2, 32 to 2",
      "Softmax softmax, 2",
      "Dropout dropout, width unknown, 0.5",
    ]
  `);
});

test("an id with spaces is still one id to ARIA", () => {
  expect(elementIdOf('a b"c')).toBe("node-a%20b%22c");
});
