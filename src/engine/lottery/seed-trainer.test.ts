/** A seed of the lottery is the canvas's own run from that seed, whatever was trained before it; a thousand take no more memory than one. */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { ChainLink } from "../../core/network/chain";
import { setSplit, setTraining } from "../../core/network/edit";
import { openNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { createFastEngine } from "../fast/engine";
import { answered, Listener, m2, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer } from "../training/trainer";
import { classRaster } from "./class-raster";
import { createLottery } from "./lottery";
import { prepareLottery } from "./seed-trainer";

const domain = [-6, 6] as const;

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
  const prepared = answered(await prepareLottery({ network, domain }));
  // The order is another than the single runs': what came before must not matter.
  for (const seed of [7, 1, 4, 7]) {
    const { records, raster, state } = await singleRun(network, seed);
    const outcome = await prepared.train(seed);
    const losses = records.map(({ loss, reachedLoss = loss }) => reachedLoss);
    const accuracies = records.map(({ accuracy, reachedAccuracy = accuracy }) => reachedAccuracy);
    const first = accuracies.indexOf(1);
    expect(outcome).toEqual({
      seed,
      loss: losses.at(-1) ?? Number.NaN,
      accuracy: accuracies.at(-1) ?? Number.NaN,
      perfectAt: first < 0 ? undefined : first + 1,
      isDiverged: state === "diverged",
      curve: { loss: Float32Array.from(losses), accuracy: Float32Array.from(accuracies) },
      picture: raster && classRaster(raster),
    });
    expect(outcome.picture?.winner).toHaveLength(48 * 48);
  }
});

test("a network that cannot be tried is refused in a sentence", async () => {
  const ask = async (network: Network) => {
    const prepared = await prepareLottery({ network, domain });
    return prepared.ok ? "" : prepared.text;
  };
  expect(await ask(setTraining(m2, { loss: "" }))).toMatch(/loss/i);
  expect(await ask(preset("residual-blocks"))).toMatch(/^The lottery .+: this graph branches\./);
  expect(await ask(preset("mnist"))).toMatch(
    /^The lottery makes its examples .+ of Digits are read from files\./,
  );
});

test("a thousand seeds take no more memory than thirty-two", { timeout: 60_000 }, async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const lottery = createLottery();
  await lottery.begin({ network: smallNetwork({ epochs: 4 }), domain });
  const held = async (from: number, to: number) => {
    for (let seed = from; seed < to; seed += 32) {
      await lottery.train(Array.from({ length: 32 }, (_, index) => seed + index));
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
