/** Weights that survive an edit: those of the nodes whose shapes did. */
import { expect, test } from "vitest";
import { checkNetwork } from "../compiler/check";
import { addChain, denseChain } from "./chain";
import { type Checkpoint, survivingWeights } from "./checkpoint";
import { removeNodes, setNodeParams } from "./edit";
import type { Network, NodeId } from "./network";
import { newNetwork } from "./new-network";

const chain = addChain(newNetwork(), denseChain([2, 4, 3, 2], "tanh"));
const denses = chain.nodes.filter((node) => node.kind === "dense").map((node) => node.id);

function weightsOf(network: Network): Checkpoint {
  const { weights } = checkNetwork(network);
  return new Map(
    [...weights].map(([id, specs]) => [
      id,
      specs.map(({ name, shape }) => ({
        name,
        shape,
        values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
      })),
    ]),
  );
}

const survivors = (edited: Network): NodeId[] =>
  [...survivingWeights(weightsOf(chain), checkNetwork(edited).weights)]
    .filter(([, arrays]) => arrays.length > 0)
    .map(([id]) => id);

test("a wider layer loses its own weights and those of the layer it feeds", () => {
  expect(survivors(setNodeParams(chain, denses[0]!, { units: 5 }))).toEqual([denses[2]]);
});

test("another activation loses nothing", () => {
  const tanh = chain.nodes.find((node) => node.kind === "activation")!;
  expect(survivors(setNodeParams(chain, tanh.id, { function: "relu" }))).toEqual(denses);
});

test("a layer without its bias is another layer", () => {
  expect(survivors(setNodeParams(chain, denses[1]!, { useBias: false }))).toEqual([denses[0], denses[2]]);
});

test("a removed layer takes its weights along", () => {
  expect(survivors(removeNodes(chain, [denses[2]!]))).toEqual([denses[0], denses[1]]);
});
