/**
 * Keeps what a run has come to while it goes on, so that little is lost with a trainer that stops: once a second, and where
 * reading the weights takes the trainer long, as often as costs it a fiftieth of its time; and whenever the run comes to rest.
 */
import type { HeldRun } from "../run/held-run";
import type { RunStore } from "../run/run-store";
import { createFollower } from "./follower";

/** Milliseconds between two, at least. */
const INTERVAL = 1000;
const REST = 50;
/** Numbers of a network beyond which nothing is kept while it trains: the page has no room for so many. */
const MAX_PARAMETERS = 50e6;

export interface SnapshotLoopParts {
  readonly run: RunStore;
  readonly held: Pick<HeldRun, "id" | "keepWeights">;
  readonly parameters: () => number;
}

/** Follows the run for as long as the page is there. */
export function followSnapshots({ run, held, parameters }: SnapshotLoopParts): void {
  const isRunning = () => run.getState().progress.state === "running";
  const follower = createFollower({
    isWatched: () => parameters() <= MAX_PARAMETERS,
    isHurried: () => !isRunning(),
    interval: INTERVAL,
    run: () => held.id,
    async ask() {
      const took = await held.keepWeights();
      return took === undefined ? undefined : { run: held.id, took };
    },
    show: ({ took }) => Math.max(INTERVAL, REST * took),
  });
  run.subscribe(({ progress }, { progress: before }) => {
    if (progress.step !== before.step || progress.state !== before.state) follower.request();
  });
}
