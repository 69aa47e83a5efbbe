/** From what the page holds to what is stored: weights under their checksums, curves under their run, undo as it is. */
import type { Checkpoint } from "../../core/network/checkpoint";
import { checksumInStretches, checksumOfText, STRETCH } from "../../core/network/checksum";
import { saveNetwork } from "../../core/network/file";
import type { Entry, History } from "../../core/network/history";
import type { Network } from "../../core/network/network";
import type { EpochRecord } from "../../engine/protocol";
import type { Trained } from "../run/checkpoints";
import { newId } from "./new-id";
import type { ArrayReference, HistoryEntry, HistoryRecord, StoredRunState, TrainedRecord } from "./records";

/** What is on the canvas at one moment. All of it is immutable: it may be packed a while later. */
export interface Work {
  readonly history: History<Network>;
  /** Of the present network. */
  readonly trained: Trained;
  /** Of those that undo and redo bring back; the same value where they share a run. */
  readonly trainedOf: (network: Network) => Trained | undefined;
}

/** Numbers by the key of their record. */
export type Arrays = ReadonlyMap<string, Float32Array>;
/** Curves by the key of their run. */
export type Runs = ReadonlyMap<string, readonly EpochRecord[]>;

/** What a revision is written from. */
export interface Packed {
  readonly name: string;
  readonly text: string;
  readonly trained: TrainedRecord;
  readonly bytes: number;
  /** What the revision needs. */
  readonly arrays: Arrays;
  readonly runs: Runs;
  /** undefined where it is known to be stored already. */
  readonly history: PackedHistory | undefined;
  /** Changes that the tab has counted until then. */
  readonly changes?: number;
  /** The name that it is kept under for good. */
  readonly version?: string | undefined;
}

/** What an undo history is written from. */
export interface PackedHistory {
  readonly record: Omit<HistoryRecord<Network>, "document" | "arrays" | "runs">;
  readonly arrays: Arrays;
  readonly runs: Runs;
}

/** The most that is kept of a history: places of nodes and wires in its states, and bytes of weights. */
const HISTORY_PLACES = 200_000;
const HISTORY_BYTES = 50e6;
/** Bytes of weights up to which the optimizer's memory is stored beside them: it takes as much again, or twice. */
const STATE_BYTES = 8e6;

/** One for each tab: it remembers checksums that are known, and which curves belong to which run. */
export class Packer {
  readonly #ids = new WeakMap<Float32Array, string>();
  readonly #texts = new WeakMap<Network, string>();
  /** The longest curves known of each run. */
  readonly #runs = new Map<string, readonly EpochRecord[]>();
  #stretch = 0;

  /** @param withHistory whether the undo history is to be stored, too */
  async pack(work: Work, withHistory: boolean): Promise<Packed> {
    const { present } = work.history;
    const needs = new Needs();
    const text = this.textOf(present);
    const trained = await this.#trained(work.trained, needs);
    return {
      name: present.name,
      text,
      trained,
      bytes: bytesOf(work.trained.weights),
      arrays: needs.arrays,
      runs: needs.runs,
      history: withHistory ? await this.#history(work, text) : undefined,
    };
  }

  /** The file's text without weights. */
  textOf(network: Network): string {
    const known = this.#texts.get(network);
    if (known !== undefined) return known;
    const text = saveNetwork(network);
    this.#texts.set(network, text);
    return text;
  }

  /** Arrays and curves that came out of the storage are known by the names they have there. */
  recall(arrays: Arrays, runs: Runs): void {
    for (const [id, values] of arrays) this.#ids.set(values, id);
    for (const [id, records] of runs) this.#runs.set(id, records);
  }

  /** The longest curves known of a run. */
  run(id: string): readonly EpochRecord[] | undefined {
    return this.#runs.get(id);
  }

  async #state({ state, weights }: Trained, needs: Needs): Promise<StoredRunState | undefined> {
    if (!state || !isStateStored(weights)) return undefined;
    const { optimizer, ...place } = state;
    if (!optimizer) return place;
    const slots: (readonly ArrayReference[])[] = [];
    for (const slot of optimizer.slots) slots.push(await this.#references(slot, needs));
    return { ...place, optimizer: { ...optimizer, slots } };
  }

