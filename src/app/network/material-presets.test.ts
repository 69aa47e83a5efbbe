/** The material's large presets are its experiments, setting by setting (M3, M5, M6, M7). */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { summarise } from "../../core/compiler/summary";
import { NODE_GAP, NODE_SIZE } from "../../core/graph/node-size";
import { datasetOf } from "./dataset";
import { openPreset, presetNames } from "./presets";

const of = (name: (typeof presetNames)[number]) => openPreset(name).network;
const rowsOf = (name: (typeof presetNames)[number]) =>
  summarise(of(name), checkNetwork(of(name))).map(({ type, parameters }) => [type, parameters]);

test("M3: 32 points with both outliers, three tanh layers of a thousand, Adam, 150 epochs of one batch", () => {
  const network = of("outliers");
  expect(datasetOf(network)?.facts.count).toBe(32);
  expect(network.dataset.params).toMatchObject({
    samples: 15,
    outliers: true,
    innerRadius: 2,
    outerRadius: 5,
  });
  expect(network.training).toMatchObject({
    optimizer: { kind: "adam", params: { learningRate: 0.001 } },
    loss: "categoricalCrossentropy",
    epochs: 150,
    batchSize: 32,
  });
  expect(rowsOf("outliers")).toEqual([
    ["InputLayer", 0],
    ["Dense, tanh", 3000],
    ["Dense, tanh", 1_001_000],
    ["Dense, tanh", 1_001_000],
    ["Dense", 2002],
    ["Softmax", 0],
  ]);
});

const notebookTraining = {
  optimizer: { kind: "rmsprop", params: { learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-14 } },
  loss: "categoricalCrossentropy",
  epochs: 20,
  batchSize: 256,
};

test("M5 and M6: the same two relu layers of 512, with and without dropout, by the notebook's RMSprop", () => {
  const dense = [
    ["Dense, relu", 401_920],
    ["Dense, relu", 262_656],
  ];
  const ends = [
    ["Dense", 5130],
    ["Softmax", 0],
  ];
  expect(rowsOf("mnist")).toEqual([["InputLayer", 0], ...dense, ...ends]);
  expect(rowsOf("mnist-dropout")).toEqual([
    ["InputLayer", 0],
    ...dense.flatMap((row) => [row, ["Dropout", 0]]),
    ...ends,
  ]);
  for (const name of ["mnist", "mnist-dropout"] as const) {
    const network = of(name);
    expect(network.training).toMatchObject(notebookTraining);
    expect(network.dataset.kind).toBe("digits");
    expect(network.split).toEqual({ kind: "share", share: 0.2, seed: 1 });
    expect(network.about).toContain("epsilon is 1e-14 because");
    expect(network.about).not.toContain("test set");
    expect(network.nodes.filter(({ kind }) => kind === "dropout").map(({ params }) => params.rate)).toEqual(
      name === "mnist" ? [] : [0.5, 0.5],
    );
  }
});

test("M7: eleven layers of 720, sigmoid and relu in turn and relu last, marked as broken", () => {
  const network = of("cifar-broken");
  expect(network.name).toContain("broken on purpose");
  const functions = network.nodes.flatMap(({ params }) => (params.function ? [params.function] : []));
  expect(functions).toEqual([...Array(5).fill(["sigmoid", "relu"]).flat(), "relu"]);
  const dense = network.nodes.flatMap(({ params }) => (params.units ? [params.units] : []));
  expect(dense).toEqual([...Array(11).fill(720), 10]);
  expect(network.training).toMatchObject({ optimizer: { kind: "rmsprop" }, epochs: 20, batchSize: 256 });
  expect([network.dataset.kind, network.split.kind]).toEqual(["cifar10", "test"]);
});

test.each(presetNames)("%s lies on the canvas without overlaps, chains in rows that can be read", (name) => {
  const { nodes, wires } = of(name);
  const places = nodes.map(({ position }) => position);
  const branches = new Set(wires.map((wire) => wire.to)).size < wires.length;
  for (const [index, { x, y }] of places.entries()) {
    for (const other of places.slice(0, index)) {
      const apart =
        Math.abs(x - other.x) >= NODE_SIZE.width + NODE_GAP.x ||
        Math.abs(y - other.y) >= NODE_SIZE.height + NODE_GAP.y;
      expect(apart).toBe(true);
    }
    if (!branches) expect(x).toBeLessThanOrEqual(8 * (NODE_SIZE.width + NODE_GAP.x));
  }
});
