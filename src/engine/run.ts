/**
 * One network in training: its engine, its examples and how far it has come. Everything random is drawn from
 * the seed by purpose and number, so that how the steps were asked for changes nothing.
 */
import type { Plan } from "../core/compiler/plan";
import type { PrincipalAxes } from "../core/math/pca";
import { createRandom, shuffle } from "../core/math/random";
import { arraysFit, type Checkpoint, type WeightArray } from "../core/network/checkpoint";
import type { NodeId } from "../core/network/network";
import type { BatchResult, Engine } from "./engine";
import { BatchFiller, type LoadedData } from "./examples";
import type { EpochRecord, Evaluation, RunId } from "./protocol";
import { Turns } from "./turns";

/** Multiplications (or so) between two looks at the messages: some ten milliseconds of TensorFlow.js. */
const CHUNK_WORK = 4e6;
/** Beyond this many examples × parameters the training part is not evaluated at every epoch's end. */
const MOST_REACHED = 5e7;

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
    this.evaluationFiller = new BatchFiller(data, Math.min(rowsPerChunk(plan), data.count), plan.outputs);
  }

  get engine(): Engine {
    return this.current;
  }

  /** True after an epoch's last step, until finishEpoch. */
  get epochIsOver(): boolean {
    return this.stepOfEpoch === this.stepsPerEpoch;
  }

  /** One optimizer step. Where the loss is not finite nothing has changed. */
  takeStep(): BatchResult {
    const { batchSize, seed } = this.plan.training;
    this.order ??= shuffle(this.data.training.slice(), createRandom(seed, "shuffle", this.epoch));
    const start = this.stepOfEpoch * batchSize;
    const batch = this.filler.fill(this.order.subarray(start, start + batchSize));
    const result = this.current.step(batch, createRandom(seed, "step", this.step).seed());
    if (!Number.isFinite(result.loss)) return result;
    this.step++;
    this.stepOfEpoch++;
    this.lastLoss = result.loss;
    this.sums.count += batch.count;
    this.sums.loss += result.loss * batch.count;
    this.sums.correct += result.correct;
    return result;
  }

  /** Closes the epoch's figures, as Keras reports them, and evaluates the weights it ended with. */
  async finishEpoch(): Promise<EpochRecord> {
    const { sums, data, plan } = this;
    const validation = data.validation.length > 0 ? await this.evaluate("validation") : undefined;
    const reached =
      data.training.length * plan.parameters <= MOST_REACHED ? await this.evaluate("training") : undefined;
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
    const rows = rowsPerChunk(this.plan);
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
    engine.setWeights(freshWeights(this.plan));
    this.step = 0;
    this.epoch = 0;
    this.epochs = this.plan.training.epochs;
    this.lastLoss = Number.NaN;
    this.axes.clear();
    this.beginEpoch();
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

/** How many rows to push through the network between two looks at the messages. */
export function rowsPerChunk({ nodes, parameters }: Plan): number {
  const units = nodes.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
  return Math.max(16, Math.min(8192, Math.floor(CHUNK_WORK / (parameters + 16 * units))));
}