  async #references(checkpoint: Checkpoint, needs: Needs): Promise<readonly ArrayReference[]> {
    const references: ArrayReference[] = [];
    for (const [node, arrays] of checkpoint) {
      for (const { name, shape, values } of arrays) {
        const array = await this.#idOf(values);
        needs.arrays.set(array, values);
        references.push({ node, name, shape, array });
      }
    }
    return references;
  }

  async #trained(trained: Trained, needs: Needs): Promise<TrainedRecord> {
    const { weights, start, epoch, records, step } = trained;
    const references = await this.#references(weights, needs);
    const state = await this.#state(trained, needs);
    const run = this.runOf(records);
    if (run) needs.runs.set(run, this.#runs.get(run) ?? records);
    return {
      weights: references,
      ...(start && { start }),
      epoch,
      ...(step !== undefined && { step }),
      ...(run && { run: { id: run, records: records.length } }),
      ...(state && { state }),
    };
  }

  async #idOf(values: Float32Array): Promise<string> {
    const known = this.#ids.get(values);
    if (known !== undefined) return known;
    const id = `${await checksumInStretches(values, (floats) => this.#rest(floats))}-${values.length}`;
    this.#ids.set(values, id);
    return id;
  }

  /** Lets the page go on where these would be too many at a stretch. */
  async #rest(floats: number): Promise<void> {
    this.#stretch += floats;
    if (this.#stretch <= STRETCH) return;
    this.#stretch = floats;
    await new Promise((resolve) => setTimeout(resolve));
  }

  /**
   * The run that curves are of, by the key of its record; undefined where there are none. Curves grow at their end and never change:
   * two that share their last common record are of one run.
   */
  runOf(records: readonly EpochRecord[]): string | undefined {
    const last = records.at(-1);
    if (!last) return undefined;
    for (const [id, known] of this.#runs) {
      const common = Math.min(known.length, records.length);
      if (known[common - 1] !== records[common - 1]) continue;
      if (records.length > known.length) this.#runs.set(id, records);
      return id;
    }
    const id = newId();
    this.#runs.set(id, records);
    return id;
  }

  async #history({ history, trained, trainedOf }: Work, text: string): Promise<PackedHistory> {
    const needs = new Needs();
    const table = new Map<Trained, number>();
    const stored: TrainedRecord[] = [];
    let room = HISTORY_BYTES;
    const present = trainedOf(history.present) ?? trained;
    // The present's, which stands in the revision.
    table.set(present, 0);
    stored.push({ weights: [], epoch: 0 });

    const indexOf = async (network: Network): Promise<number | undefined> => {
      const own = trainedOf(network);
      if (!own || table.has(own)) return own && table.get(own);
      room -= bytesOf(own.weights) + bytesOfState(own);
      if (room < 0) return undefined;
      table.set(own, stored.length);
      stored.push(await this.#trained(own, needs));
      return stored.length - 1;
    };
    const entries = async (from: readonly Entry<Network>[]) => {
      const packed: HistoryEntry<Network>[] = [];
      for (const { label, value } of from) packed.push({ label, value, trained: await indexOf(value) });
      return packed;
    };
    const { past, future } = recent(history);
    // The newest first, so that those have their weights for which there is no room for all.
    const pastEntries = (await entries([...past].reverse())).reverse();
    const futureEntries = await entries(future);
    return {
      record: {
        text: checksumOfText(text),
        present: history.present,
        past: pastEntries,
        future: futureEntries,
        trained: stored,
      },
      arrays: needs.arrays,
      runs: needs.runs,
    };
  }
}

class Needs {
  readonly arrays = new Map<string, Float32Array>();
  readonly runs = new Map<string, readonly EpochRecord[]>();
}

/** As many of the newest undo states, then of the next redo states, as there is room for. */
function recent({ past, future }: History<Network>): Pick<History<Network>, "past" | "future"> {
  let room = HISTORY_PLACES;
  const fits = ({ value }: Entry<Network>) => {
    room -= value.nodes.length + value.wires.length;
    return room >= 0;
  };
  const oldest = past.findLastIndex((entry) => !fits(entry));
  const furthest = future.findIndex((entry) => !fits(entry));
  return { past: past.slice(oldest + 1), future: furthest < 0 ? future : future.slice(0, furthest) };
}

/** What the optimizer's memory takes where it is stored, in bytes. */
function bytesOfState({ weights, state }: Trained): number {
  const slots = isStateStored(weights) ? (state?.optimizer?.slots ?? []) : [];
  return slots.reduce((sum, slot) => sum + bytesOf(slot), 0);
}

function isStateStored(weights: Checkpoint): boolean {
  return bytesOf(weights) <= STATE_BYTES;
}

/** What the weights' numbers take, in bytes. */
export function bytesOf(weights: Checkpoint): number {
  let bytes = 0;
  for (const arrays of weights.values()) for (const { values } of arrays) bytes += values.byteLength;
  return bytes;
}
