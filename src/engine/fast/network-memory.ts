/**
 * A network in the kernels' memory: where its weights, its state and its batches lie. What outlives a batch comes
 * first; room for batches follows and is laid out anew when a larger batch comes.
 */
import type { Plan } from "../../core/compiler/plan";
import { clippingOf } from "../../core/training/options/clippings";
import { penaltyOf } from "../../core/training/options/regularizers";
import type { KernelMemory } from "./kernel-memory";
import * as codes from "./kernels/codes";
import { kernelFloats, roundUp, rowsOf, SMALL_COLUMNS, TILED_COLUMNS } from "./layout";
import { type Operation, probeOperations, trainingOperations } from "./operations";
import { clippingCode, lossCode, optimizerNumbers } from "./optimizer";

/** Steps of a small network in one call of the kernels. */
export const MAX_STEPS_A_CALL = 1024;

/** Where a node's arrays lie by their names, in bytes from the start of the weights. */
type WeightPlaces = Readonly<Record<string, number>>;

/** Addresses of the parts of one program. */
interface ProgramPlace {
  readonly record: number;
  readonly operations: readonly Operation[];
  readonly records: number;
}

export class NetworkMemory {
  readonly training: ProgramPlace;
  readonly probing: ProgramPlace;
  /** Helpers' own: several threads look at points through a small network each by a program of its own. */
  private readonly helpersProbing: readonly ProgramPlace[];
  readonly operationOf: ReturnType<typeof probeOperations>["operationOf"];
  /** The record of what a step needs. */
  readonly trainer: number;
  readonly weightPlaces: ReadonlyMap<string, WeightPlaces>;
  /** Floats of the weights, padding included. */
  readonly floats: number;
  /** Examples that are looked at in one go. */
  readonly probedAtOnce: number;
  readonly seeds: number;
  readonly rates: number;
  readonly results: number;
  private readonly columns: number;
  private readonly mark: number;
  private room = 0;
  private places = { x: 0, y: 0, identity: 0, rows: 0, delta: 0, otherDelta: 0 };

