/**
 * What training has made of which state of the network: weights, and the run that led to them. Network values
 * are immutable, so the value itself is the key: undo brings a value back, and its run with it. Forgotten values
 * take theirs along.
 */
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Network } from "../../core/network/network";
import { sameModel } from "../../core/network/same-computation";
import type { RunState } from "../../core/training/run-state";
import type { RunStart } from "../../core/words/run-start-words";
import type { HistoryId } from "../../engine/protocol";
import type { KeptEpoch } from "./settings-of-epochs";

export const fromSeed: RunStart = { kind: "seed" };

export interface Trained {
  readonly weights: Checkpoint;
  /** Absent where that is not known. */
  readonly start?: RunStart | undefined;
  /** Whole epochs behind these weights, and their figures. */
  readonly epoch: number;
  readonly records: readonly KeptEpoch[];
  /** Where the run stood when they were kept, in steps; undefined where no run has. */
  readonly step?: number;
  /** What is needed beside the weights to go on as the same run to the bit; undefined where that is not known. */
  readonly state?: RunState | undefined;
}

/** Nothing is behind it: every weight is drawn from the seed. */
export const untrained: Trained = { weights: new Map(), start: fromSeed, epoch: 0, records: [] };

/** Weights that were read from elsewhere; untrained where there are none. */
export function brought(weights: Checkpoint | undefined): Trained {
  return weights?.size ? { ...untrained, weights, start: { kind: "brought" } } : untrained;
}

/** Whether its weights are no others than its seed draws. */
export function isUntrained({ start, epoch, step = 0 }: Trained): boolean {
  return start?.kind === "seed" && epoch === 0 && step === 0;
}

/** One place for all values that share a run. */
interface Cell {
  trained: Trained | undefined;
  /** Under which the trainer keeps the run's moments. */
  readonly history: HistoryId;
}

/** One for each app. Looking up takes no walk: networks are compared as values, never by what is in them. */
export class Checkpoints {
  readonly #cells = new WeakMap<Network, Cell>();
  #histories = 0;

  get(network: Network): Trained | undefined {
    return this.#cells.get(network)?.trained;
  }

  set(network: Network, trained: Trained): void {
    this.#cellOf(network).trained = trained;
  }

  /**
   * Lets a value that has no run of its own take part in another's, from now on: moving a node or another learning
   * rate is the same run going on. A value with a run keeps it: setting a weight by hand began another.
   */
  share(from: Network, to: Network): void {
    if (!this.#cells.has(to)) this.#cells.set(to, this.#cellOf(from));
  }

  areShared(one: Network, other: Network): boolean {
    return one === other || this.#cellOf(one) === this.#cellOf(other);
  }

  /** That of the run that the value takes part in. */
  historyOf(network: Network): HistoryId {
    return this.#cellOf(network).history;
  }

  /** What a network starts from: its own of before, or what it takes over from the one it was edited from. */
  inherited(before: Network | undefined, target: Network): Trained {
    const own = this.get(target);
    const previous = before && this.get(before);
    // A new seed asks for new weights.
    if (!before || !previous || before.training.seed !== target.training.seed) return own ?? untrained;
    if (own) return own;
    if (sameModel(before, target)) return previous;
    // An edit before the first step changes nothing of what the seed draws.
    if (isUntrained(previous)) return untrained;
    // Weights of a node whose shape cannot be known just now wait: the trainer takes only those that fit.
    const ids = new Set(target.nodes.map((node) => node.id));
    const weights = new Map([...previous.weights].filter(([id]) => ids.has(id)));
    const earlier = previous.start?.kind === "kept" ? previous.start.steps : 0;
    return { ...untrained, weights, start: { kind: "kept", steps: earlier + (previous.step ?? 0) } };
  }

  #cellOf(network: Network): Cell {
    const known = this.#cells.get(network);
    if (known) return known;
    const cell: Cell = { trained: undefined, history: ++this.#histories };
    this.#cells.set(network, cell);
    return cell;
  }
}
