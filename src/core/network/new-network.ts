/** A fresh network: empty canvas, two rings, Adam. */
import { rings } from "../data/rings";
import { defaultParams } from "../params";
import { adam } from "../training/optimizers";
import { trainingParams } from "../training/settings";
import type { Network } from "./network";

export function newNetwork(name = "Untitled"): Network {
  return {
    name,
    about: "",
    nodes: [],
    wires: [],
    dataset: { kind: rings.kind, params: defaultParams(rings.params) },
    split: { kind: "none" },
    training: {
      optimizer: { kind: adam.kind, params: defaultParams(adam.params) },
      loss: "categoricalCrossentropy",
      ...trainingParams.parse({}),
    },
  };
}
