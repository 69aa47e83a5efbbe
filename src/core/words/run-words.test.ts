/** What is said between two runs: what trains differently, and nothing else. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "../network/chain";
import { setNodeParams, setTraining } from "../network/edit";
import { newNetwork } from "../network/new-network";
import { packCurves } from "../runs/curves";
import { keptRun } from "../runs/testing/kept-runs";
import { hasSameCurves, runDifferences, sayBeginning, sayMidRun } from "./run-words";

const network = addChain(newNetwork("M"), denseChain([2, 4, 2], "tanh"));
const adam = (learningRate: number) => ({ optimizer: { kind: "adam", params: { learningRate } } });
const first = { run: keptRun(), network: setTraining(network, adam(0.001)) };
const settings = (learningRate: number) => ({
  ...adam(learningRate),
  loss: "categoricalCrossentropy",
  batchSize: 32,
});

test("a rate, units and a seed are said; names, places and notes are not", () => {
  const dense = network.nodes.find(({ kind }) => kind === "dense")!;
  const moved = {
    ...network,
    name: "Other",
    about: "x",
    nodes: network.nodes.map((node) => ({ ...node, position: { x: 7, y: 7 } })),
  };
  expect(
    runDifferences(first, { run: keptRun({ number: 2 }), network: setTraining(moved, adam(0.001)) }),
  ).toEqual([]);
  const wider = setTraining(setNodeParams(moved, dense.id, { ...dense.params, units: 8 }), {
    ...adam(0.003),
    seed: 9,
  });
  expect(runDifferences(first, { run: keptRun({ number: 2 }), network: wider })).toEqual([
    `“${dense.name}”: units 4 → 8`,
    "learning rate 0.001 → 0.003",
    "seed 1 → 9",
  ]);
});

test("another engine, another beginning and what was changed in mid-run are said", () => {
  const run = keptRun({
    number: 2,
    engine: "TensorFlow.js, cpu",
    start: { kind: "kept", steps: 320 },
    origin: { run: "run 1", name: "Run 1", epoch: 40 },
    settings: [
      { epoch: 1, settings: settings(0.001) },
      { epoch: 41, settings: settings(0.1) },
    ],
  });
  expect(runDifferences(first, { run, network: first.network })).toEqual([
    "learning rate 0.001 → 0.1 after epoch 40",
    "engine: fast engine → TensorFlow.js, cpu",
    "began: fresh weights → from Run 1’s weights at epoch 40",
  ]);
  expect(sayMidRun(keptRun())).toEqual([]);
  expect(sayBeginning(keptRun({ start: { kind: "by hand" } }))).toBe("from weights set by hand");
});

test("curves are the same where every figure is, to the bit", () => {
  const other = (loss: number) =>
    keptRun({
      curves: packCurves([
        { epoch: 1, loss: 0.7, accuracy: 0.5 },
        { epoch: 2, loss, accuracy: 0.75 },
      ]),
    });
  expect(hasSameCurves(keptRun(), other(0.6))).toBe(true);
  expect(hasSameCurves(keptRun(), other(0.6 + 2 ** -53))).toBe(false);
  expect(hasSameCurves(keptRun({ curves: packCurves([]) }), keptRun({ curves: packCurves([]) }))).toBe(false);
});
