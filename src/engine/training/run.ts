/**
 * One network in training: its engine, its examples and how far it has come. Everything random is drawn from
 * the seed by purpose and number, so that how the steps were asked for changes nothing.
 */
import type { Plan } from "../../core/compiler/plan";
import type { PrincipalAxes } from "../../core/math/pca";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import type { RunState } from "../../core/training/run-state";
import { Turns } from "../../core/turns";
import type { NotFinite } from "../../core/words/trainer-words";
import type { LoadedData } from "../data/examples";
import { RunBatches } from "../data/run-batches";
import type { Engine } from "../engine";
import { rowsInChunkTime, rowsPerChunk, speedOf } from "./chunk";
import { evaluateAll, meansOf, recordOf } from "./epoch-figures";
import { EpochSteps, stepsPerEpoch } from "./epoch-steps";
import { EpochWatch } from "./epoch-watch";
import { doing, type LongWork, longSteps, type TellWork } from "./long-work";
import { findNotFinite } from "./not-finite";
import type { EpochRecord, Evaluation, Figures, RunId } from "./protocol";
import { freshWeights } from "./starting-weights";

/** Where it would take longer, the training part is not evaluated at every epoch's end. */
const MAX_REACHED_MILLISECONDS = 125;

/** Thrown inside work on a run that was replaced meanwhile: nothing is wrong, and nothing is left to do. */
export class Replaced extends Error {
  constructor() {
    super("Another network was loaded meanwhile.");
  }
}

export interface RunParts {
  readonly id: RunId;
  readonly plan: Plan;
  /** Of an unfinished network: for pictures, not for training. */
  readonly isPreview: boolean;
  readonly data: LoadedData;
  readonly engine: Engine;
  readonly yieldToMessages: () => Promise<void>;
  /** Is told of long work; nobody where absent. */
  readonly tell?: TellWork;
}

/**
 * Holds the engine's memory until it is closed. Whoever works on it takes a turn (`turns`), or the caller sees to
 * one.
 */
export class Run {
  readonly id: RunId;
  readonly plan: Plan;
  readonly isPreview: boolean;
  readonly data: LoadedData;
  readonly turns = new Turns();
  readonly stepsPerEpoch: number;
  /** Each wide node's axes in its last picture, which the next one keeps close to. */
  readonly axes = new Map<NodeId, PrincipalAxes>();
  /** Whole epochs done. */
  epoch = 0;
  /** Where it stops by itself. */
  epochs: number;
  /** Of the last step's batch before its update; NaN before the first. */
  lastLoss = Number.NaN;

  private current: Engine;
  private steps: EpochSteps;
  private watch: EpochWatch;
  /** To be taken back, by the epoch that has just ended. */
  private best: Checkpoint | undefined;
  private closed = false;
  private isHurried = false;
  private readonly yieldToMessages: () => Promise<void>;
  private readonly tell: TellWork;
  private readonly batches: RunBatches;

  constructor({ id, plan, isPreview, data, engine, yieldToMessages, tell = () => {} }: RunParts) {
    const { epochs } = plan.training;
    this.id = id;
    this.plan = plan;
    this.isPreview = isPreview;
    this.data = data;
    this.current = engine;
    this.yieldToMessages = yieldToMessages;
    this.tell = tell;
    this.epochs = epochs;
    this.stepsPerEpoch = stepsPerEpoch(plan, data);
    this.watch = new EpochWatch(plan);
    this.batches = new RunBatches(plan, data, this.rowsPerChunk);
    this.steps = this.stepsOf(0);
    this.hold();
  }

