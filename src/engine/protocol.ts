/** What the page and the trainer say to each other. Types only: the page imports this and nothing else of the engine. */

import type { MatrixFacts } from "../core/math/matrix-facts";
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
    /** [points, width] */
    readonly points: Float32Array;
  };
}

/** What single units give over the plane. */
export interface UnitMaps {
  /** Cells a side. */
  readonly size: number;
  /** [units, size × size] of each node's first units, cells in image order. */
  readonly nodes: ReadonlyMap<NodeId, Float32Array>;
}

/** One number among a node's weights. */
export interface WeightChange {
  readonly node: NodeId;
  /** "kernel" or "bias". */
  readonly array: string;
  /** Its place in the array, row-major: of a kernel, input × units + unit. */
  readonly index: number;
  readonly value: number;
}

export type WeightAnswer =
  /** `before`: the number that stood there. */
  | { readonly ok: true; readonly before: number }
  /** Nothing has changed. */
  | { readonly ok: false; readonly text: string };

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
  /** Also a map of single units: their output on `size` cells a side, of the first `most` units of each node. */
  readonly maps?: { readonly size: number; readonly most: number };
}

export type PictureAnswer =
  | {
      readonly ok: true;
      /** Everything in one picture comes from the weights of this step. */
      readonly progress: Progress;
      /** Milliseconds of the trainer's time. */
      readonly took: number;
      readonly nodes: ReadonlyMap<NodeId, NodePicture>;
      /** The weights of this same step, where they were asked for. */
      readonly weights?: Checkpoint;
      /** [size × size, outputs] row-major, cells in image order. */
      readonly raster?: { readonly size: number; readonly outputs: number; readonly values: Float32Array };
      readonly maps?: UnitMaps;
    }
  /** Nothing is loaded, or the input is no plane (its width is not 2). */
  | { readonly ok: false; readonly text: string };

export interface UntangleRequest {
  /** Example indices; where nodes are very wide, evenly spread ones among them are taken. */
  readonly samples: Int32Array;
  /** Also each line's scores where this sheet's lines cross, for drawing it; only of an input that is a plane. */
  readonly sheet?: SheetShape;
}

/** The best straight line between the classes at one node (core/math/best-line.ts). */
export interface NodeUntangling {
  /** Units of the node. */
  readonly width: number;
  /** Share of the examples on their own class's side of it. */
  readonly accuracy: number;
  /** [width, classes] row-major: score = values · weights + bias, and the highest score's class has the place. */
  readonly weights: Float64Array;
  /** [classes]. */
  readonly bias: Float64Array;
  /** Directions that it was fitted in, fewer than the width where there is no spread in others or they are too many. */
  readonly axes: number;
  /** Share of the examples' spread that these hold, 0 to 1. */
  readonly share: number;
  /** [lines × lines, classes]: scores at the crossings (core/math/sheet.ts, atCrossings). */
  readonly scores?: Float32Array;
}

export type UntangleAnswer =
  | {
      readonly ok: true;
      /** All of it comes from the weights of this step. */
      readonly progress: Progress;
      /** Examples that the lines were fitted to and counted on. */
      readonly count: number;
      readonly classes: number;
      /** Share of the same examples that the network itself gets right; undefined while it has no output. */
      readonly own: number | undefined;
      /** Share of the largest class: what no line at all gets right. */
      readonly chance: number;
      /** In the plan's order; nodes whose values are not finite are left out. */
      readonly nodes: ReadonlyMap<NodeId, NodeUntangling>;
    }
  | { readonly ok: false; readonly text: string };

/** A square of the plane of a node's picture: its centre and half its side, in the picture's units. */
export interface CloudSquare {
  readonly cx: number;
  readonly cy: number;
  readonly half: number;
}

/** A raster on which a node's cloud is counted. */
export interface CloudRasterRequest {
  readonly node: NodeId;
  readonly square: CloudSquare;
  /** Cells a side. */
  readonly size: number;
}

export interface CloudRequest {
  /** Whose sides the points keep. */
  readonly dataset: Network["dataset"];
  /** The square of the input plane that is filled. */
  readonly domain: readonly [number, number];
  /** At most so many points, spread evenly. */
  readonly points: number;
  readonly rasters: readonly CloudRasterRequest[];
}

/** How many of the cloud's points fall into each cell of a raster of one node's picture. */
export interface CloudRaster extends CloudRasterRequest {
  /** [size · size, sides] row-major, cells in image order. */
  readonly counts: Uint32Array;
  /** [sides]: points beyond the square, and points whose value is NaN or infinite. */
  readonly outside: Uint32Array;
  readonly notFinite: Uint32Array;
}

export type CloudAnswer =
  | {
      readonly ok: true;
      /** Everything in one answer comes from the weights of this step. */
      readonly progress: Progress;
      readonly points: number;
      /** 1 where the data set has no sides: then they are nobody's. */
      readonly sides: number;
      /** In the order asked for; those of unknown nodes are left out. */
      readonly rasters: readonly CloudRaster[];
      /** Milliseconds of the trainer's time, the making of the points apart. */
      readonly took: number;
    }
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
  /** The best straight line at every node. The run goes on while the lines are fitted. */
  untangle(request: UntangleRequest): Promise<UntangleAnswer>;
  /** Very many points through every node, counted on rasters: a picture of density. */
  cloud(request: CloudRequest): Promise<CloudAnswer>;
  /** Every node's output for plane points [n, features]: [n, units] each. */
  probe(points: Float32Array, nodes?: readonly NodeId[]): Promise<ReadonlyMap<NodeId, Float32Array>>;
  weights(): Promise<Checkpoint>;
  /** Sets one number between two steps. Where the run stands, and the optimizer's memory, stay as they are. */
  setWeight(change: WeightChange): Promise<WeightAnswer>;
  /** The same for all numbers of the nodes whose arrays fit. */
  setWeights(checkpoint: Checkpoint): Promise<void>;
  /** A node's kernel in numbers; undefined where it has none, or where a weight is not finite. */
  matrixFacts(node: NodeId): Promise<MatrixFacts | undefined>;
  evaluate(): Promise<readonly Evaluation[]>;
  dispose(): void;
}
