/**
 * The steps of one epoch: which examples each takes, with which seed, and what came of those taken. All of it depends on
 * the plan's seed and the epoch's number alone, so how the steps are asked for changes nothing.
 */
import type { Plan } from "../../core/compiler/plan";
import { createRandom, shuffle } from "../../core/math/random";
import { nodeSpec } from "../../core/nodes";
import type { RunState } from "../../core/training/run-state";
import type { BatchFiller, LoadedData } from "../data/examples";
import type { Batch, Engine, MultiStepRunner, StepRange } from "../engine";

/** Steps in one call of an engine that takes many. */
const MAX_STEPS_A_CALL = 1024;

export interface EpochStepsParts {
  readonly plan: Plan;
  readonly data: LoadedData;
  /** 0 for the first. */
  readonly epoch: number;
  readonly filler: BatchFiller;
  /** The learning rate of a step, before which the run took so many; undefined where it is the plan's. */
  readonly rateAt: (step: number) => number | undefined;
}

/** Steps in an epoch; the last one may have fewer examples. */
export function stepsPerEpoch({ training }: Plan, data: LoadedData): number {
  return Math.ceil(data.training.length / training.batchSize);
}

/** One for each epoch of a run. */
export class EpochSteps {
  /** Of this epoch. */
  taken = 0;
  /** Of the last step's batch; undefined before the first. */
  lastLoss: number | undefined;
  /** Sums over this epoch's examples so far: how many, their losses, and how many were right. */
  sums = { count: 0, loss: 0, correct: 0 };
  private readonly total: number;
  private readonly isRandom: boolean;
  /** The training examples in this epoch's order, made at its first step. */
  private shuffled: Int32Array | undefined;

  constructor(private readonly parts: EpochStepsParts) {
    this.total = stepsPerEpoch(parts.plan, parts.data);
    this.isRandom = parts.plan.nodes.some(({ kind }) => nodeSpec(kind).training?.isRandom);
  }

  /** Goes on after steps that were taken elsewhere, of an epoch cut into as many. */
  goOnAfter({ taken, sums, lastLoss }: Pick<RunState, "taken" | "sums" | "lastLoss">): void {
    this.taken = taken;
    this.sums = { ...sums };
    this.lastLoss = lastLoss;
  }

  get isOver(): boolean {
    return this.taken === this.total;
  }

  /**
   * Takes optimizer steps: at most so many, no further than the epoch's end, until the time is up. A large step may be
   * half done then; the next call goes on with it.
   * @returns the loss of a step that was not finite, which has changed nothing; undefined where all went well
   */
  advance(engine: Engine, most: number, isTimeUp: () => boolean): number | undefined {
    const left = Math.min(most, this.total - this.taken);
    const { multiStep } = engine;
    return multiStep
      ? this.takeRange(multiStep, Math.min(left, MAX_STEPS_A_CALL), isTimeUp)
      : this.takeSingly(engine, left, isTimeUp);
  }

  /** The examples of the next step; good until the next batch is asked for. */
  nextBatch(): Batch {
    const { batchSize } = this.parts.plan.training;
    const start = this.taken * batchSize;
    return this.parts.filler.fill(this.order().subarray(start, start + batchSize));
  }

  private takeSingly(engine: Engine, most: number, isTimeUp: () => boolean): number | undefined {
    for (let step = 0; step < most; step++) {
      const batch = this.nextBatch();
      const { loss, correct } = engine.step(batch, this.seedOf(this.taken), this.rateOf(this.taken));
      if (!Number.isFinite(loss)) return loss;
      this.count(loss, correct);
      if (isTimeUp()) break;
    }
    return undefined;
  }

  private takeRange(multiStep: MultiStepRunner, steps: number, isTimeUp: () => boolean): number | undefined {
    const range: StepRange = {
      order: this.order(),
      batchSize: this.parts.plan.training.batchSize,
      from: this.taken,
      // A seed takes as long as a step of a small network, and where nothing is drawn nobody asks for it.
      seeds: this.isRandom
        ? Uint32Array.from({ length: steps }, (_, index) => this.seedOf(this.taken + index))
        : new Uint32Array(steps),
      ...this.rates(steps),
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

  /** Of a step of this epoch: for what is drawn at random in it. */
  private seedOf(step: number): number {
    const { plan, epoch } = this.parts;
    return createRandom(plan.training.seed, "step", epoch * this.total + step).seed();
  }

  /** Of a step of this epoch. */
  private rateOf(step: number): number | undefined {
    return this.parts.rateAt(this.parts.epoch * this.total + step);
  }

  /** Of the steps that come next; nothing where all go by the plan's. */
  private rates(steps: number): Pick<StepRange, "rates"> {
    if (this.rateOf(this.taken) === undefined) return {};
    return {
      rates: Float32Array.from({ length: steps }, (_, index) => this.rateOf(this.taken + index) ?? 0),
    };
  }

  private order(): Int32Array {
    const { plan, data, epoch } = this.parts;
    this.shuffled ??= shuffle(data.training.slice(), createRandom(plan.training.seed, "shuffle", epoch));
    return this.shuffled;
  }

  private count(loss: number, correct: number): void {
    const { plan, data } = this.parts;
    const { batchSize } = plan.training;
    const examples = Math.min(batchSize, data.training.length - this.taken * batchSize);
    this.taken++;
    this.lastLoss = loss;
    this.sums.count += examples;
    this.sums.loss += loss * examples;
    this.sums.correct += correct;
  }
}
