/**
 * What the engine tells the kernels, as records in memory that TypeScript fills in (codes.ts has each field's
 * place). Values, derivatives and targets of a batch lie in panels: [panels][rows][columns], a panel holding
 * `columns` examples side by side and `rows` at least as many as there are units. In tiled programs there are 8
 * columns and every row beyond the units holds zeros.
 */

import { DENSE, NORMALIZE_BATCH, NORMALIZE_LAYER } from "./codes";

/** One computation of the chain: what it makes of the operation before it. */
@unmanaged
export class Operation {
  kind: i32;
  /** Units that enter. */
  inputs: i32;
  /** Units that leave. */
  units: i32;
  /** Applied by a dense operation as it stores, or all that an ACTIVATE operation does. */
  activation: i32;
  slope: f32;
  /** Share of the units that a DROPOUT silences. */
  rate: f32;
  /** Tells this operation's dropout from others' with the same seed. */
  salt: i32;
  /** Where the values go, in panels. */
  values: usize;
  /** Rows of a panel of the values. */
  rows: i32;
  /** Bytes from the start of the weights. Tiled: [units / 4][strip], a strip being [inputs / 8][4][8]; else [units][inputs]. */
  kernel: i32;
  /** Bytes from the start of the weights; −1 where there is none. [units] */
  bias: i32;
  /** Bytes of one strip of a tiled kernel. */
  strip: i32;
  /** Of a normalisation, bytes from the start of the weights; −1 where there is none. [units], padded to four. */
  gamma: i32;
  beta: i32;
  /** The moving averages of NORMALIZE_BATCH. */
  mean: i32;
  variance: i32;
  /** What a training pass notes for the way back (normalize.ts tells its layout); 0 in probing programs. */
  statistics: usize;
  /** How much of a moving average stays at a step. */
  momentum: f32;
  /** Added to a variance. */
  epsilon: f32;
  unused0: i32;
}

/** A chain of operations and the batch it works on; one for training, one for probing. */
@unmanaged
export class Program {
  operations: usize;
  /** Operations, the input's included. */
  count: i32;
  /** Examples side by side in a panel: 8 where tiled, else a multiple of 4. */
  columns: i32;
  /** Examples in the batch. */
  examples: i32;
  tiled: i32;
  weights: usize;
  /** 1 where dropout is on. */
  drops: i32;
  seed: u32;
  /** Tiled: the input the other way round, [features / 8][examples][8]. */
  transposed: usize;
  /** 1 where normalisations go by the batch's own statistics. */
  trains: i32;
  /** 1 where some operation keeps moving averages. */
  averages: i32;
  unused0: i32;
  unused1: i32;
  unused2: i32;
  unused3: i32;
  unused4: i32;
}

/** All that a step needs beyond its program. */
@unmanaged
export class Training {
  loss: i32;
  optimizer: i32;
  outputs: i32;
  /** Length of the weights with their padding. */
  floats: i32;
  /** Where the new weights go; the old ones stay until the engine swaps the two. */
  next: usize;
  slotA: usize;
  /** 0 where the optimizer keeps no second array. */
  slotB: usize;
  /** Derivatives of the loss, in panels. */
  delta: usize;
  otherDelta: usize;
  /** [panels][outputs][columns] */
  targets: usize;
  /** Tiled: room for the values that enter a dense operation, the other way round. */
  transposed: usize;
  correct: i32;
  rate: f32;
  /** Adam's beta 1, RMSprop's rho. */
  memoryA: f32;
  /** Adam's beta 2. */
  memoryB: f32;
  epsilon: f32;
  momentum: f32;
  /** Not tiled: the gradient, laid out as the weights. */
  gradient: usize;
  /** Adam's l·√(1−β₂ᵗ)/(1−β₁ᵗ) of this step; every other optimizer's plain learning rate. */
  stepRate: f32;
  /** 1 where a new weight of this step was not finite. */
  trouble: i32;
  /** Mean loss of the batch. */
  lossMean: f64;
  /** Adam's beta 1 to the power of the steps taken. */
  powerA: f64;
  powerB: f64;
  /** Share of every weight that AdamW takes away, times the learning rate. */
  decay: f32;
  /** Weights of the penalty on kernels. */
  l1: f32;
  l2: f32;
  /** How the gradient is clipped, and at what. */
  clipping: i32;
  limit: f32;
  /** A learning rate for each step of a call, [steps]; 0 where all have the same. */
  rates: usize;
}

/** True of operations that have weights, and so a gradient to be taken by them. */
@inline
export function isWeighted(operation: Operation): bool {
  const kind = operation.kind;
  return kind == DENSE || kind == NORMALIZE_BATCH || kind == NORMALIZE_LAYER;
}

/** Strips of four units. */
@inline
export function stripsOf(operation: Operation): i32 {
  return (operation.units + 3) >> 2;
}

@inline
export function panelsOf(program: Program): i32 {
  return (program.examples + program.columns - 1) / program.columns;
}

@inline
export function operationAt(program: Program, index: i32): Operation {
  return changetype<Operation>(program.operations + (<usize>index) * offsetof<Operation>());
}

/** Bytes of one panel of an operation's values. */
@inline
export function panelBytes(program: Program, operation: Operation): usize {
  return (<usize>(operation.rows * program.columns)) << 2;
}
