/**
 * What the page and the trainer say to each other. Types only: the page imports this and nothing else of the engine.
 * Each room of the engine says its own part; this gives them on.
 */
import type { DataMethods } from "./data/protocol";
import type { QueryMethods } from "./queries/list";
import type { SnapshotAnswer } from "./queries/snapshot";
import type { MomentMethods } from "./training/moments-protocol";
import type {
  LoadAnswer,
  LoadRequest,
  TrainingEvent,
  TransportMethods,
  WeightMethods,
} from "./training/protocol";

export type * from "./data/protocol";
export type { EnginePreference } from "./engine";
export type * from "./lottery/protocol";
export type * from "./queries/cloud";
export type * from "./queries/linear-probe";
export type { QueryMethods } from "./queries/list";
export type * from "./queries/picture";
export type { SnapshotAnswer } from "./queries/snapshot";
export type * from "./training/moments-protocol";
export type * from "./training/protocol";

/** The trainer, as seen through the worker: every call answers with a promise there. */
export interface TrainerApi
  extends DataMethods,
    TransportMethods,
    WeightMethods,
    MomentMethods,
    QueryMethods {
  listen(listener: (event: TrainingEvent) => void): void;
  /** Where the files that come with the product lie: the page's own address. Said once, before anything else. */
  assetsAt(base: string): void;
  load(request: LoadRequest): Promise<LoadAnswer>;
  /**
   * Stops the run, ends long questions about it (an evaluation of 50,000 images) and gives what it has come to; for a page
   * that is about to load another network.
   */
  leave(): Promise<SnapshotAnswer>;
  dispose(): void;
}

/** The worker's door: the trainer, and signs that it lives. */
export interface WorkerApi extends TrainerApi {
  /** Answers what comes through the port, and holds the lock of this name as long as the worker is there. */
  showLife(port: MessagePort, lock: string): void;
}
