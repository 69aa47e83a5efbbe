/**
 * What a training engine can do; the trainer drives one and knows nothing of how it computes. All arrays are
 * row-major, one example a row. Engines draw no random numbers of their own: seeds are handed in.
 */
import type { Checkpoint } from "../core/network/checkpoint";
import type { NodeId } from "../core/network/network";
import type { OptimizerMemory } from "../core/training/run-state";

export interface Batch {
  readonly count: number;
  /** [count, features]. */
  readonly x: Float32Array;
  /** [count, outputs]: one-hot for classes, or one 0 or 1 where there is one output. */
  readonly y: Float32Array;
}

export interface BatchResult {
  /** Mean over the batch, with the penalty on kernels where there is one. */
  readonly loss: number;
  /**
   * Samples whose largest output is where the target's is (the first where equal); with one output, those whose
   * probability lies on the target's side of ½.
   */
  readonly correct: number;
}

/** Examples that an engine gathers its batches from. */
export interface HeldExamples {
  readonly count: number;
  /** [count, outputs], as in a batch. */
  readonly y: Float32Array;
  /** Writes the inputs of the examples with these indices to `into`, [indices, features]. */
  gather(indices: Int32Array, into: Float32Array): void;
}

/** Steps of one epoch over examples that the engine holds. */
export interface StepRange {
  /** The epoch's examples in the order they are taken. */
  readonly order: Int32Array;
  readonly batchSize: number;
  /** The step of the epoch to begin with, 0 for the first. */
  readonly from: number;
  /** A seed for the dropout masks of each step asked for. */
  readonly seeds: Uint32Array;
  /** Each step's learning rate; the plan's where absent. */
  readonly rates?: Float32Array;
  /** Receive what each step's BatchResult would be. */
  readonly losses: Float64Array;
  readonly corrects: Int32Array;
}

export interface Engine {
  /** For people: "TensorFlow.js, cpu". */
  readonly name: string;
  /**
   * One optimizer step. Loss and correct are from before the update, dropout on. Where the loss is not
   * finite the update is left out, that of state that training keeps (a moving mean) too.
   * @param seed this step's own seed for dropout masks
   * @param rate this step's learning rate; the plan's where absent, as for every step of a plan without a schedule
   */
  step(batch: Batch, seed: number, rate?: number): BatchResult;
  /** Loss and correct with dropout off, nothing changed. */
  evaluate(batch: Batch): BatchResult;
  /**
   * Every asked node's values for x [count, features], dropout off: [count, units].
   * @param into arrays, of an earlier answer for as many points or more, that may be written into instead of new
   *   ones: asking the system for fresh memory takes longer than computing M2
   */
  probe(
    x: Float32Array,
    count: number,
    nodes: readonly NodeId[],
    into?: ReadonlyMap<NodeId, Float32Array>,
  ): Map<NodeId, Float32Array>;
  /**
   * Gradient of the mean loss (penalty included, before clipping) by every weight array that is trained (state has none and is left out). As a training step
   * takes it, a batch's own statistics included, but dropout off; nothing is changed.
   */
  gradients(batch: Batch): Checkpoint;
  weights(): Checkpoint;
  setWeights(checkpoint: Checkpoint): void;
  dispose(): void;
  /** Absent where an engine does not tell: then a run that goes on elsewhere begins with fresh memory. */
  readonly optimizer?: OptimizerAccess;
  /** Multiplications a millisecond, roughly: how much to ask for at once. */
  readonly speed?: number;
  /** Begins to count points on rasters; absent where an engine has no shorter way than probing (queries/binning.ts). */
  readonly startBinning?: (lays: readonly RasterLay[], sides: number) => Binner;
  /** Absent where an engine takes single steps only. */
  readonly multiStep?: MultiStepRunner;
}

/** What the optimizer remembers, between two steps. */
export interface OptimizerAccess {
  /** A copy. */
  read(): OptimizerMemory;
  /** Puts it in the place of what there is. @returns false, nothing changed, where it is another engine's or optimizer's, or does not fit */
  write(memory: OptimizerMemory): boolean;
}

/**
 * How a node's values v [units] become a cell: column = columnStart + Σ columnWeights · (v − centre), rounded down,
 * the row likewise. Taking the centre away first keeps what lies far from the origin exact in 32 bits.
 */
export interface RasterLay {
  readonly node: NodeId;
  /** Cells a side. */
  readonly size: number;
  /** [units] each. */
  readonly centre: Float32Array;
  readonly columnWeights: Float32Array;
  readonly rowWeights: Float32Array;
  readonly columnStart: number;
  readonly rowStart: number;
}

/** Counts while points are added; one of `finish` and `drop` has to end it before the engine takes another step. */
export interface Binner {
  /**
   * @param points [count, features]
   * @param sides [count]: whose count each point adds to
   */
  add(points: Float32Array, sides: Uint8Array): void;
  /** For each raster [size · size + BESIDE_CELLS, sides]: cells in image order, then what lies beside (binning.ts). */
  finish(): readonly Uint32Array[];
  drop(): void;
}

/**
 * The same steps for those in a hurry: many in one call, or less than one. It gives the same bits as `step` with
 * the same batches and seeds.
 */
export interface MultiStepRunner {
  /**
   * Keeps these examples, which must not change any more, and asks for all the memory that training on them
   * takes.
   * @throws Error with a sentence where it cannot be had
   */
  hold(examples: HeldExamples, batchSize: number): void;
  /** Whether a step is half done: the optimizer's memory is then between two steps' too. */
  readonly isInStep: boolean;
  /**
   * Takes the range's steps until they are done or the time is up, which it looks at a few times a millisecond for
   * small networks, and inside a step for large ones. A step may stay half done: then the weights are those of
   * before it, and the next call, with the same step to begin with, goes on in it.
   * @returns whole steps taken. A step whose loss is not finite is not one, ends the call, and leaves its loss
   *   behind the others'
   */
  advance(range: StepRange, isTimeUp: () => boolean): number;
}

/** Which engine a person asks for; where they ask for none, the plan decides (choose.ts). */
export type EnginePreference = "fast" | "tensorflow";
