/**
 * What training has made of which state of the network: weights, and the run that led to them. Network values
 * are immutable, so the value itself is the key: undo brings a value back, and its run with it. Forgotten values
 * take theirs along.
 */
import type { Checkpoint } from "../core/network/checkpoint";
import type { Network } from "../core/network/network";
import type { EpochRecord } from "../engine/protocol";

export interface Trained {
  readonly weights: Checkpoint;
  /** Whole epochs behind these weights, and their figures. */
  readonly epoch: number;
  readonly records: readonly EpochRecord[];
}

export const untrained: Trained = { weights: new Map(), epoch: 0, records: [] };

export class Checkpoints {
  readonly #byNetwork = new WeakMap<Network, Trained>();

  get(network: Network): Trained | undefined {
    return this.#byNetwork.get(network);
  }

  set(network: Network, trained: Trained): void {
    this.#byNetwork.set(network, trained);
  }
}