  constructor(
    readonly memory: KernelMemory,
    readonly plan: Plan,
    readonly tiled: boolean,
  ) {
    const operations = trainingOperations(plan);
    const probing = probeOperations(plan);
    this.operationOf = probing.operationOf;
    this.columns = tiled ? TILED_COLUMNS : Math.min(SMALL_COLUMNS, roundUp(plan.training.batchSize, 4));
    this.probedAtOnce = tiled ? 256 : 1024;
    const { floats, places } = placeWeights(plan, tiled);
    this.floats = floats;
    this.weightPlaces = places;
    const optimizer = optimizerNumbers(plan.training.optimizer);
    const loss = lossCode(plan.training.loss);
    if (!optimizer || loss === undefined) throw new Error("internal: not a plan for the fast engine");

    const bytes = 4 * floats;
    const at = memory.take({
      training: 4 * codes.PROGRAM_WORDS,
      probing: 4 * codes.PROGRAM_WORDS,
      trainer: 4 * codes.TRAINING_WORDS,
      operations: 4 * codes.OPERATION_WORDS * operations.length,
      probeOperations: 4 * codes.OPERATION_WORDS * probing.operations.length,
      seeds: 4 * MAX_STEPS_A_CALL,
      rates: 4 * MAX_STEPS_A_CALL,
      results: 16 * MAX_STEPS_A_CALL,
      weights: bytes,
      next: bytes,
      gradient: tiled ? 0 : bytes,
      slotA: optimizer.slots > 0 ? bytes : 0,
      slotB: optimizer.slots > 1 ? bytes : 0,
    });
    const helpers = tiled ? 0 : memory.threads - 1;
    this.helpersProbing = Array.from({ length: helpers }, () => {
      const { record, records } = memory.take({
        record: 4 * codes.PROGRAM_WORDS,
        records: 4 * codes.OPERATION_WORDS * probing.operations.length,
      });
      return { record, operations: probing.operations, records };
    });
    this.training = { record: at.training, operations, records: at.operations };
    this.probing = { record: at.probing, operations: probing.operations, records: at.probeOperations };
    this.trainer = at.trainer;
    this.seeds = at.seeds;
    this.rates = at.rates;
    this.results = at.results;
    this.mark = memory.mark;

    this.writeProgram(this.training, at.weights);
    this.set(at.training, codes.PROGRAM_COLUMNS, this.columns);
    for (const [thread, program] of [this.probing, ...this.helpersProbing].entries()) {
      this.writeProgram(program, at.weights);
      this.set(program.record, codes.PROGRAM_COLUMNS, tiled ? TILED_COLUMNS : SMALL_COLUMNS);
      this.set(codes.SCRATCH + thread * codes.SCRATCH_BYTES + codes.SCRATCH_PROGRAM, 0, program.record);
    }
    this.set(at.training, codes.PROGRAM_DROPS, 1);
    this.set(at.training, codes.PROGRAM_TRAINS, 1);
    const keepsAverages = operations.some(({ kind }) => kind === codes.NORMALIZE_BATCH);
    this.set(at.training, codes.PROGRAM_AVERAGES, Number(keepsAverages));

    this.set(at.trainer, codes.TRAINING_LOSS, loss);
    this.set(at.trainer, codes.TRAINING_OPTIMIZER, optimizer.code);
    this.set(at.trainer, codes.TRAINING_OUTPUTS, plan.outputs);
    this.set(at.trainer, codes.TRAINING_FLOATS, floats);
    this.set(at.trainer, codes.TRAINING_NEXT, at.next);
    this.set(at.trainer, codes.TRAINING_SLOT_A, optimizer.slots > 0 ? at.slotA : 0);
    this.set(at.trainer, codes.TRAINING_SLOT_B, optimizer.slots > 1 ? at.slotB : 0);
    this.set(at.trainer, codes.TRAINING_GRADIENT, at.gradient);
    const { f32, f64 } = memory;
    const words = at.trainer / 4;
    f32[words + codes.TRAINING_RATE] = optimizer.rate;
    f32[words + codes.TRAINING_MEMORY_A] = optimizer.memoryA;
    f32[words + codes.TRAINING_MEMORY_B] = optimizer.memoryB;
    f32[words + codes.TRAINING_EPSILON] = optimizer.epsilon;
    f32[words + codes.TRAINING_MOMENTUM] = optimizer.momentum;
    f32[words + codes.TRAINING_DECAY] = optimizer.decay;
    const { options } = plan.training;
    const penalty = penaltyOf(options);
    f32[words + codes.TRAINING_L1] = penalty?.l1 ?? 0;
    f32[words + codes.TRAINING_L2] = penalty?.l2 ?? 0;
    this.set(at.trainer, codes.TRAINING_CLIPPING, clippingCode(options.clipping?.kind) ?? codes.CLIP_NONE);
    f32[words + codes.TRAINING_LIMIT] = clippingOf(options)?.limit ?? 0;
    f64[at.trainer / 8 + codes.TRAINING_POWER_A] = 1;
    f64[at.trainer / 8 + codes.TRAINING_POWER_B] = 1;
  }

  get(record: number, field: number): number {
    return this.memory.u32[record / 4 + field] as number;
  }

  set(record: number, field: number, value: number): void {
    this.memory.u32[record / 4 + field] = value;
  }

  /** The learning rate of the steps that follow, where each has one; the plan's where none is given. */
  setRate(rate: number | undefined): void {
    const { f32 } = this.memory;
    this.set(this.trainer, codes.TRAINING_RATES, 0);
    if (rate !== undefined) f32[this.trainer / 4 + codes.TRAINING_RATE] = rate;
  }

