/** The summary's text: names, shapes and parameters in columns, the totals below. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "../network/chain";
import { newNetwork } from "../network/new-network";
import { checkNetwork } from "./check";
import { kerasSummary } from "./keras-summary";

test("M2 in columns", () => {
  const network = addChain(newNetwork("M2"), denseChain([2, 4, 2, 2, 2], "tanh"));
  expect(kerasSummary(network, checkNetwork(network))).toBe(
    `
Model: “M2”
────────────────────────────────────────────────
 Layer (type)            Output shape   Param #
────────────────────────────────────────────────
 input (InputLayer)      (None, 2)      0
 dense (Dense, tanh)     (None, 4)      12
 dense_2 (Dense, tanh)   (None, 2)      10
 dense_3 (Dense, tanh)   (None, 2)      6
 dense_4 (Dense)         (None, 2)      6
 softmax (Softmax)       (None, 2)      0
────────────────────────────────────────────────
 Total params: 34 (136 bytes)
 Trainable params: 34 (136 bytes)
 Non-trainable params: 0 (0 bytes)`.trimStart(),
  );
});
