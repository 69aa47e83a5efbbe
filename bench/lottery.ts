/**
 * W6: 256 seeds of M2 for 150 epochs, small pictures included, by the page's own pool over workers of Node, beside a loop of single
 * runs. Workers are warm, as a page's are from the second start on; one and all of them are timed in turn.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { type LotteryThread, startPool } from "../src/app/lottery/pool";
import { addChain } from "../src/core/network/chain";
import { setTraining } from "../src/core/network/edit";
import { newNetwork } from "../src/core/network/new-network";
import { createFastEngine } from "../src/engine/fast/engine";
import type { LotteryApi } from "../src/engine/protocol";
import { systemClock } from "../src/engine/training/clock";
import { createTrainer } from "../src/engine/training/trainer";
import { type Rate, summary } from "./measure";
import { w1 } from "./works";

const SEEDS = 256;
const ROUNDS = 4;
/** Runs of the loop in a round: enough to be timed by. */
const SINGLE = 32;

const network = setTraining(addChain(newNetwork("M2"), w1.links), { epochs: 150 });
const domain = [-6, 6] as const;

export interface LotteryRates {
  /** Seeds a second, each for all of its epochs. */
  readonly rows: readonly { readonly who: string; readonly rate: Rate; readonly threads?: number }[];
  /** The rate of all workers beside as many times that of one; 1 where they do not get into each other's way. */
  readonly share: number;
  /** Milliseconds of processor time a seed, of one worker and of all: what other programs do to the machine hardly shows in these. */
  readonly processor: { readonly one: number; readonly all: number };
  readonly workers: number;
}

export async function lotteryRates(): Promise<LotteryRates> {
  const workers = availableParallelism();
  const threads = Array.from({ length: workers }, startThread);
  // Until code and kernels are compiled as they stay.
  await poolOf(threads, 8 * workers);
  const single: number[] = [];
  const one: PoolTime[] = [];
  const all: PoolTime[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    single.push(await loopOfRuns(SINGLE));
    one.push(await poolOf(threads.slice(0, 1), SEEDS));
    all.push(await poolOf(threads, SEEDS));
  }
  await Promise.all(threads.map(({ stop }) => stop()));
  const rateIn = (times: readonly PoolTime[]) => summary(times.map(({ rate }) => rate));
  const processorIn = (times: readonly PoolTime[]) => summary(times.map(({ processor }) => processor)).median;
  const [ofOne, ofAll] = [rateIn(one), rateIn(all)];
  return {
    rows: [
      { who: `the lottery, ${workers} workers`, rate: ofAll, ...(workers === 2 && { threads: 2 }) },
      { who: "the lottery, 1 worker", rate: ofOne, threads: 1 },
      { who: "the page’s trainer, one run after the other", rate: summary(single) },
    ],
    share: ofAll.median / (workers * ofOne.median),
    processor: { one: processorIn(one), all: processorIn(all) },
    workers,
  };
}

/** Ends with `stop`; the pool, which ends its threads, is given the same ones again. */
function startThread(): LotteryThread & { readonly stop: () => Promise<number> } {
  const worker = new Worker(new URL("./lottery-thread.mjs", import.meta.url), { execArgv: [] });
  return {
    api: wrap<LotteryApi>(nodeEndpoint(worker)),
    failed: (listener) => worker.once("error", ({ message }) => listener(message)),
    end: () => {},
    stop: () => worker.terminate(),
  };
}

interface PoolTime {
  /** Seeds a second. */
  readonly rate: number;
  /** Milliseconds of processor time a seed, of all threads of this process. */
  readonly processor: number;
}

async function poolOf(threads: readonly LotteryThread[], seeds: number): Promise<PoolTime> {
  const waiting = [...threads];
  let ended = 0;
  const before = process.cpuUsage();
  const begun = performance.now();
  const pool = startPool({
    threads: threads.length,
    startThread: () => waiting.pop() as LotteryThread,
    request: { networks: [network], domain, assets: "" },
    tasks: Array.from({ length: seeds }, (_, index) => ({ network: 0, seed: index + 1 })),
    add: (more) => {
      ended += more.length;
    },
  });
  const end = await pool.ended;
  if (!end.ok) throw new Error(end.text);
  if (ended !== seeds) throw new Error(`bench: ${ended} of ${seeds} seeds`);
  const { user, system } = process.cpuUsage(before);
  return {
    rate: (1000 * seeds) / (performance.now() - begun),
    processor: (user + system) / 1000 / seeds,
  };
}

/** Load, start, wait for the end, and the next. @returns seeds a second */
async function loopOfRuns(seeds: number): Promise<number> {
  const trainer = createTrainer((plan) => createFastEngine(plan), systemClock());
  let over = () => {};
  trainer.listen((event) => {
    if (event.type === "progress" && event.progress.state === "finished") over();
  });
  const begun = performance.now();
  for (let seed = 1; seed <= seeds; seed++) {
    const finished = new Promise<void>((resolve) => {
      over = resolve;
    });
    await trainer.load({ run: seed, network: setTraining(network, { seed }), pace: undefined });
    trainer.start();
    await finished;
  }
  const took = performance.now() - begun;
  trainer.dispose();
  return (1000 * seeds) / took;
}