  /** Where the weights lie now: steps write new ones elsewhere and then change places. */
  get weights(): number {
    return this.get(this.training.record, codes.PROGRAM_WEIGHTS);
  }

  /** Makes the weights that a step wrote the network's weights, in every program. */
  adoptNext(): void {
    const old = this.weights;
    this.set(this.training.record, codes.PROGRAM_WEIGHTS, this.get(this.trainer, codes.TRAINING_NEXT));
    this.set(this.trainer, codes.TRAINING_NEXT, old);
    this.followWeights();
  }

  /** After the kernels changed the weights' place themselves. */
  followWeights(): void {
    for (const { record } of [this.probing, ...this.helpersProbing]) {
      this.set(record, codes.PROGRAM_WEIGHTS, this.weights);
    }
  }

  operationRecord(program: ProgramPlace, index: number): number {
    return program.records + 4 * codes.OPERATION_WORDS * index;
  }

  /** Room for a batch's rows: x, y, the numbers 0, 1, 2 …; and for the values of one node as rows. */
  get staging(): {
    readonly x: number;
    readonly y: number;
    readonly identity: number;
    readonly rows: number;
  } {
    return this.places;
  }

  get deltas(): readonly [number, number] {
    return [this.places.delta, this.places.otherDelta];
  }

  /** Examples of a training batch there is room for. */
  get capacity(): number {
    return this.room;
  }

  /**
   * Makes room for training batches of so many examples. What lay in batches is lost.
   * @returns true where places have changed
   */
  makeRoom(examples: number): boolean {
    if (examples <= this.room) return false;
    this.room = 0;
    const { memory, plan, tiled } = this;
    memory.release(this.mark);
    const trainingPanels = Math.ceil(examples / this.columns) * this.columns;
    const probe = this.probedAtOnce;
    const padded = roundUp(examples, 8);
    const values = (operation: Operation, panels: number) => 4 * rowsOf(operation.units, tiled) * panels;
    const widest = Math.max(...this.training.operations.map(({ units }) => rowsOf(units, tiled)));
    const inputs = Math.max(
      8,
      ...this.training.operations
        .slice(2)
        .map((operation) => (operation.kind === codes.DENSE ? operation.inputs : 0)),
    );
    const rows = Math.max(examples, probe);
    const at = memory.take({
      x: 4 * rows * plan.features,
      y: 4 * rows * plan.outputs,
      identity: 4 * rows,
      rows: 4 * probe * Math.max(...this.probing.operations.map(({ units }) => units)),
      delta: 4 * widest * trainingPanels,
      otherDelta: 4 * widest * trainingPanels,
      targets: 4 * plan.outputs * trainingPanels,
      probingTargets: 4 * plan.outputs * probe,
      transposed: tiled ? 4 * roundUp(plan.features, 8) * padded : 0,
      probingTransposed: tiled ? 4 * roundUp(plan.features, 8) * probe : 0,
      turned: tiled ? 4 * roundUp(inputs, 8) * padded : 0,
    });
    this.placeValues(this.training, (operation) => values(operation, trainingPanels));
    this.placeStatistics(trainingPanels);
    for (const program of [this.probing, ...this.helpersProbing]) {
      this.placeValues(program, (operation) => values(operation, probe));
    }
    for (let index = 0; index < rows; index++) memory.u32[at.identity / 4 + index] = index;
    this.set(this.training.record, codes.PROGRAM_TRANSPOSED, at.transposed);
    this.set(this.probing.record, codes.PROGRAM_TRANSPOSED, at.probingTransposed);
    this.set(this.trainer, codes.TRAINING_DELTA, at.delta);
    this.set(this.trainer, codes.TRAINING_OTHER_DELTA, at.otherDelta);
    this.set(this.trainer, codes.TRAINING_TARGETS, at.targets);
    this.set(this.trainer, codes.TRAINING_TRANSPOSED, at.turned);
    this.probingTargets = at.probingTargets;
    this.places = at;
    this.room = examples;
    return true;
  }

