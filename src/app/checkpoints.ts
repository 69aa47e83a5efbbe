/**
 * Which weights belong to which state of the network. Network values are immutable, so the value itself is
 * the key: undo brings a value back, and its weights with it. Forgotten values take their weights along.
 */
import type { Checkpoint } from "../core/network/checkpoint";
import type { Network } from "../core/network/network";

export class Checkpoints {
  readonly #byNetwork = new WeakMap<Network, Checkpoint>();

  get(network: Network): Checkpoint | undefined {
    return this.#byNetwork.get(network);
  }

  set(network: Network, checkpoint: Checkpoint): void {
    this.#byNetwork.set(network, checkpoint);
  }
}
