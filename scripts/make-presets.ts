/**
 * Writes the material's large presets (M3, M5, M6, M7) as ordinary saved files: `npx tsx scripts/make-presets.ts`.
 * They were made once; run it again only to change them all alike. Chains of more than nine nodes go in rows.
 */
import { writeFileSync } from "node:fs";
import { NODE_GAP, NODE_SIZE } from "../src/core/graph/node-size";
import { addChain, type ChainLink } from "../src/core/network/chain";
import { renameNode } from "../src/core/network/edit";
import { saveNetwork } from "../src/core/network/file";
import type { Network } from "../src/core/network/network";
import { newNetwork } from "../src/core/network/new-network";
import { defaultParams } from "../src/core/params";
import { rmsprop } from "../src/core/training/optimizers";

interface NamedLink extends ChainLink {
  readonly name: string;
}

const NODES_A_ROW = 9;

const input = (features: number): NamedLink => ({ kind: "input", name: "input", params: { features } });
const dense = (name: string, units: number): NamedLink => ({ kind: "dense", name, params: { units } });
const activation = (number: number, name: string): NamedLink => ({
  kind: "activation",
  name: `${name}${number}`,
  params: { function: name },
});
const dropout = (number: number): NamedLink => ({
  kind: "dropout",
  name: `dropout${number}`,
  params: { rate: 0.5 },
});
const scores = (units: number): readonly NamedLink[] => [
  dense("scores", units),
  { kind: "softmax", name: "softmax" },
];

function chain(name: string, about: string, links: readonly NamedLink[]): Network {
  const made = addChain({ ...newNetwork(name), about }, links);
  const step = { x: NODE_SIZE.width + NODE_GAP.x, y: NODE_SIZE.height + NODE_GAP.y };
  // Rows of one length, so that a chain of 25 is not two full rows and a rest.
  const rows = Math.ceil(links.length / NODES_A_ROW);
  const perRow = Math.ceil(links.length / rows);
  const placed = made.nodes.map((node, index) => ({
    ...node,
    position: { x: (index % perRow) * step.x, y: Math.floor(index / perRow) * step.y },
  }));
  let named: Network = { ...made, nodes: placed };
  for (const [index, { id }] of placed.entries()) named = renameNode(named, id, links[index]?.name ?? id);
  return named;
}

const share = { kind: "share", share: 0.2, seed: 1 } as const;
/** The notebook's RMSprop; its time's rule added epsilon outside the root (material, M5 and M6). */
const oldRmsprop = {
  kind: rmsprop.kind,
  params: { ...defaultParams(rmsprop.params), learningRate: 0.001, rho: 0.9, epsilon: 1e-14 },
};
const digitsTraining = {
  optimizer: oldRmsprop,
  loss: "categoricalCrossentropy",
  epochs: 20,
  batchSize: 256,
  seed: 1,
} as const;
const onDigits = (network: Network): Network => ({
  ...network,
  dataset: { kind: "digits", params: {} },
  split: share,
  training: digitsTraining,
});

const fullFiles =
  "It comes with 10,000 digits, a fifth held back; drop MNIST's four files on the page for all 70,000 and their own test part.";
const whyEpsilon =
  "RMSprop's epsilon is 1e-14 because inside the root, where it stands today, so small a number acts like the older rule by which this net was first trained.";

const rings = newNetwork().dataset;
const outliers: Network = {
  ...chain(
    "Two outliers",
    "Fifteen points a ring, two strays far outside that claim to belong to the inner one, and two million numbers to explain them. Press Train and watch the net bend the plane around each stray: it learns by heart what it should have ignored.",
    [
      input(2),
      ...[1, 2, 3].flatMap((number) => [dense(`hidden${number}`, 1000), activation(number, "tanh")]),
      ...scores(2),
    ],
  ),
  dataset: { kind: rings.kind, params: { ...rings.params, samples: 15, outliers: true } },
};

const mnist = onDigits(
  chain(
    "Handwritten digits",
    `Two wide layers read handwriting. The training loss falls towards nothing while the validation loss turns and climbs: the net begins to remember instead of reading. ${fullFiles} ${whyEpsilon}`,
    [
      input(784),
      dense("hidden1", 512),
      activation(1, "relu"),
      dense("hidden2", 512),
      activation(2, "relu"),
      ...scores(10),
    ],
  ),
);

const dropped = onDigits(
  chain(
    "Handwritten digits with dropout",
    `The same net, but at every step half of each hidden layer is silenced, so that no unit can rely on another. Does the validation loss still climb? ${fullFiles} ${whyEpsilon}`,
    [
      input(784),
      dense("hidden1", 512),
      activation(1, "relu"),
      dropout(1),
      dense("hidden2", 512),
      activation(2, "relu"),
      dropout(2),
      ...scores(10),
    ],
  ),
);

const cifar: Network = {
  ...chain(
    "CIFAR-10, broken on purpose",
    "Eleven layers of 720, every other one a sigmoid, and it learns nothing: the loss stays at ln 10 = 2.303, which is guessing. Ten layers squeeze all photographs onto one point, and hardly any gradient finds its way back to the first. Can you repair it and reach 0.4701 on the test images? Drop cifar-10-binary.tar.gz on the page, or run npm run datasets -- cifar10 and drop what it makes.",
    [
      input(3072),
      ...Array.from({ length: 11 }, (_, index) => [
        dense(`hidden${index + 1}`, 720),
        activation(index + 1, index % 2 === 0 && index < 10 ? "sigmoid" : "relu"),
      ]).flat(),
      ...scores(10),
    ],
  ),
  dataset: { kind: "cifar10", params: {} },
  split: { kind: "test" },
  training: {
    ...digitsTraining,
    optimizer: { kind: rmsprop.kind, params: defaultParams(rmsprop.params) },
  },
};

const files = { outliers, mnist, "mnist-dropout": dropped, "cifar-broken": cifar };
for (const [name, network] of Object.entries(files)) {
  writeFileSync(new URL(`../presets/${name}.json`, import.meta.url), saveNetwork(network));
  console.log(`presets/${name}.json: ${network.about.length} characters about it`);
}
