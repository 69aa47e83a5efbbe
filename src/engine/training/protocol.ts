/** How the page starts, steers and changes a run, and what it hears of it. A part of ../protocol.ts, which gives it on. */
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Network, NodeId } from "../../core/network/network";
import type { RunState } from "../../core/training/run-state";
import type { NotFinite } from "../../core/words/trainer-words";
import type { EnginePreference } from "../engine";

/** Counts loads: an event or an answer of an older run is dropped. */
export type RunId = number;

/** A run whose moments are kept together, over loads of it: with other settings, on another engine. Counted by the page. */
export type HistoryId = number;

/** Mean loss and accuracy over examples. Which of the two pairs they are, the field says that holds them. */
export interface Figures {
  readonly loss: number;
  readonly accuracy: number;
}

/**
 * One epoch in its two pairs of figures, which never stand for each other: while training (loss, accuracy), as Keras reports it, and
 * of the weights that it ended with (reached…, validation…).
 */
export interface EpochRecord extends Figures {
  /** 1 for the first. */
  readonly epoch: number;
  /** While training: mean over the epoch's examples, each batch before its update, dropout on. */
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
  /** While training: mean over the epoch under way so far, dropout on; absent before its first step. */
  readonly soFar?: Figures;
  /** The next step's learning rate, where a schedule changes it. */
  readonly rate?: number;
  /** The epoch whose weights these are, where early stopping has ended the run. */
  readonly restored?: number;
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
      /** The layer that it comes from, where that is known. */
      readonly where?: NotFinite;
    }
  /** A bug or a lost device; the run has stopped. */
  | { readonly type: "failed"; readonly run: RunId; readonly text: string }
  /**
   * Said before work in which the trainer may handle no message for so many milliseconds, and with no `what` when it is
   * over: who waits can say what it is doing, and does not take it for dead.
   * `what` in a few words: "making 60 million weights".
   */
  | {
      readonly type: "work";
      readonly run: RunId;
      readonly what: string | undefined;
      readonly milliseconds: number;
    };

export interface LoadRequest {
  readonly run: RunId;
  readonly network: Network;
  /** Weights to start from, by node; the others are drawn from the seed. */
  readonly checkpoint?: Checkpoint;
  /** Whole epochs that the checkpoint has behind it: the run goes on from there. 0 where absent. */
  readonly epoch?: number;
  /** Where the run stood that led to the checkpoint: it goes on from there, to the bit where all of it is known. */
  readonly state?: RunState;
  readonly engine?: EnginePreference;
  /** Which run it goes on with, so that its moments are those of before; a new one where absent. */
  readonly history?: HistoryId;
  /** Steps a second; undefined for as fast as it goes. */
  readonly pace: number | undefined;
}

export type LoadAnswer =
  /** `engine`: what runs, for people: "TensorFlow.js, cpu". */
  | {
      readonly ok: true;
      readonly engine: string;
      /** Whether a run that was under way goes on as the same to the bit; else its optimizer begins with no memory. */
      readonly isExact: boolean;
    }
  /** The network does not train (the page knows why from its own check), or the engine refused. */
  | { readonly ok: false; readonly text: string };

/** Taking steps: for the run that is loaded, nothing where none is. */
export interface TransportMethods {
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

/** The weights themselves, read and set between two steps. */
export interface WeightMethods {
  /** All of them, of the moment that is looked at where one is; none where no network is loaded. */
  weights(): Promise<Checkpoint>;
  /** Sets one number. Where the run stands, and the optimizer's memory, stay as they are. */
  setWeight(change: WeightChange): Promise<WeightAnswer>;
  /** The same for all numbers of the nodes whose arrays fit. */
  setWeights(checkpoint: Checkpoint): Promise<void>;
}

/** Loss and accuracy over one part of the examples, dropout off. */
export interface Evaluation extends Figures {
  readonly part: "training" | "validation";
  readonly count: number;
}