  probingTargets = 0;

  private placeValues(program: ProgramPlace, bytes: (operation: Operation) => number): void {
    const at = this.memory.take(
      Object.fromEntries(program.operations.map((operation, index) => [`v${index}`, bytes(operation)])),
    );
    for (const index of program.operations.keys()) {
      this.set(this.operationRecord(program, index), codes.OPERATION_VALUES, at[`v${index}`] ?? 0);
    }
  }

  /** Room for what normalisations note in training: [4][units], or [panels][2][columns] (kernels/normalize.ts). */
  private placeStatistics(examples: number): void {
    for (const [index, { kind, units }] of this.training.operations.entries()) {
      if (kind !== codes.NORMALIZE_BATCH && kind !== codes.NORMALIZE_LAYER) continue;
      const floats = kind === codes.NORMALIZE_BATCH ? 4 * roundUp(units, 4) : 2 * examples;
      const { statistics } = this.memory.take({ statistics: 4 * floats });
      this.set(this.operationRecord(this.training, index), codes.OPERATION_STATISTICS, statistics);
    }
  }

  private writeProgram(program: ProgramPlace, weights: number): void {
    this.set(program.record, codes.PROGRAM_OPERATIONS, program.records);
    this.set(program.record, codes.PROGRAM_COUNT, program.operations.length);
    this.set(program.record, codes.PROGRAM_TILED, Number(this.tiled));
    this.set(program.record, codes.PROGRAM_WEIGHTS, weights);
    for (const [index, operation] of program.operations.entries()) {
      const at = this.operationRecord(program, index);
      this.set(at, codes.OPERATION_KIND, operation.kind);
      this.set(at, codes.OPERATION_INPUTS, operation.inputs);
      this.set(at, codes.OPERATION_UNITS, operation.units);
      this.set(at, codes.OPERATION_ACTIVATION, operation.activation);
      this.memory.f32[at / 4 + codes.OPERATION_SLOPE] = operation.slope;
      this.memory.f32[at / 4 + codes.OPERATION_RATE] = operation.rate;
      this.set(at, codes.OPERATION_SALT, operation.salt);
      this.set(at, codes.OPERATION_ROWS, rowsOf(operation.units, this.tiled));
      const places = (operation.weighted && this.weightPlaces.get(operation.weighted.id)) ?? {};
      this.set(at, codes.OPERATION_KERNEL, places.kernel ?? 0);
      for (const [field, name] of ARRAYS) this.set(at, field, places[name] ?? -1);
      this.memory.f32[at / 4 + codes.OPERATION_MOMENTUM] = operation.momentum;
      this.memory.f32[at / 4 + codes.OPERATION_EPSILON] = operation.epsilon;
      const strip = 4 * kernelFloats({ inputs: operation.inputs, units: 4, tiled: true });
      this.set(at, codes.OPERATION_STRIP, strip);
    }
  }
}

/** The arrays of one number for each unit, by their field in an operation's record. */
const ARRAYS = [
  [codes.OPERATION_BIAS, "bias"],
  [codes.OPERATION_GAMMA, "gamma"],
  [codes.OPERATION_BETA, "beta"],
  [codes.OPERATION_MEAN, "moving_mean"],
  [codes.OPERATION_VARIANCE, "moving_variance"],
] as const;

/** Every node's arrays one after the other, each padded to a multiple of four floats. */
function placeWeights(plan: Plan, tiled: boolean) {
  const places = new Map<string, WeightPlaces>();
  let floats = 0;
  for (const { id, weights } of plan.nodes) {
    const own: Record<string, number> = {};
    for (const { name, shape } of weights) {
      const [inputs = 0, units] = shape;
      own[name] = 4 * floats;
      floats += units === undefined ? roundUp(inputs, 4) : kernelFloats({ inputs, units, tiled });
    }
    if (weights.length > 0) places.set(id, own);
  }
  return { floats, places };
}
