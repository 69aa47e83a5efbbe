/**
 * One network in training: its engine, its examples and how far it has come. Everything random is drawn from
 * the seed by purpose and number, so that how the steps were asked for changes nothing.
 */
import type { Plan } from "../../core/compiler/plan";
import type { PrincipalAxes } from "../../core/math/pca";
import { createRandom, shuffle } from "../../core/math/random";
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { BatchFiller, type LoadedData, targetsOf } from "../data/examples";
import { ExampleGatherer } from "../data/gather";
import type { Engine, HeldExamples, MultiStepRunner, StepRange } from "../engine";
import type { EpochRecord, Evaluation, RunId } from "../protocol";
import { Turns } from "./turns";

/** Milliseconds of work between two looks at the messages. */
const CHUNK_TIME = 10;
/** Where it would take longer, the training part is not evaluated at every epoch's end. */
const MAX_REACHED_MILLISECONDS = 125;
/** Multiplications a millisecond of an engine that does not say: TensorFlow.js's on the cpu. */
const USUAL_SPEED = 4e5;
/** Steps in one call of an engine that takes many. */
const MAX_STEPS_A_CALL = 1024;

/** Thrown inside work on a run that was replaced meanwhile: nothing is wrong, and nothing is left to do. */
export class Replaced extends Error {
  constructor() {
    super("Another network was loaded meanwhile.");
  }
}

export interface RunParts {
  readonly id: RunId;
  readonly plan: Plan;
  readonly data: LoadedData;
  readonly engine: Engine;
  readonly yieldToMessages: () => Promise<void>;
}

export class Run {
  readonly id: RunId;
  readonly plan: Plan;
  readonly data: LoadedData;
  readonly turns = new Turns();
  readonly stepsPerEpoch: number;
  /** Each wide node's axes in its last picture, which the next one keeps close to. */
  readonly axes = new Map<NodeId, PrincipalAxes>();
  step = 0;
  epoch = 0;
  epochs: number;
  lastLoss = Number.NaN;

  private current: Engine;
  private readonly yieldToMessages: () => Promise<void>;
  private readonly filler: BatchFiller;
  private readonly evaluationFiller: BatchFiller;
  private readonly hasDropout: boolean;
  private closed = false;
  /** The training examples in this epoch's order; undefined between epochs. */
  private order: Int32Array | undefined;
  private stepOfEpoch = 0;
  /** Sums over this epoch's samples so far. */
  private sums = { count: 0, loss: 0, correct: 0 };

  constructor({ id, plan, data, engine, yieldToMessages }: RunParts) {
    this.id = id;
    this.plan = plan;
    this.data = data;
    this.current = engine;
    this.yieldToMessages = yieldToMessages;
    this.epochs = plan.training.epochs;
    this.stepsPerEpoch = Math.ceil(data.training.length / plan.training.batchSize);
    this.filler = new BatchFiller(
      data,
      Math.min(plan.training.batchSize, data.training.length),
      plan.outputs,
    );
    this.evaluationFiller = new BatchFiller(data, Math.min(this.rowsPerChunk, data.count), plan.outputs);
    this.hasDropout = plan.nodes.some(({ kind }) => kind === "dropout");
    this.hold();
  }

  get engine(): Engine {
    return this.current;
  }

  /** True after an epoch's last step, until finishEpoch. */
  get epochIsOver(): boolean {
    return this.stepOfEpoch === this.stepsPerEpoch;
  }

  /** Counts on from here, for weights that have so many epochs behind them; the optimizer's memory is not theirs. */
  goOnAfter(epoch: number): void {
    this.epoch = epoch;
    this.step = epoch * this.stepsPerEpoch;
  }

  /** How many rows to push through the network between two looks at the messages. */
  get rowsPerChunk(): number {
    return Math.max(16, Math.min(8192, this.rowsInChunkTime()));
  }

  /** How many rows the engine takes through the network in a chunk's time, as far as that is known beforehand. */
  rowsInChunkTime(): number {
    const { nodes, parameters } = this.plan;
    const units = nodes.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
    const multiplications = CHUNK_TIME * speedOf(this.current);
    return Math.floor(multiplications / (parameters + 16 * units));
  }

  /**
   * Takes optimizer steps: at most so many, no further than the epoch's end, until the time is up. How they are
   * asked for changes nothing. A large step may be half done then; the next call goes on with it.
   * @returns the loss of a step that was not finite, which has changed nothing; undefined where all went well
   */
  advance(most: number, isTimeUp: () => boolean): number | undefined {
    const { multiStep } = this.current;
    const left = Math.min(most, this.stepsPerEpoch - this.stepOfEpoch);
    if (multiStep) return this.advanceRange(multiStep, Math.min(left, MAX_STEPS_A_CALL), isTimeUp);
    for (let taken = 0; taken < left; taken++) {
      const batch = this.filler.fill(this.batchOf(this.stepOfEpoch));
      const { loss, correct } = this.current.step(batch, this.seedOf(this.step));
      if (!Number.isFinite(loss)) return loss;
      this.count(loss, correct);
      if (isTimeUp()) break;
    }
    return undefined;
  }

