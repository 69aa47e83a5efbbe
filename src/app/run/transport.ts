/** Train, pause, step, epoch, reset: each after the loads and edits that were asked for before it. */
import type { TrainerClient } from "../trainer/trainer-door";
import { unlessStopped } from "../trainer/trainer-stopped";
import type { RunStore } from "./run-store";

export interface TransportParts {
  readonly client: TrainerClient;
  readonly run: RunStore;
  /** Kept when loads and edits are done, and the trainer holds the present network where it can. */
  readonly settled: () => Promise<void>;
  /** Steps are taken from now, whatever moment of the run is looked at: that is over, and said. */
  readonly backToNow: () => Promise<void>;
  /** The run is back at its beginning, with the seed's weights. */
  readonly restarted: () => void;
}

export interface Transport {
  /** Begins, goes on or keeps training; pauses where it runs. */
  readonly toggleTraining: () => Promise<void>;
  readonly step: () => Promise<void>;
  readonly epoch: () => Promise<void>;
  readonly reset: () => Promise<void>;
}

/**
 * The trainer ignores what a run cannot do just now, as steps of an unfinished network. Where it stops meanwhile, nothing
 * more is done: the page says so elsewhere.
 */
export function createTransport({ client, run, settled, backToNow, restarted }: TransportParts): Transport {
  const afterLoads = (act: () => Promise<void>) => async () => {
    await settled();
    await unlessStopped(act);
  };
  const fromNow = (act: () => Promise<void>) => async () => {
    await backToNow();
    await act();
  };
  const start = fromNow(() => client.start());
  return {
    toggleTraining: afterLoads(() =>
      run.getState().progress.state === "running" ? client.pause() : start(),
    ),
    step: afterLoads(fromNow(() => client.step())),
    epoch: afterLoads(fromNow(() => client.epoch())),
    reset: afterLoads(async () => {
      await client.reset();
      restarted();
    }),
  };
}
