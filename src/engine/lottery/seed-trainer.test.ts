/** A seed of the lottery is the canvas's own run from that seed, whatever was trained before it; a thousand take no more memory than one. */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import type { ChainLink } from "../../core/network/chain";
import { setParamsOfNodes, setSplit, setTraining } from "../../core/network/edit";
import { openNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { createFastEngine } from "../fast/engine";
import type { EpochRecord } from "../protocol";
import { answered, Listener, m2, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer } from "../training/trainer";
import { classRaster } from "./class-raster";
import { createLottery } from "./lottery";
import { prepareLottery } from "./seed-trainer";

const domain = [-6, 6] as const;
const noAsset = async () => "no such file";

function preset(name: string): Network {
  const file = new URL(`../../../presets/${name}.json`, import.meta.url);
  const opened = openNetwork(readFileSync(file, "utf8"));
  if (opened.kind !== "ok") throw new Error(`The preset ${name} does not open.`);
  return opened.network;
}

/** What the page's trainer tells of the same seed: its records, and the picture of the plane in the end. */
async function singleRun(network: Network, seed: number) {
  const trainer = createTrainer((plan) => createFastEngine(plan), systemClock());
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network: setTraining(network, { seed }), pace: undefined });
  const over = listener.state("finished", "diverged");
  trainer.start();
  await over;
  const { raster } = answered(
    await trainer.picture({
      sheet: { domain, lines: 3, refine: 1 },
      samples: new Int32Array(0),
      points: new Float32Array(0),
      raster: 48,
    }),
  );
  trainer.dispose();
  return { records: listener.records, raster, state: listener.progress.state };
}

const regular: readonly ChainLink[] = [
  { kind: "input", params: { features: 2 } },
  { kind: "dense", params: { units: 6 } },
  { kind: "batchNormalization" },
  { kind: "activation", params: { function: "relu" } },
  { kind: "dropout", params: { rate: 0.3 } },
  { kind: "dense", params: { units: 2 } },
  { kind: "softmax" },
];

/** Without bends, and steps that are far too long: squares of what is larger every time. */
const diverging = smallNetwork(
  { optimizer: { kind: "sgd", params: { learningRate: 100 } }, loss: "meanSquaredError", epochs: 40 },
  [
    { kind: "input", params: { features: 2 } },
    { kind: "dense", params: { units: 4 } },
    { kind: "dense", params: { units: 2 } },
  ],
);

test.each([
  ["M2, all of its 150 epochs", m2],
  ["dropout and a moving mean", smallNetwork({ epochs: 12 }, regular)],
  ["with a share held back", setSplit(smallNetwork({ epochs: 8 }), { kind: "share", share: 0.3, seed: 1 })],
  ["a loss that does not stay finite", diverging],
])("each seed ends as the single run does, to the bit: %s", async (_, network) => {
  const other = smallNetwork({ epochs: 2 });
  const prepared = answered(await prepareLottery({ networks: [other, network], domain }, noAsset));
  // The order is another than the single runs': what came before must not matter.
  for (const seed of [7, 1, 4, 7]) {
    const { records, raster, state } = await singleRun(network, seed);
    const outcome = await prepared.train({ network: 1, seed });
    const losses = records.map(({ loss, reachedLoss = loss }) => reachedLoss);
    const accuracies = records.map(({ accuracy, reachedAccuracy = accuracy }) => reachedAccuracy);
    const first = accuracies.indexOf(1);
    expect(outcome).toEqual({
      seed,
      loss: losses.at(-1) ?? Number.NaN,
      validation: validationOf(records.at(-1)),
      accuracy: accuracies.at(-1) ?? Number.NaN,
      perfectAt: first < 0 ? undefined : first + 1,
      isDiverged: state === "diverged",
      curve: {
        loss: Float32Array.from(losses),
        accuracy: Float32Array.from(accuracies),
        isReached: true,
      },
      picture: raster && classRaster(raster),
    });
    expect(outcome.picture?.winner).toHaveLength(48 * 48);
  }
});

function validationOf(last: EpochRecord | undefined) {
  const { validationLoss: loss, validationAccuracy: accuracy } = last ?? {};
  return accuracy === undefined ? undefined : { loss, accuracy };
}

test("networks on the same examples share them, and those of files are read as the trainer reads them", async () => {
  const asset = vi.fn(async (name: string) => {
    const file = new URL(`../../../public/${name}`, import.meta.url);
    return new File([new Uint8Array(readFileSync(file))], name);
  });
  const wide = setTraining(preset("mnist"), { epochs: 1 });
  const hidden = wide.nodes.filter(({ kind }) => kind === "dense").slice(0, -1);
  const small = setParamsOfNodes(
    wide,
    hidden.map(({ id }) => id),
    { units: 16 },
  );
  const prepared = answered(await prepareLottery({ networks: [wide, small], domain }, asset));
  const outcomes = [
    await prepared.train({ network: 0, seed: 1 }),
    await prepared.train({ network: 1, seed: 1 }),
  ];
  expect(asset).toHaveBeenCalledTimes(1);
  for (const { accuracy, validation, picture } of outcomes) {
    expect(accuracy).toBeGreaterThan(0.3);
    expect(validation?.accuracy).toBeGreaterThan(0.3);
    expect(picture).toBeUndefined();
  }
  // The figures of a network as large as the first are those while training.
  expect(outcomes.map(({ curve }) => curve.isReached)).toEqual([false, true]);
});

test("a network that cannot be tried is refused in a sentence", async () => {
  const ask = async (network: Network) => {
    const prepared = await prepareLottery({ networks: [m2, network], domain }, noAsset);
    return prepared.ok ? "" : prepared.text;
  };
  expect(await ask(setTraining(m2, { loss: "" }))).toMatch(/loss/i);
  expect(await ask(preset("residual-blocks"))).toMatch(/^The lottery .+: this graph branches\./);
  expect(await ask(preset("mnist"))).toMatch(/no such file/);
});

test("a thousand seeds take no more memory than thirty-two", { timeout: 60_000 }, async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const lottery = createLottery();
  await lottery.begin({ networks: [smallNetwork({ epochs: 4 })], domain, assets: "" });
  const held = async (from: number, to: number) => {
    for (let seed = from; seed < to; seed += 32) {
      await lottery.train(Array.from({ length: 32 }, (_, index) => ({ network: 0, seed: seed + index })));
    }
    // What was given up is counted out beside the program, a moment later.
    for (let round = 0; round < 3; round++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  await held(0, 64);
  const before = await held(64, 96);
  const after = await held(96, 96 + 1024);
  expect(after - before).toBeLessThan(2e6);
});