  get engine(): Engine {
    return this.current;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Steps taken in the epoch under way. */
  get taken(): number {
    return this.steps.taken;
  }

  /** Steps taken since the weights were fresh. */
  get step(): number {
    return this.epoch * this.stepsPerEpoch + this.steps.taken;
  }

  /** Means over the epoch under way; undefined before its first step. */
  get soFar(): Figures | undefined {
    return meansOf(this.steps.sums);
  }

  /** True after an epoch's last step, until finishEpoch. */
  get epochIsOver(): boolean {
    return this.steps.isOver;
  }

  /** Rows to push through the network between two times that messages are handled. */
  get rowsPerChunk(): number {
    return rowsPerChunk(this.plan, this.current);
  }

  /** The same without bounds. */
  get rowsInChunkTime(): number {
    return rowsInChunkTime(this.plan, this.current);
  }

  /**
   * Counts on from here, for weights that have so many epochs behind them; the optimizer's memory is not theirs. It stops
   * where as many epochs as the settings say are done once, twice, …: at none that is done already.
   */
  goOnAfter(epoch: number): void {
    const { epochs } = this.plan.training;
    this.epoch = epoch;
    this.epochs = Math.max(this.epochs, Math.ceil(epoch / epochs) * epochs);
    this.steps = this.stepsOf(epoch);
  }

  /** Where it stands, between two steps. @param remembers with the optimizer's memory, a copy of twice the weights perhaps */
  state(remembers = true): RunState {
    const { batchSize } = this.plan.training;
    const { epoch, stepsPerEpoch, steps, lastLoss } = this;
    const optimizer = remembers ? this.current.optimizer?.read() : undefined;
    const watch = this.watch.state;
    return {
      version: 1,
      ...{ epoch, taken: steps.taken, batchSize, stepsPerEpoch, sums: { ...steps.sums } },
      ...(Number.isFinite(lastLoss) && { lastLoss }),
      ...(watch && { watch }),
      ...(optimizer && { optimizer }),
    };
  }

  /**
   * Goes on where another trainer's run stood whose weights it has.
   * @returns whether it is the same run to the bit; else an epoch under way begins anew, or the optimizer remembers nothing
   */
  resume(state: RunState): boolean {
    const { training } = this.plan;
    this.goOnAfter(state.epoch);
    this.lastLoss = state.lastLoss ?? Number.NaN;
    if (state.watch) this.watch.goOnFrom(state.watch);
    const hasSameSteps = state.batchSize === training.batchSize && state.stepsPerEpoch === this.stepsPerEpoch;
    if (hasSameSteps) this.steps.goOnAfter(state);
    const remembers = state.optimizer !== undefined && this.current.optimizer?.write(state.optimizer);
    return hasSameSteps && remembers === true;
  }

  /** Takes a step that is half done to its end: what is read of the run then is of one step. @returns whether there was one */
  completeStep(): boolean {
    if (!this.current.multiStep?.isInStep) return false;
    const { step } = this;
    this.advance(1, () => false);
    return this.step > step;
  }

  /**
   * Takes optimizer steps (EpochSteps.advance).
   * @returns the loss of a step that was not finite, which has changed nothing; undefined where all went well
   */
  advance(most: number, isTimeUp: () => boolean): number | undefined {
    const notFinite = this.steps.advance(this.current, most, isTimeUp);
    this.lastLoss = this.steps.lastLoss ?? this.lastLoss;
    return notFinite;
  }

  /** Which layer the loss of the next step comes from, where that was not finite. */
  findNotFinite(): NotFinite | undefined {
    return findNotFinite(this.plan, this.current, this.steps.nextBatch());
  }

  /** Closes the epoch's figures, as Keras reports them, and evaluates the weights it ended with. @throws Replaced */
  async finishEpoch(): Promise<EpochRecord> {
    const { data, plan } = this;
    const { sums } = this.steps;
    const validation = data.validation.length > 0 ? await this.evaluate("validation") : undefined;
    const isCheap =
      data.training.length * plan.parameters <= MAX_REACHED_MILLISECONDS * speedOf(this.current);
    const reached = isCheap ? await this.evaluate("training") : undefined;
    this.goOnAfter(this.epoch + 1);
    const record = recordOf(this.epoch, sums, { validation, reached });
    this.best = this.watch.after(record, () => this.current.weights());
    return record;
  }

  /** Whether early stopping has ended it, before its epochs were done or with them. */
  get isStopped(): boolean {
    return this.watch.isOver;
  }

  /** Whether it stands where it ends by itself. */
  get isOver(): boolean {
    return this.isStopped || this.epoch >= this.epochs;
  }

  /** Takes the best weights back where the epoch that was finished has ended the run by early stopping. */
  restoreBest(): void {
    if (!this.best) return;
    this.current.setWeights(this.best);
    this.watch.end();
    this.best = undefined;
  }

  /** A run that is over goes on, for as many epochs again where those are done. */
  extend(): void {
    if (this.isStopped) this.watch.goOnAfterEnd();
    if (this.epoch >= this.epochs) this.epochs += this.plan.training.epochs;
  }

  /** Of the step that comes next, where the rate is not the optimizer's always. */
  get rate(): number | undefined {
    return this.watch.rateAt(this.step);
  }

  /** The epoch whose weights it stands at, where early stopping has ended it. */
  get restored(): number | undefined {
    return this.isStopped ? this.watch.state?.stopping?.bestEpoch : undefined;
  }

  /** Mean loss and accuracy over a part of the examples, dropout off. @throws Replaced */
  async evaluate(part: Evaluation["part"]): Promise<Evaluation> {
    const { length: count } = this.data[part];
    const rows = this.rowsPerChunk;
    const figures = await evaluateAll({
      count,
      rows,
      batchAt: (start) => this.batches.ofEvaluation(part, start, rows),
      evaluate: (batch) => this.current.evaluate(batch),
      breathe: () => this.breathe(),
    });
    return { part, count, ...figures };
  }

  /** Lets messages be handled in the middle of long work. @throws Replaced */
  async breathe(): Promise<void> {
    await this.yieldToMessages();
    if (this.closed || this.isHurried) throw new Replaced();
  }

  /** Does work that lets no messages be handled, and says so beforehand where it is long. */
  long<T>(work: LongWork, act: () => T | Promise<T>): Promise<T> {
    return doing(this.tell, work, act);
  }

  /** Ends with Replaced all work under way that breathes; an epoch's evaluation too, which is made up for when steps are taken again. */
  hurry(): void {
    this.isHurried = true;
    void this.turns.take(() => {
      this.isHurried = false;
    });
  }

  /** Says how long steps are, where they let no messages be handled, as long as any are taken. */
  sayLongSteps(areTaken: boolean): void {
    const work = longSteps(this.plan, this.current);
    if (work) this.tell(areTaken ? work : undefined);
  }

  /** Back to the seed's fresh weights, with a fresh engine, whose optimizer remembers nothing. */
  restart(engine: Engine): void {
    this.current.dispose();
    this.current = engine;
    this.hold();
    engine.setWeights(freshWeights(this.plan));
    this.goOnAfter(0);
    this.watch = new EpochWatch(this.plan);
    this.epochs = this.plan.training.epochs;
    this.lastLoss = Number.NaN;
    this.axes.clear();
  }

  /** Gives the engine back; whatever still works on the run ends with Replaced. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.current.dispose();
  }

  /** Hands the examples to an engine that keeps them. */
  private hold(): void {
    const { data, plan } = this;
    const batchSize = Math.min(plan.training.batchSize, data.training.length);
    this.current.multiStep?.hold(this.batches.held(), batchSize);
  }

  private stepsOf(epoch: number): EpochSteps {
    const { plan, data } = this;
    const { filler } = this.batches;
    return new EpochSteps({ plan, data, epoch, filler, rateAt: (step) => this.watch.rateAt(step) });
  }
}
