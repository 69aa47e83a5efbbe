/** The lottery of the network on the canvas: started, cancelled, its outcomes kept until the next one, one seed opened as the run. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { SeedOutcome } from "../../core/lottery/outcome";
import { isStuck, summariseLottery } from "../../core/lottery/summary";
import { setTraining } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import { sameModel } from "../../core/network/same-computation";
import { lotterySentence, openedSeed } from "../../core/words/lottery-words";
import type { App } from "../app";
import { notifyOfEdit } from "../network/edit-notices";
import { oneForEach } from "../one-for-each";
import { startLotteryThread } from "./lottery-thread";
import type { LotteryThread, Pool } from "./pool";
import { startRuns } from "./start-runs";
import { showStuckLayer } from "./stuck-layer";

export interface LotteryState {
  readonly state: "empty" | "running" | "done" | "cancelled" | "failed";
  /** What the outcomes are of; undefined before the first start. */
  readonly network: Network | undefined;
  /** Seeds that were asked for: 1, 2, … */
  readonly seeds: number;
  /** In the order of their ends. */
  readonly outcomes: readonly SeedOutcome[];
  /** Milliseconds from the start to the last outcome. */
  readonly took: number;
  /** Why it failed or cannot be started, in a sentence. */
  readonly text: string | undefined;
}

const nothingYet: LotteryState = {
  state: "empty",
  network: undefined,
  seeds: 0,
  outcomes: [],
  took: 0,
  text: undefined,
};

export interface Lottery {
  readonly store: StoreApi<LotteryState>;
  /** Trains the network on the canvas from the seeds 1 to this many. */
  readonly start: (seeds: number) => void;
  /** Ends it at once; what has come stays. */
  readonly cancel: () => void;
  /** Makes a seed the network's, in one undo, and trains it as the lottery did; one that stays stuck is shown where it does. */
  readonly open: (outcome: SeedOutcome) => Promise<void>;
}

type LotteryApp = Pick<App, "network" | "session" | "controller" | "run" | "linearProbes">;

/** The page's lottery; it goes on while its drawer is closed. */
export const lotteryOf = oneForEach((app: LotteryApp) =>
  createLottery(app, startLotteryThread, navigator.hardwareConcurrency || 1),
);

/**
 * @param threads workers at a time
 * @internal
 */
export function createLottery(app: LotteryApp, startThread: () => LotteryThread, threads: number): Lottery {
  const { network, session, controller } = app;
  const store = createStore<LotteryState>()(() => nothingYet);
  let pool: Pool | undefined;
  const say = (text: string) => session.getState().say(text);
  const end = (change: Partial<LotteryState>) => {
    pool = undefined;
    store.setState(change);
    const { state, outcomes, seeds, text } = store.getState();
    if (text !== undefined) say(text);
    else if (outcomes.length > 0)
      say(
        `${state === "cancelled" ? `Cancelled after ${outcomes.length} of ${seeds} seeds. ` : ""}${lotterySentence(summariseLottery(outcomes))}`,
      );
  };
  return {
    store,
    start(seeds) {
      pool?.cancel();
      const present = network.getState().history.present;
      const begun = performance.now();
      const started = startRuns(app, {
        networks: [present],
        tasks: Array.from({ length: seeds }, (_, index) => ({ network: 0, seed: index + 1 })),
        add: (more) =>
          store.setState(({ outcomes }) => ({
            outcomes: [...outcomes, ...more.map(({ outcome }) => outcome)],
            took: performance.now() - begun,
          })),
        threads,
        startThread,
      });
      if (!started.ok) return end({ ...nothingYet, state: "failed", text: started.text });
      ({ pool } = started);
      store.setState({ ...nothingYet, state: "running", network: present, seeds });
      void pool.ended.then((ended) =>
        end(ended.ok ? { state: "done" } : { state: "failed", text: ended.text }),
      );
    },
    cancel() {
      if (!pool) return;
      pool.cancel();
      end({ state: "cancelled" });
    },
    async open(outcome) {
      const { seed } = outcome;
      const { network: of } = store.getState();
      if (!of || !isLotteryOf(of, network.getState().history.present)) return say(OLD);
      network.getState().change(`use seed ${seed}`, (present) => setTraining(present, { seed }));
      if (network.getState().history.present.training.seed !== seed) return;
      notifyOfEdit({ session, network }, openedSeed(outcome));
      await controller.reset();
      await controller.toggleTraining();
      if (isStuck(outcome) && !outcome.isDiverged) await showStuckLayer(app, seed);
    },
  };
}

/** What is said where seeds of another network are asked for. */
export const OLD =
  "These answers are of the network as it was before it was changed. Start the lottery again, or undo the change, to open one of its seeds.";

/** Whether the outcomes of one network are those of another: they may differ in seed, names and places. */
export function isLotteryOf(of: Network, present: Network): boolean {
  const [{ seed: _, ...ours }, { seed: __, ...theirs }] = [of.training, present.training];
  return sameModel(of, present) && JSON.stringify(ours) === JSON.stringify(theirs);
}
