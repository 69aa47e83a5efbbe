/**
 * Trains one seed after the other of a network, or of several, on the same examples: each run is the very one that the canvas's trainer
 * takes from that seed, to the bit (the same Run, EpochSteps and engine), without the pace, the events and the pictures between.
 */
import { checkNetwork } from "../../core/compiler/check";
import { type Plan, planNetwork } from "../../core/compiler/plan";
import { isWarning } from "../../core/compiler/problem";
import type { SeedOutcome } from "../../core/lottery/outcome";
import type { Network } from "../../core/network/network";
import { explain } from "../../core/words/explain";
import type { ReadAsset } from "../data/assets";
import { ExampleStore, type Loaded, type LoadedData } from "../data/examples";
import { createFastEngine } from "../fast/engine";
import { fastRefusal } from "../fast/refusal";
import { takeOutputRaster } from "../queries/raster";
import { withBatches } from "../training/batch-of-all";
import { systemClock } from "../training/clock";
import type { EpochRecord } from "../training/protocol";
import { Run } from "../training/run";
import { freshWeights } from "../training/starting-weights";
import { classRaster } from "./class-raster";
import type { LotteryRequest, SeedTask } from "./protocol";

/** Cells a side of a seed's picture. */
const PICTURE_SIZE = 48;

/** Gives a task's outcome; one at a time. */
export type SeedTrainer = (task: SeedTask) => Promise<SeedOutcome>;

export type PreparedLottery =
  | { readonly ok: true; readonly train: SeedTrainer }
  | { readonly ok: false; readonly text: string };

interface Recipe {
  readonly plan: Plan;
  readonly data: LoadedData;
}

/**
 * Checks, plans and makes the examples, once for all seeds; networks on the same examples share them.
 * @param readAsset reads the files that come with the product
 */
export async function prepareLottery(
  { networks, domain, files }: Omit<LotteryRequest, "assets">,
  readAsset: ReadAsset,
): Promise<PreparedLottery> {
  const examples = new ExampleStore(readAsset);
  if (files) {
    const supplied = await examples.supply(files.kind, files.files);
    if (!supplied.ok) return supplied;
  }
  const made = new Map<string, LoadedData>();
  const recipes: Recipe[] = [];
  for (const network of networks) {
    const planned = planOf(network);
    if (!planned.ok) return planned;
    const key = JSON.stringify([network.dataset, network.split]);
    const kept = made.get(key);
    const loaded: Loaded = kept ? { ok: true, data: kept } : await examples.load(network);
    if (!loaded.ok) return loaded;
    made.set(key, loaded.data);
    recipes.push({ plan: withBatches(planned.plan, loaded.data), data: loaded.data });
  }
  return {
    ok: true,
    train({ network, seed }) {
      const recipe = recipes[network];
      if (!recipe) throw new Error(`internal: there is no network ${network}`);
      return trainSeed(withSeed(recipe.plan, seed), recipe.data, domain);
    },
  };
}

type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly text: string };

/** Refused, in a sentence, where the network cannot be trained, or not on the fast engine. */
function planOf(network: Network): Planned {
  const check = checkNetwork(network);
  const plan = planNetwork(network, check);
  if (!plan) {
    const first = check.problems.find((problem) => !isWarning(problem));
    return { ok: false, text: first ? explain(first, network) : "The network cannot be trained." };
  }
  const refusal = fastRefusal(plan);
  if (refusal === undefined) return { ok: true, plan };
  return {
    ok: false,
    text: `The lottery trains on the fast engine, which does not take this network: ${refusal}. It takes chains of Dense, Activation, BatchNorm, LayerNorm, Dropout and Softmax.`,
  };
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
    return { seed, isDiverged, ...figuresOf(records, run.restored), picture: raster && classRaster(raster) };
  } finally {
    run.close();
  }
}

const { yieldToMessages } = systemClock();
const never = () => false;

/** @returns whether it ended at a loss that is not finite */
async function trainToEnd(run: Run, records: EpochRecord[]): Promise<boolean> {
  while (!run.isOver) {
    while (!run.epochIsOver) {
      if (run.advance(Number.POSITIVE_INFINITY, never) !== undefined) return true;
    }
    records.push(await run.finishEpoch());
    run.restoreBest();
  }
  return false;
}

function figuresOf(
  records: readonly EpochRecord[],
  restored: number | undefined,
): Pick<SeedOutcome, "loss" | "accuracy" | "validation" | "perfectAt" | "curve"> {
  const losses = records.map(({ loss, reachedLoss = loss }) => reachedLoss);
  const accuracies = records.map(({ accuracy, reachedAccuracy = accuracy }) => reachedAccuracy);
  // Early stopping goes back to the best epoch's weights.
  const last = (restored ?? records.length) - 1;
  const first = accuracies.indexOf(1);
  return {
    loss: losses[last] ?? Number.NaN,
    accuracy: accuracies[last] ?? Number.NaN,
    validation: validationOf(records[last]),
    perfectAt: first < 0 ? undefined : first + 1,
    curve: {
      loss: Float32Array.from(losses),
      accuracy: Float32Array.from(accuracies),
      isReached: records.every(({ reachedAccuracy }) => reachedAccuracy !== undefined),
    },
  };
}

function validationOf(last: EpochRecord | undefined): SeedOutcome["validation"] {
  const { validationLoss: loss, validationAccuracy: accuracy } = last ?? {};
  return loss === undefined || accuracy === undefined ? undefined : { loss, accuracy };
}
