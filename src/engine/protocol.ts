/** What the page and the trainer say to each other. Types only: the page imports this and nothing else of the engine. */

import type { SheetShape } from "../core/math/sheet";
import type { Checkpoint } from "../core/network/checkpoint";
import type { Network, NodeId, Split } from "../core/network/network";

/** Counts loads: an event of an older run is dropped. */
export type RunId = number;

/** One epoch as Keras reports it, and what the weights reach at its end. */
export interface EpochRecord {
  /** 1 for the first. */
  readonly epoch: number;
  /** Mean over the epoch's samples of the loss each batch had before its update, dropout on. */
  readonly loss: number;
  readonly accuracy: number;
  /** On the part held back, at the end of the epoch, dropout off. */
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** On the training part, at the end of the epoch, dropout off; absent where that would cost too much. */
  readonly reachedLoss?: number;
  readonly reachedAccuracy?: number;
}

/** empty: no trainable network is loaded; of an unfinished one there may be pictures. ready: loaded, no step taken. */
export type TrainerState = "empty" | "ready" | "running" | "paused" | "finished" | "diverged";

export interface Progress {
  readonly run: RunId;
  readonly state: TrainerState;
  /** Steps taken since the weights were fresh. */
  readonly step: number;
  /** Whole epochs done. */
  readonly epoch: number;
  readonly stepsPerEpoch: number;
  /** Where the run stops by itself; "keep training" raises it. */
  readonly epochs: number;
  /** Loss of the last step's batch before its update; NaN before the first. */
  readonly lastLoss: number;
  /** Measured over the last second or so of running; 0 while still. */
  readonly stepsPerSecond: number;
}

export type TrainingEvent =
  /** At most 20 a second, and at every change of state; carries every epoch since the last event. */
  | { readonly type: "progress"; readonly progress: Progress; readonly records: readonly EpochRecord[] }
  /** The loss of this step was not finite; the run has stopped with the weights of before the step. */
  | {
      readonly type: "diverged";
      readonly run: RunId;
      readonly step: number;
      readonly epoch: number;
      readonly loss: number;
    }
  /** A bug or a lost device; the run has stopped. */
  | { readonly type: "failed"; readonly run: RunId; readonly text: string };

