/** Train, pause, step, epoch, reset: each after the loads and edits that were asked for before it. */
import type { Turns } from "../../core/turns";
import type { EngineClient } from "./engine-client";
import type { RunStore } from "./run-store";

export interface TransportParts {
  readonly client: EngineClient;
  readonly run: RunStore;
  readonly turns: Turns;
  /** The run is another to be pictured. */
  readonly showRun: () => void;
}

export interface Transport {
  /** Begins, goes on or keeps training; pauses where it runs. */
  readonly toggleTraining: () => Promise<void>;
  readonly step: () => Promise<void>;
  readonly epoch: () => Promise<void>;
  readonly reset: () => Promise<void>;
}

/** The trainer ignores what a run cannot do just now, as steps of an unfinished network. */
export function createTransport({ client, run, turns, showRun }: TransportParts): Transport {
  return {
    async toggleTraining() {
      await turns.rest();
      if (run.getState().progress.state === "running") await client.pause();
      else await client.start();
    },
    async step() {
      await turns.rest();
      await client.step();
    },
    async epoch() {
      await turns.rest();
      await client.epoch();
    },
    async reset() {
      await turns.rest();
      await client.reset();
      run.setState({ records: [], evaluation: undefined, message: undefined });
      showRun();
    },
  };
}
