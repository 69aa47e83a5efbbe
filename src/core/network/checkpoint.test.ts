/** Weights that survive an edit: those of the nodes whose shapes did. */
import { expect, test } from "vitest";
import { checkNetwork } from "../compiler/check";
import { addChain, denseChain } from "./chain";
import { arraysFit, type Checkpoint, sizeOf, survivingWeights, type WeightArray } from "./checkpoint";
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

const array = (name: string, shape: readonly number[]): WeightArray => ({
  name,
  shape,
  values: new Float32Array(sizeOf(shape)),
});
const kernel = array("kernel", [2, 3]);
const bias = array("bias", [3]);

test("the same arrays fit, and an array has as many numbers as its sizes multiply to", () => {
  expect(arraysFit([kernel, bias], [kernel, bias])).toBe(true);
  expect([sizeOf([2, 3]), sizeOf([3]), sizeOf([])]).toEqual([6, 3, 1]);
});

test.each([
  ["one that is missing", [kernel]],
  ["one too many", [kernel, bias, bias]],
  ["another name", [kernel, array("gamma", [3])]],
  ["another order", [bias, kernel]],
  ["another size", [kernel, array("bias", [4])]],
  ["fewer axes", [array("kernel", [2]), bias]],
  ["more axes", [array("kernel", [2, 3, 1]), bias]],
])("arrays with %s do not fit", (_, arrays) => {
  expect(arraysFit(arrays, [kernel, bias])).toBe(false);
});