  private advanceRange(
    multiStep: MultiStepRunner,
    steps: number,
    isTimeUp: () => boolean,
  ): number | undefined {
    const range: StepRange = {
      order: this.epochOrder(),
      batchSize: this.plan.training.batchSize,
      from: this.stepOfEpoch,
      // A seed takes as long as a step of a small network, and without dropout nobody asks for it.
      seeds: this.hasDropout
        ? Uint32Array.from({ length: steps }, (_, index) => this.seedOf(this.step + index))
        : new Uint32Array(steps),
      losses: new Float64Array(steps),
      corrects: new Int32Array(steps),
    };
    const taken = multiStep.advance(range, isTimeUp);
    for (let index = 0; index < taken; index++) {
      this.count(range.losses[index] as number, range.corrects[index] as number);
    }
    const next = range.losses[taken] ?? 0;
    return Number.isFinite(next) ? undefined : next;
  }

  private seedOf(step: number): number {
    return createRandom(this.plan.training.seed, "step", step).seed();
  }

  private epochOrder(): Int32Array {
    const { seed } = this.plan.training;
    this.order ??= shuffle(this.data.training.slice(), createRandom(seed, "shuffle", this.epoch));
    return this.order;
  }

  /** The examples of a step of this epoch. */
  private batchOf(step: number): Int32Array {
    const { batchSize } = this.plan.training;
    return this.epochOrder().subarray(step * batchSize, (step + 1) * batchSize);
  }

  /** Counts the step that was taken. */
  private count(loss: number, correct: number): void {
    const { batchSize } = this.plan.training;
    const examples = Math.min(batchSize, this.data.training.length - this.stepOfEpoch * batchSize);
    this.step++;
    this.stepOfEpoch++;
    this.lastLoss = loss;
    this.sums.count += examples;
    this.sums.loss += loss * examples;
    this.sums.correct += correct;
  }

  /** Closes the epoch's figures, as Keras reports them, and evaluates the weights it ended with. */
  async finishEpoch(): Promise<EpochRecord> {
    const { sums, data, plan } = this;
    const validation = data.validation.length > 0 ? await this.evaluate("validation") : undefined;
    const isCheap =
      data.training.length * plan.parameters <= MAX_REACHED_MILLISECONDS * speedOf(this.current);
    const reached = isCheap ? await this.evaluate("training") : undefined;
    this.epoch++;
    this.beginEpoch();
    return {
      epoch: this.epoch,
      loss: sums.loss / sums.count,
      accuracy: sums.correct / sums.count,
      ...(validation && { validationLoss: validation.loss, validationAccuracy: validation.accuracy }),
      ...(reached && { reachedLoss: reached.loss, reachedAccuracy: reached.accuracy }),
    };
  }

  /** Mean loss and accuracy over a part of the examples, dropout off. */
  async evaluate(part: Evaluation["part"]): Promise<Evaluation> {
    const indices = this.data[part];
    const rows = this.rowsPerChunk;
    let loss = 0;
    let correct = 0;
    for (let start = 0; start < indices.length; start += rows) {
      if (start > 0) await this.breathe();
      const batch = this.evaluationFiller.fill(indices.subarray(start, start + rows));
      const result = this.current.evaluate(batch);
      loss += result.loss * batch.count;
      correct += result.correct;
    }
    return { part, count: indices.length, loss: loss / indices.length, accuracy: correct / indices.length };
  }

  /** Lets messages be handled in the middle of long work. @throws Replaced */
  async breathe(): Promise<void> {
    await this.yieldToMessages();
    if (this.closed) throw new Replaced();
  }

  /** Back to the seed's fresh weights, with a fresh engine, whose optimizer remembers nothing. */
  restart(engine: Engine): void {
    this.current.dispose();
    this.current = engine;
    this.hold();
    engine.setWeights(freshWeights(this.plan));
    this.step = 0;
    this.epoch = 0;
    this.epochs = this.plan.training.epochs;
    this.lastLoss = Number.NaN;
    this.axes.clear();
    this.beginEpoch();
  }

  /** Hands the examples to an engine that keeps them. */
  private hold(): void {
    const { data, plan } = this;
    const { multiStep } = this.current;
    if (!multiStep) return;
    const gatherer = new ExampleGatherer(data);
    const examples: HeldExamples = {
      count: data.count,
      y: targetsOf(data, plan.outputs),
      gather: (indices, into) => gatherer.gather(indices, into),
    };
    multiStep.hold(examples, Math.min(plan.training.batchSize, data.training.length));
  }

  private beginEpoch(): void {
    this.order = undefined;
    this.stepOfEpoch = 0;
    this.sums = { count: 0, loss: 0, correct: 0 };
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.current.dispose();
  }

  get isClosed(): boolean {
    return this.closed;
  }
}

/** The weights that the plan's seed begins with; a node's draws hang on its place in the plan alone. */
export function freshWeights(plan: Plan): Checkpoint {
  const fresh = new Map<NodeId, readonly WeightArray[]>();
  for (const [index, node] of plan.nodes.entries()) {
    if (node.weights.length === 0) continue;
    const random = createRandom(plan.training.seed, "weights", index);
    fresh.set(
      node.id,
      node.weights.map(({ name, shape, initialise }) => ({ name, shape, values: initialise(random) })),
    );
  }
  return fresh;
}

/** Fresh weights, but those of the checkpoint where a node's arrays fit. */
export function startingWeights(plan: Plan, checkpoint: Checkpoint | undefined): Checkpoint {
  const weights = new Map(freshWeights(plan));
  for (const node of plan.nodes) {
    const kept = checkpoint?.get(node.id);
    if (kept && weights.has(node.id) && arraysFit(kept, node.weights)) weights.set(node.id, kept);
  }
  return weights;
}

function speedOf({ speed = USUAL_SPEED }: Engine): number {
  return speed;
}
