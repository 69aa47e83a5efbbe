/**
 * A network in the kernels' memory: where its weights, its state and its batches lie. What outlives a batch comes
 * first; room for batches follows and is laid out anew when a larger batch comes.
 */
import type { Plan } from "../../core/compiler/plan";
import type { KernelMemory } from "./kernel-memory";
import * as codes from "./kernels/codes";
import { kernelFloats, roundUp, rowsOf, SMALL_COLUMNS, TILED_COLUMNS } from "./layout";
import { lossCode, optimizerNumbers } from "./optimizer";
import { lookingStages, type Stage, trainingStages } from "./stages";

/** Steps of a small network in one call of the kernels. */
export const MOST_STEPS = 1024;

/** Where a Dense's arrays lie, in bytes from the start of the weights. */
interface WeightPlace {
  readonly kernel: number;
  readonly bias: number;
}

/** Addresses of the parts of one program. */
interface ProgramPlace {
  readonly record: number;
  readonly stages: readonly Stage[];
  readonly records: number;
}

export class NetworkMemory {
  readonly training: ProgramPlace;
  readonly looking: ProgramPlace;
  /** Helpers' own: several threads look at points through a small network each by a program of its own. */
  private readonly helpersLooking: readonly ProgramPlace[];
  readonly stageOf: ReturnType<typeof lookingStages>["stageOf"];
  /** The record of what a step needs. */
  readonly trainer: number;
  readonly weightPlaces: ReadonlyMap<string, WeightPlace>;
  /** Floats of the weights, padding included. */
  readonly floats: number;
  /** Examples that are looked at in one go. */
  readonly lookAtOnce: number;
  readonly seeds: number;
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
    const stages = trainingStages(plan);
    const looking = lookingStages(plan);
    this.stageOf = looking.stageOf;
    this.columns = tiled ? TILED_COLUMNS : Math.min(SMALL_COLUMNS, roundUp(plan.training.batchSize, 4));
    this.lookAtOnce = tiled ? 256 : 1024;
    const { floats, places } = placeWeights(plan, tiled);
    this.floats = floats;
    this.weightPlaces = places;
    const optimizer = optimizerNumbers(plan.training.optimizer);
    const loss = lossCode(plan.training.loss);
    if (!optimizer || loss === undefined) throw new Error("internal: not a plan for the fast engine");

    const bytes = 4 * floats;
    const at = memory.take({
      training: 4 * codes.PROGRAM_WORDS,
      looking: 4 * codes.PROGRAM_WORDS,
      trainer: 4 * codes.TRAINING_WORDS,
      stages: 4 * codes.STAGE_WORDS * stages.length,
      lookingStages: 4 * codes.STAGE_WORDS * looking.stages.length,
      seeds: 4 * MOST_STEPS,
      results: 16 * MOST_STEPS,
      weights: bytes,
      next: bytes,
      gradient: tiled ? 0 : bytes,
      slotA: optimizer.slots > 0 ? bytes : 0,
      slotB: optimizer.slots > 1 ? bytes : 0,
    });
    const helpers = tiled ? 0 : memory.threads - 1;
    this.helpersLooking = Array.from({ length: helpers }, () => {
      const { record, records } = memory.take({
        record: 4 * codes.PROGRAM_WORDS,
        records: 4 * codes.STAGE_WORDS * looking.stages.length,
      });
      return { record, stages: looking.stages, records };
    });
    this.training = { record: at.training, stages, records: at.stages };
    this.looking = { record: at.looking, stages: looking.stages, records: at.lookingStages };
    this.trainer = at.trainer;
    this.seeds = at.seeds;
    this.results = at.results;
    this.mark = memory.mark;

