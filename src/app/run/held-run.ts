/** Which network the trainer holds a run of, and what of that run is kept under it. */
import type { Network } from "../../core/network/network";
import type { RunId } from "../../engine/protocol";
import type { Checkpoints } from "./checkpoints";
import type { EngineClient } from "./engine-client";
import type { RunStore } from "./run-store";

export interface HeldRunParts {
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: Pick<EngineClient, "weights">;
}

/** One for each trainer. `loaded` and `latest` change in the turns of loads and edits alone. */
export class HeldRun {
  /** Of the run that was last to be loaded; an event or an answer of another one is dropped. */
  id: RunId = 0;
  /** The network the trainer holds; undefined while it holds none. */
  loaded: Network | undefined;
  /** The last network that was to be loaded, under which the weights wait where the trainer holds none. */
  latest: Network | undefined;

  constructor(private readonly parts: HeldRunParts) {}

  /** Another network is about to be loaded: until then the trainer holds none. */
  replace(target: Network): void {
    this.id += 1;
    this.latest = target;
    this.loaded = undefined;
  }

  /** The run goes on as that of another value of the network. */
  become(next: Network): void {
    this.latest = next;
    this.loaded = next;
  }

  /** Keeps the trainer's weights under the network they belong to, beside those of nodes it does not hold. */
  async keepWeights(): Promise<void> {
    const { run, checkpoints, client } = this.parts;
    const { loaded } = this;
    if (!loaded) return;
    const { progress, records } = run.getState();
    const others = checkpoints.get(loaded)?.weights ?? [];
    const weights = new Map([...others, ...(await client.weights())]);
    checkpoints.set(loaded, { weights, epoch: progress.epoch, records, step: progress.step });
  }
}