/** The examples as the page shows them. */
export interface ExamplesView {
  readonly count: number;
  readonly features: number;
  /** [count, features] row-major; empty where the examples are images, which `images` gives. */
  readonly x: Float32Array;
  readonly labels: Uint8Array;
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

export interface DataRequest {
  readonly dataset: Network["dataset"];
  readonly split: Split;
}

export type DataAnswer =
  | { readonly ok: true; readonly data: ExamplesView }
  | { readonly ok: false; readonly text: string };

export type ImagesAnswer =
  | {
      readonly ok: true;
      /** [indices, height, width, channels] row-major (DatasetFacts.image), 0 to 255. */
      readonly pixels: Uint8Array;
      readonly labels: Uint8Array;
    }
  | { readonly ok: false; readonly text: string };

export type SupplyAnswer =
  /** The files were read and are kept until the worker ends. */
  | { readonly ok: true; readonly kind: string; readonly count: number }
  /** Nothing has changed. */
  | { readonly ok: false; readonly text: string };

/** What a person asks for; without a wish the plan decides. */
export type EngineWish = "fast" | "tensorflow";

export interface LoadRequest {
  readonly run: RunId;
  readonly network: Network;
  /** Weights to start from, by node; the others are drawn from the seed. */
  readonly checkpoint?: Checkpoint;
  /** Whole epochs that the checkpoint has behind it: the run goes on from there. 0 where absent. */
  readonly epoch?: number;
  readonly engine?: EngineWish;
  /** Steps a second; undefined for as fast as it goes. */
  readonly pace: number | undefined;
}

export type LoadAnswer =
  /** `engine`: what runs, for people: "TensorFlow.js, cpu". */
  | { readonly ok: true; readonly engine: string }
  /** The network does not train (the page knows why from its own check), or the engine refused. */
  | { readonly ok: false; readonly text: string };

/** How the values of a node became points of a picture. */
export type Projection =
  /** Two units: as they are. */
  | { readonly kind: "plane" }
  /** One unit: on the horizontal axis. */
  | { readonly kind: "line" }
  /** More: the two leading principal axes of the sheet at that node, [2, width] row-major, through its mean. */
  | {
      readonly kind: "principal";
      /** Share of the sheet's spread that the two axes show, 0 to 1. */
      readonly share: number;
      readonly axes: Float32Array;
      readonly mean: Float32Array;
    };

/** The plane as it is after one node. */
export interface NodePicture {
  /** Units of the node. */
  readonly width: number;
  readonly projection: Projection;
  /** [sheetSize, 2]: the sheet's points (core/math/sheet.ts) where this node puts them. */
  readonly sheet: Float32Array;
  /** [samples, 2]: the examples asked for. */
  readonly data: Float32Array;
  /** [points, 2]: the extra points asked for. */
  readonly points: Float32Array;
  /** The node's own values where they were asked for and are not what `sheet` and `data` already say. */
  readonly whole?: {
    /** [sheetSize, width] */
    readonly sheet: Float32Array;
    /** [samples, width] */
    readonly data: Float32Array;
  };
}

export interface PictureRequest {
  readonly sheet: SheetShape;
  /** Example indices to carry along. */
  readonly samples: Int32Array;
  /** Extra points of the input plane to carry along, [n, 2]. */
  readonly points: Float32Array;
  /** The nodes wanted; all where undefined. */
  readonly nodes?: readonly NodeId[];
  /** Also the whole values of nodes of 3 units and more, up to this many: what a film is made from. */
  readonly whole?: number;
  /** Also the weights that the picture comes from. */
  readonly weights?: boolean;
  /** Also colour the plane: the network's output on a raster of this many cells a side (rasterPoints). */
  readonly raster?: number;
}

export type PictureAnswer =
  | {
      readonly ok: true;
      /** Everything in one picture comes from the weights of this step. */
      readonly progress: Progress;
      readonly nodes: ReadonlyMap<NodeId, NodePicture>;
      /** The weights of this same step, where they were asked for. */
      readonly weights?: Checkpoint;
      /** [size × size, outputs] row-major, cells in image order. */
      readonly raster?: { readonly size: number; readonly outputs: number; readonly values: Float32Array };
    }
  /** Nothing is loaded, or the input is no plane (its width is not 2). */
  | { readonly ok: false; readonly text: string };

export interface Evaluation {
  readonly part: "training" | "validation";
  readonly count: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** The trainer, as seen through the worker: every call answers with a promise there. */
export interface TrainerApi {
  listen(listener: (event: TrainingEvent) => void): void;
  /** Where the files that come with the product lie: the page's own address. Said once, before anything else. */
  assetsAt(base: string): void;
  /** Takes files for a data set that is read from files; `kindOfFiles` (core/data/supply.ts) tells which it is. */
  supply(kind: string, files: readonly File[]): Promise<SupplyAnswer>;
  data(request: DataRequest): Promise<DataAnswer>;
  /** Examples with these indices, to be shown as images. */
  images(request: DataRequest, indices: Int32Array): Promise<ImagesAnswer>;
  load(request: LoadRequest): Promise<LoadAnswer>;
  /** Runs until paused or until `epochs` are done; after that, "keep training" adds the settings' epochs again. */
  start(): void;
  /** Answers when the run stands still, between two steps. */
  pause(): Promise<void>;
  /** One optimizer step. */
  step(): Promise<void>;
  /** To the end of the epoch under way. */
  epoch(): Promise<void>;
  /** Fresh weights from the seed, step 0; same run id. */
  reset(): Promise<void>;
  setPace(stepsPerSecond: number | undefined): void;
  picture(request: PictureRequest): Promise<PictureAnswer>;
  /** Every node's output for plane points [n, features]: [n, units] each. */
  probe(points: Float32Array, nodes?: readonly NodeId[]): Promise<ReadonlyMap<NodeId, Float32Array>>;
  weights(): Promise<Checkpoint>;
  evaluate(): Promise<readonly Evaluation[]>;
  dispose(): void;
}
