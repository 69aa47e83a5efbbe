/** Many steps in one call for small networks, and less than one for large ones. */
import type { BatchResult, HeldExamples, MultiStepRunner, StepRange } from "../engine";
import * as codes from "./kernels/codes";
import { MAX_STEPS_A_CALL, type NetworkMemory } from "./network-memory";
import { smallResult, takeSmallSteps } from "./small-steps";
import { tiledStep } from "./tiled-step";

/** Multiplications between two looks at the time in a small network: some quarter of a millisecond. */
const SMALL_PART = 1e6;

interface HalfStep {
  readonly step: number;
  readonly parts: Generator<undefined, BatchResult>;
  /** Where it was computed to the end without being applied. */
  result?: BatchResult;
}

export class KernelMultiStepRunner implements MultiStepRunner {
  private held: HeldExamples | undefined;
  /** Where a small network's examples lie in the kernels' memory, while its places are these. */
  private uploaded:
    | { readonly x: number; readonly y: number; readonly order: number; readonly capacity: number }
    | undefined;
  private half: HalfStep | undefined;

  constructor(
    private readonly network: NetworkMemory,
    private readonly border: number,
  ) {}

  hold(examples: HeldExamples, batchSize: number): void {
    this.held = examples;
    this.network.makeRoom(Math.min(examples.count, batchSize));
    if (!this.network.tiled) this.upload(examples);
  }

  get isInStep(): boolean {
    return this.half !== undefined;
  }

  advance(range: StepRange, isTimeUp: () => boolean): number {
    const { held } = this;
    if (!held) throw new Error("internal: steps were asked for before examples were held");
    return this.network.tiled
      ? this.advanceTiled(held, range, isTimeUp)
      : this.advanceSmall(held, range, isTimeUp);
  }

  /** Forgets a step that is half done. */
  drop(): void {
    this.half = undefined;
  }

  /** Computes a half done step to its end without applying it: after that, nothing of it lies in the batch's memory. */
  settle(): void {
    const { half } = this;
    if (!half || half.result) return;
    half.result = runToEnd(half.parts);
  }

  private advanceSmall(held: HeldExamples, range: StepRange, isTimeUp: () => boolean): number {
    const { network } = this;
    const { order, batchSize, from, seeds, rates, losses, corrects } = range;
    const at = this.uploaded?.capacity === network.capacity ? this.uploaded : this.upload(held);
    const work = batchSize * (3 * network.plan.parameters + 30 * network.training.operations.length);
    const most = Math.max(1, Math.min(MAX_STEPS_A_CALL, Math.floor(SMALL_PART / work)));
    let done = 0;
    while (done < seeds.length) {
      const steps = Math.min(most, seeds.length - done);
      const start = (from + done) * batchSize;
      const { u32 } = network.memory;
      u32.set(order.subarray(start, start + steps * batchSize), at.order / 4);
      u32.set(seeds.subarray(done, done + steps), network.seeds / 4);
      if (rates) network.memory.f32.set(rates.subarray(done, done + steps), network.rates / 4);
      network.set(network.trainer, codes.TRAINING_RATES, rates ? network.rates : 0);
      const left = order.length - start;
      const taken = takeSmallSteps(network, this.border, { ...at, left, batch: batchSize, steps });
      for (let index = 0; index < Math.min(steps, taken + 1); index++) {
        const { loss, correct } = smallResult(network, index);
        losses[done + index] = loss;
        corrects[done + index] = correct;
      }
      done += taken;
      if (taken < steps || isTimeUp()) break;
    }
    return done;
  }

  private advanceTiled(held: HeldExamples, range: StepRange, isTimeUp: () => boolean): number {
    for (let done = 0; done < range.seeds.length; ) {
      const step = range.from + done;
      if (this.half?.step !== step) this.half = this.begin(held, range, step);
      const { half } = this;
      while (!half.result) {
        const { done: isOver, value } = half.parts.next();
        if (isOver) half.result = value;
        else if (isTimeUp()) return done;
      }
      this.half = undefined;
      const { loss, correct } = half.result;
      range.losses[done] = loss;
      range.corrects[done] = correct;
      if (!Number.isFinite(loss)) return done;
      this.network.adoptNext();
      done++;
      if (isTimeUp()) return done;
    }
    return range.seeds.length;
  }

  /** Gathers a step's batch out of the held examples. */
  private begin({ y, gather }: HeldExamples, range: StepRange, step: number): HalfStep {
    const { order, batchSize, from, seeds } = range;
    const { network } = this;
    const { features, outputs } = network.plan;
    const batch = order.subarray(step * batchSize, (step + 1) * batchSize);
    network.makeRoom(batch.length);
    const { f32 } = network.memory;
    const start = network.staging.x / 4;
    gather(batch, f32.subarray(start, start + batch.length * features));
    for (const [row, example] of batch.entries()) {
      f32.set(y.subarray(example * outputs, (example + 1) * outputs), network.staging.y / 4 + row * outputs);
    }
    network.set(network.training.record, codes.PROGRAM_SEED, seeds[step - from] ?? 0);
    network.setRate(range.rates?.[step - from]);
    return { step, parts: tiledStep(network, batch.length, this.border) };
  }

  private upload({ count, y, gather }: HeldExamples) {
    const { memory, plan, capacity } = this.network;
    const floats = count * plan.features;
    const at = memory.take({ x: 4 * floats, y: y.byteLength, order: 4 * count });
    const all = Int32Array.from({ length: count }, (_, index) => index);
    gather(all, memory.f32.subarray(at.x / 4, at.x / 4 + floats));
    memory.f32.set(y, at.y / 4);
    this.uploaded = { ...at, capacity };
    return this.uploaded;
  }
}

/** Computes a step in one go. */
export function runToEnd(parts: Generator<undefined, BatchResult>): BatchResult {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}
