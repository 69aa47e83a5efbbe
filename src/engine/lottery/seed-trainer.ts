/**
 * Trains one seed after the other of the same network on the same examples: each run is the very one that the canvas's trainer
 * takes from that seed, to the bit (the same Run, EpochSteps and engine), without the pace, the events and the pictures between.
 */
import { checkNetwork } from "../../core/compiler/check";
import { type Plan, planNetwork } from "../../core/compiler/plan";
import { isWarning } from "../../core/compiler/problem";
import { datasetSpec } from "../../core/data";
import { isSupplied } from "../../core/data/supply";
import type { SeedOutcome } from "../../core/lottery/outcome";
import type { Network } from "../../core/network/network";
import { explain } from "../../core/words/explain";
import { ExampleStore, type LoadedData } from "../data/examples";
import { createFastEngine } from "../fast/engine";
import { fastRefusal } from "../fast/refusal";
import { takeOutputRaster } from "../queries/raster";
import { systemClock } from "../training/clock";
import type { EpochRecord } from "../training/protocol";
import { Run } from "../training/run";
import { freshWeights } from "../training/starting-weights";
import { classRaster } from "./class-raster";
import type { LotteryRequest } from "./protocol";

/** Cells a side of a seed's picture. */
const PICTURE_SIZE = 48;

/** Gives each seed's outcome; one at a time. */
export type SeedTrainer = (seed: number) => Promise<SeedOutcome>;

export type PreparedLottery =
  | { readonly ok: true; readonly train: SeedTrainer }
  | { readonly ok: false; readonly text: string };

/** Checks, plans and makes the examples, once for all seeds. */
export async function prepareLottery({ network, domain }: LotteryRequest): Promise<PreparedLottery> {
  const check = checkNetwork(network);
  const plan = planNetwork(network, check);
  if (!plan) {
    const first = check.problems.find((problem) => !isWarning(problem));
    return { ok: false, text: first ? explain(first, network) : "The network cannot be trained." };
  }
  const text = refusalOf(network, plan);
  if (text !== undefined) return { ok: false, text };
  const loaded = await new ExampleStore(async () => "").load(network);
  if (!loaded.ok) return loaded;
  const { data } = loaded;
  return { ok: true, train: (seed) => trainSeed(withSeed(plan, seed), data, domain) };
}

/** Why a network that can be trained has no lottery, in a sentence; undefined where it has one. */
function refusalOf({ dataset }: Network, plan: Plan): string | undefined {
  const refusal = fastRefusal(plan);
  if (refusal !== undefined)
    return `The lottery trains on the fast engine, which does not take this network: ${refusal}. It takes chains of Dense, Activation, BatchNorm, LayerNorm, Dropout and Softmax.`;
  const spec = datasetSpec(dataset.kind);
  if (spec && isSupplied(spec))
    return `The lottery makes its examples anew on every core, and those of ${spec.title} are read from files. Choose a data set that is made here, as the rings.`;
  return undefined;
}

function withSeed(plan: Plan, seed: number): Plan {
  return { ...plan, training: { ...plan.training, seed } };
}

async function trainSeed(
  plan: Plan,
  data: LoadedData,
  domain: LotteryRequest["domain"],
): Promise<SeedOutcome> {
  const { seed } = plan.training;
  const engine = createFastEngine(plan);
  const run = new Run({ id: seed, plan, isPreview: false, data, engine, yieldToMessages });
  try {
    engine.setWeights(freshWeights(plan));
    const records: EpochRecord[] = [];
    const isDiverged = await trainToEnd(run, records);
    const seesPlane = plan.features === 2 && plan.outputs > 1;
    const raster = seesPlane ? await takeOutputRaster(run, domain, PICTURE_SIZE) : undefined;
    return { seed, isDiverged, ...figuresOf(records), picture: raster && classRaster(raster) };
  } finally {
    run.close();
  }
}

const { yieldToMessages } = systemClock();
const never = () => false;

/** @returns whether it ended at a loss that is not finite */
async function trainToEnd(run: Run, records: EpochRecord[]): Promise<boolean> {
  while (run.epoch < run.epochs) {
    while (!run.epochIsOver) {
      if (run.advance(Number.POSITIVE_INFINITY, never) !== undefined) return true;
    }
    records.push(await run.finishEpoch());
  }
  return false;
}

function figuresOf(
  records: readonly EpochRecord[],
): Pick<SeedOutcome, "loss" | "accuracy" | "perfectAt" | "curve"> {
  const losses = records.map(({ loss, reachedLoss = loss }) => reachedLoss);
  const accuracies = records.map(({ accuracy, reachedAccuracy = accuracy }) => reachedAccuracy);
  const first = accuracies.indexOf(1);
  return {
    loss: losses.at(-1) ?? Number.NaN,
    accuracy: accuracies.at(-1) ?? Number.NaN,
    perfectAt: first < 0 ? undefined : first + 1,
    curve: { loss: Float32Array.from(losses), accuracy: Float32Array.from(accuracies) },
  };
}
