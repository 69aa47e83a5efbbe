/** The core, from a chain to its plan: M2 reads as the material states it. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "../network/chain";
import { newNetwork } from "../network/new-network";
import { checkNetwork, totalParameters, trainableParameters } from "./check";
import { planNetwork } from "./plan";
import { summarise } from "./summary";

const m2 = addChain(newNetwork("M2"), denseChain([2, 4, 2, 2, 2], "tanh"));

test("M2 is nine nodes with 34 parameters, and nothing is wrong with it", () => {
  const check = checkNetwork(m2);
  expect(check.problems).toEqual([]);
  expect(m2.nodes).toHaveLength(9);
  expect(totalParameters(check)).toBe(34);
});

test("M2's summary reads 0, 12, 10, 6, 6, 0", () => {
  const rows = summarise(m2, checkNetwork(m2));
  expect(rows.map((row) => row.parameters)).toEqual([0, 12, 10, 6, 6, 0]);
  expect(rows.map((row) => row.type)).toEqual([
    "InputLayer",
    "Dense, tanh",
    "Dense, tanh",
    "Dense, tanh",
    "Dense",
    "Softmax",
  ]);
});

test("M2's plan starts at the Input, ends at the Softmax and knows the logits", () => {
  const plan = planNetwork(m2, checkNetwork(m2));
  expect(plan?.nodes.map((node) => node.name)).toEqual([
    "input",
    "dense",
    "activation",
    "dense_2",
    "activation_2",
    "dense_3",
    "activation_3",
    "dense_4",
    "softmax",
  ]);
  expect(plan?.nodes.find((node) => node.id === plan.logits)?.name).toBe("dense_4");
});

test("a BatchNorm counts its moving averages as Keras does: among all parameters, not among the trainable ones", () => {
  const network = addChain(newNetwork(), [
    { kind: "input" },
    { kind: "dense", params: { units: 4, useBias: false } },
    { kind: "batchNormalization" },
    { kind: "activation" },
    { kind: "layerNormalization", params: { scale: false } },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  const check = checkNetwork(network);
  expect(summarise(network, check).map(({ type, parameters }) => [type, parameters])).toEqual([
    ["InputLayer", 0],
    ["Dense", 8],
    ["BatchNormalization", 16],
    ["tanh", 0],
    ["LayerNormalization", 4],
    ["Dense", 10],
    ["Softmax", 0],
  ]);
  expect([totalParameters(check), trainableParameters(check)]).toEqual([38, 30]);
});
