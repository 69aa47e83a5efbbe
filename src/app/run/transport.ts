/** Train, pause, step, epoch, reset: each after the loads and edits that were asked for before it. */
import type { TrainerClient } from "../trainer/trainer-door";
import { unlessStopped } from "../trainer/trainer-stopped";
import type { RunStore } from "./run-store";

export interface TransportParts {
  readonly client: TrainerClient;
  readonly run: RunStore;
  /** Kept when loads and edits are done, and the trainer holds the present network where it can. */
  readonly settled: () => Promise<void>;
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
export function createTransport({ client, run, settled, restarted }: TransportParts): Transport {
  const afterLoads = (act: () => Promise<void>) => async () => {
    await settled();
    await unlessStopped(act);
  };
  return {
    toggleTraining: afterLoads(() =>
      run.getState().progress.state === "running" ? client.pause() : client.start(),
    ),
    step: afterLoads(() => client.step()),
    epoch: afterLoads(() => client.epoch()),
    reset: afterLoads(async () => {
      await client.reset();
      restarted();
    }),
  };
}