    this.writeProgram(this.training, at.weights);
    this.set(at.training, codes.PROGRAM_COLUMNS, this.columns);
    for (const [thread, program] of [this.looking, ...this.helpersLooking].entries()) {
      this.writeProgram(program, at.weights);
      this.set(program.record, codes.PROGRAM_COLUMNS, tiled ? TILED_COLUMNS : SMALL_COLUMNS);
      this.set(codes.SCRATCH + thread * codes.SCRATCH_BYTES + codes.SCRATCH_PROGRAM, 0, program.record);
    }
    this.set(at.training, codes.PROGRAM_DROPS, 1);

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
    f64[at.trainer / 8 + codes.TRAINING_POWER_A] = 1;
    f64[at.trainer / 8 + codes.TRAINING_POWER_B] = 1;
  }

  get(record: number, field: number): number {
    return this.memory.u32[record / 4 + field] as number;
  }

  set(record: number, field: number, value: number): void {
    this.memory.u32[record / 4 + field] = value;
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
    for (const { record } of [this.looking, ...this.helpersLooking]) {
      this.set(record, codes.PROGRAM_WEIGHTS, this.weights);
    }
  }

  stageRecord(program: ProgramPlace, index: number): number {
    return program.records + 4 * codes.STAGE_WORDS * index;
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
    const look = this.lookAtOnce;
    const padded = roundUp(examples, 8);
    const values = (stage: Stage, panels: number) => 4 * rowsOf(stage.units, tiled) * panels;
    const widest = Math.max(...this.training.stages.map(({ units }) => rowsOf(units, tiled)));
    const inputs = Math.max(
      8,
      ...this.training.stages.slice(2).map((stage) => (stage.dense ? stage.inputs : 0)),
    );
    const rows = Math.max(examples, look);
    const at = memory.take({
      x: 4 * rows * plan.features,
      y: 4 * rows * plan.outputs,
      identity: 4 * rows,
      rows: 4 * look * Math.max(...this.looking.stages.map(({ units }) => units)),
      delta: 4 * widest * trainingPanels,
      otherDelta: 4 * widest * trainingPanels,
      targets: 4 * plan.outputs * trainingPanels,
      lookingTargets: 4 * plan.outputs * look,
      transposed: tiled ? 4 * roundUp(plan.features, 8) * padded : 0,
      lookingTransposed: tiled ? 4 * roundUp(plan.features, 8) * look : 0,
      turned: tiled ? 4 * roundUp(inputs, 8) * padded : 0,
    });
    this.placeValues(this.training, (stage) => values(stage, trainingPanels));
    for (const program of [this.looking, ...this.helpersLooking]) {
      this.placeValues(program, (stage) => values(stage, look));
    }
    for (let index = 0; index < rows; index++) memory.u32[at.identity / 4 + index] = index;
    this.set(this.training.record, codes.PROGRAM_TRANSPOSED, at.transposed);
    this.set(this.looking.record, codes.PROGRAM_TRANSPOSED, at.lookingTransposed);
    this.set(this.trainer, codes.TRAINING_DELTA, at.delta);
    this.set(this.trainer, codes.TRAINING_OTHER_DELTA, at.otherDelta);
    this.set(this.trainer, codes.TRAINING_TARGETS, at.targets);
    this.set(this.trainer, codes.TRAINING_TRANSPOSED, at.turned);
    this.lookingTargets = at.lookingTargets;
    this.places = at;
    this.room = examples;
    return true;
  }

  lookingTargets = 0;

  private placeValues(program: ProgramPlace, bytes: (stage: Stage) => number): void {
    const at = this.memory.take(
      Object.fromEntries(program.stages.map((stage, index) => [`v${index}`, bytes(stage)])),
    );
    for (const index of program.stages.keys()) {
      this.set(this.stageRecord(program, index), codes.STAGE_VALUES, at[`v${index}`] ?? 0);
    }
  }

  private writeProgram(program: ProgramPlace, weights: number): void {
    this.set(program.record, codes.PROGRAM_STAGES, program.records);
    this.set(program.record, codes.PROGRAM_COUNT, program.stages.length);
    this.set(program.record, codes.PROGRAM_TILED, Number(this.tiled));
    this.set(program.record, codes.PROGRAM_WEIGHTS, weights);
    for (const [index, stage] of program.stages.entries()) {
      const at = this.stageRecord(program, index);
      this.set(at, codes.STAGE_KIND, stage.kind);
      this.set(at, codes.STAGE_INPUTS, stage.inputs);
      this.set(at, codes.STAGE_UNITS, stage.units);
      this.set(at, codes.STAGE_ACTIVATION, stage.activation);
      this.memory.f32[at / 4 + codes.STAGE_SLOPE] = stage.slope;
      this.memory.f32[at / 4 + codes.STAGE_RATE] = stage.rate;
      this.set(at, codes.STAGE_SALT, stage.salt);
      this.set(at, codes.STAGE_ROWS, rowsOf(stage.units, this.tiled));
      const place = stage.dense && this.weightPlaces.get(stage.dense.id);
      this.set(at, codes.STAGE_KERNEL, place?.kernel ?? 0);
      this.set(at, codes.STAGE_BIAS, place?.bias ?? -1);
      const strip = 4 * kernelFloats({ inputs: stage.inputs, units: 4, tiled: true });
      this.set(at, codes.STAGE_STRIP, strip);
    }
  }
}

/** Every Dense's kernel and bias one after the other, each padded to a multiple of four floats. */
function placeWeights(plan: Plan, tiled: boolean) {
  const places = new Map<string, WeightPlace>();
  let floats = 0;
  for (const [index, node] of plan.nodes.entries()) {
    if (node.kind !== "dense") continue;
    const inputs = plan.nodes[index - 1]?.shape[0] ?? 0;
    const units = node.shape[0] ?? 0;
    const kernel = 4 * floats;
    floats += kernelFloats({ inputs, units, tiled });
    const hasBias = node.weights.length > 1;
    places.set(node.id, { kernel, bias: hasBias ? 4 * floats : -1 });
    if (hasBias) floats += roundUp(units, 4);
  }
  return { floats, places };
}
