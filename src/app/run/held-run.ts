/** Which network the trainer holds a run of, and what of that run is kept under it. */
import type { Network } from "../../core/network/network";
import type { RunId, SnapshotAnswer } from "../../engine/protocol";
import type { TrainerClient } from "../trainer/trainer-door";
import { type Checkpoints, isUntrained, untrained } from "./checkpoints";
import type { RunStore } from "./run-store";
import { withEpochs } from "./settings-of-epochs";

export interface HeldRunParts {
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: Pick<TrainerClient, "snapshot" | "leave">;
}

/** One for each page. `loaded` and `latest` change in the turns of loads and edits, and where a trainer stops. */
export class HeldRun {
  /** Of the run that was last to be loaded; an event or an answer of another one is dropped. */
  id: RunId = 0;
  /** The network the trainer holds; undefined while it holds none. */
  loaded: Network | undefined;
  /** The last network that was to be loaded, under which the weights wait where the trainer holds none. */
  latest: Network | undefined;
  /** Why the trainer stopped that held the latest network, in a sentence, until another holds it. */
  lost: string | undefined;

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

  /** The trainer is gone, and the run it held: what is known of that waits under the latest network. */
  lose(reason: string | undefined): void {
    this.id += 1;
    this.loaded = undefined;
    this.lost = reason;
  }

  /**
   * Keeps what the run has come to under the network it belongs to, beside the weights of nodes the trainer does not hold.
   * Of a run that has come to nothing, whose weights the seed draws again, it keeps none.
   * @returns milliseconds that steps had to wait for it; undefined where there is nothing to keep
   */
  keepWeights(): Promise<number | undefined> {
    return this.keep(() => this.parts.client.snapshot());
  }

  /** The same with the seed's weights too: they are about to be changed by hand. */
  async keepAllWeights(): Promise<void> {
    await this.keep(() => this.parts.client.snapshot(), true);
  }

  /** The same for the last time: the run stops, and long work on it ends. */
  async leave(): Promise<void> {
    await this.keep(() => this.parts.client.leave());
  }

  private async keep(ask: () => Promise<SnapshotAnswer>, isWhole = false): Promise<number | undefined> {
    const { run, checkpoints } = this.parts;
    const { loaded, id } = this;
    if (!loaded) return undefined;
    const answer = await ask();
    if (!answer.ok || answer.run !== id) return undefined;
    // The events that tell of the last epochs come through another door, perhaps later than these weights.
    run.setState(({ records }) => ({ records: withEpochs(records, answer.records, loaded) }));
    // What has become another value of the network meanwhile keeps its own.
    if (this.loaded !== loaded) return undefined;
    const { epoch, step } = answer.progress;
    const before = checkpoints.get(loaded) ?? untrained;
    const records = run.getState().records.filter((record) => record.epoch <= epoch);
    const now = { ...before, epoch, records, step };
    const weights = new Map([...before.weights, ...answer.weights]);
    const { state } = answer;
    checkpoints.set(loaded, isUntrained(now) && !isWhole ? now : { ...now, weights, state });
    return answer.took;
  }
}
