/** The fast engine over WebAssembly: a chain of dense layers as a program for the kernels. */
import type { Plan } from "../../core/compiler/plan";
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import type { Batch, BatchResult, Engine, HeldExamples, Lap, LapEngine } from "../engine";
import { KernelMemory } from "./kernel-memory";
import * as codes from "./kernels/codes";
import { layKernel, readKernel } from "./layout";
import { MOST_STEPS, NetworkMemory } from "./network-memory";
import { tiledStep } from "./tiled-step";
import type { KernelVariant } from "./variants";

/** Up to this width everywhere, packing into tiles costs more than it saves. */
const SMALL_WIDTH = 24;
/** Multiplications between two looks at the time in a small network: some quarter of a millisecond. */
const SMALL_PART = 1e6;
/** Training batches there is room for before anything is held; more is made when it is needed. */
const FIRST_ROOM = 256;

interface HalfStep {
  readonly step: number;
  readonly parts: Generator<undefined, BatchResult>;
  /** Where it was computed to the end without being applied. */
  result?: BatchResult;
}

export interface KernelEngineOptions {
  readonly variant: KernelVariant;
  /** Tiles or not, whatever the widths; for tests. */
  readonly tiled?: boolean | undefined;
}

export function createKernelEngine(plan: Plan, options: KernelEngineOptions): Engine {
  const widest = Math.max(...plan.nodes.map(({ shape }) => shape[0] ?? 0));
  const memory = KernelMemory.take(options.variant);
  try {
    const network = new NetworkMemory(memory, plan, options.tiled ?? widest > SMALL_WIDTH);
    network.makeRoom(Math.min(FIRST_ROOM, plan.training.batchSize));
    return new KernelEngine(network);
  } catch (error) {
    memory.giveBack();
    throw error;
  }
}

class KernelEngine implements Engine, LapEngine {
  readonly name: string;
  readonly laps = this;
  readonly speed = 1e7;
  private readonly plan: Plan;
  /** What parts the classes where there is one output: a score of 0 or a probability of ½. */
  private readonly border: number;
  private held: HeldExamples | undefined;
  /** Where a small network's examples lie in the kernels' memory. */
  private heldAt: { readonly x: number; readonly y: number; readonly order: number } | undefined;
  private half: HalfStep | undefined;
  private isDisposed = false;

  constructor(private readonly network: NetworkMemory) {
    const { variant } = network.memory;
    this.name = `fast engine, 1 thread${variant === "relaxed" ? ", relaxed SIMD" : ", SIMD"}`;
    this.plan = network.plan;
    this.border = this.plan.logits === undefined ? 0.5 : 0;
  }

  step(batch: Batch, seed: number): BatchResult {
    this.half = undefined;
    this.stage(batch);
    const { network } = this;
    if (network.tiled) {
      network.set(network.training.record, codes.PROGRAM_SEED, seed);
      return this.apply(runToEnd(tiledStep(network, batch.count, this.border)));
    }
    const { x, y, identity } = network.staging;
    network.memory.u32[network.seeds / 4] = seed;
    this.smallSteps({ x, y, order: identity, left: batch.count, batch: batch.count, steps: 1 });
    return this.resultAt(0);
  }

  evaluate(batch: Batch): BatchResult {
    const { network, plan, border } = this;
    const { kernels, f64 } = network.memory;
    const { trainer } = network;
    const scored = network.stageOf.get(plan.logits ?? plan.output) ?? 0;
    const targets = network.get(trainer, codes.TRAINING_TARGETS);
    network.set(trainer, codes.TRAINING_TARGETS, network.lookingTargets);
    let loss = 0;
    let correct = 0;
    this.look(batch.x, batch.count, scored, (from, count) => {
      this.copyRows(batch.y, from, count, plan.outputs, network.staging.y);
      kernels.gatherTargets(network.looking.record, trainer, network.staging.y, network.staging.identity);
      kernels.measure(network.looking.record, trainer, scored, border);
      loss += count * (f64[trainer / 8 + codes.TRAINING_LOSS_SUM] as number);
      correct += network.get(trainer, codes.TRAINING_CORRECT);
    });
    network.set(trainer, codes.TRAINING_TARGETS, targets);
    return { loss: loss / batch.count, correct };
  }

  probe(x: Float32Array, count: number, nodes: readonly NodeId[]): Map<NodeId, Float32Array> {
    const { network, plan } = this;
    const { memory } = network;
    const asked = plan.nodes
      .filter((node) => nodes.includes(node.id))
      .map(({ id, shape }) => {
        const units = shape[0] ?? 0;
        const stage = network.stageOf.get(id) ?? 0;
        return { id, units, stage, values: new Float32Array(count * units) };
      });
    const last = Math.max(0, ...asked.map(({ stage }) => stage));
    const { rows } = network.staging;
    this.look(x, count, last, (from, some) => {
      for (const { units, stage, values } of asked) {
        memory.kernels.toRows(network.looking.record, network.stageRecord(network.looking, stage), rows);
        values.set(memory.f32.subarray(rows / 4, rows / 4 + some * units), from * units);
      }
    });
    return new Map(asked.map(({ id, values }) => [id, values]));
  }

  gradients(batch: Batch): Checkpoint {
    // A step that is half done is computed to its end, but not applied: its new weights lie apart already.
    if (this.half && !this.half.result) this.half.result = runToEnd(this.half.parts);
    this.stage(batch);
    const { network, border } = this;
    const { memory, trainer } = network;
    const { record } = network.training;
    const { x, y, identity } = network.staging;
    const before = {
      optimizer: network.get(trainer, codes.TRAINING_OPTIMIZER),
      next: network.get(trainer, codes.TRAINING_NEXT),
      mark: memory.mark,
    };
    const { gradient } = memory.take({ gradient: 4 * network.floats });
    network.set(trainer, codes.TRAINING_OPTIMIZER, codes.KEEP_GRADIENT);
    network.set(trainer, codes.TRAINING_NEXT, gradient);
    network.set(record, codes.PROGRAM_DROPS, 0);
    if (network.tiled) runToEnd(tiledStep(network, batch.count, border));
    else this.smallSteps({ x, y, order: identity, left: batch.count, batch: batch.count, steps: 1 });
    network.set(trainer, codes.TRAINING_OPTIMIZER, before.optimizer);
    network.set(trainer, codes.TRAINING_NEXT, before.next);
    network.set(record, codes.PROGRAM_DROPS, 1);
    memory.release(before.mark);
    return this.read(gradient);
  }

  weights(): Checkpoint {
    return this.read(this.network.weights);
  }

  setWeights(checkpoint: Checkpoint): void {
    this.half = undefined;
    const { network } = this;
    for (const [index, node] of this.plan.nodes.entries()) {
      const arrays = checkpoint.get(node.id);
      const place = network.weightPlaces.get(node.id);
      if (!place || !arrays || !arraysFit(arrays, node.weights)) continue;
      const at = network.weights;
      const [kernel, bias] = arrays;
      if (kernel) {
        layKernel(this.shapeOf(index), kernel.values, network.memory.f32.subarray((at + place.kernel) / 4));
      }
      if (bias) network.memory.f32.set(bias.values, (at + place.bias) / 4);
    }
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.network.memory.giveBack();
  }

  hold(examples: HeldExamples, batchSize: number): void {
    this.held = examples;
    this.makeRoom(Math.min(examples.count, batchSize));
    if (!this.network.tiled) this.upload(examples);
  }

  advance(lap: Lap, isTimeUp: () => boolean): number {
    const { held } = this;
    if (!held) throw new Error("internal: steps were asked for before examples were held");
    return this.network.tiled
      ? this.advanceTiled(held, lap, isTimeUp)
      : this.advanceSmall(held, lap, isTimeUp);
  }

  private advanceSmall(
    held: HeldExamples,
    { order, batchSize, from, seeds, losses, corrects }: Lap,
    isTimeUp: () => boolean,
  ) {
    const { network, plan } = this;
    const at = this.heldAt ?? this.upload(held);
    const work = batchSize * (3 * plan.parameters + 30 * network.training.stages.length);
    const most = Math.max(1, Math.min(MOST_STEPS, Math.floor(SMALL_PART / work)));
    let done = 0;
    while (done < seeds.length) {
      const steps = Math.min(most, seeds.length - done);
      const start = (from + done) * batchSize;
      const { u32 } = network.memory;
      u32.set(order.subarray(start, start + steps * batchSize), at.order / 4);
      u32.set(seeds.subarray(done, done + steps), network.seeds / 4);
      const left = order.length - start;
      const taken = this.smallSteps({ x: at.x, y: at.y, order: at.order, left, batch: batchSize, steps });
      for (let index = 0; index < Math.min(steps, taken + 1); index++) {
        const { loss, correct } = this.resultAt(index);
        losses[done + index] = loss;
        corrects[done + index] = correct;
      }
      done += taken;
      if (taken < steps || isTimeUp()) break;
    }
    return done;
  }

  private advanceTiled(held: HeldExamples, lap: Lap, isTimeUp: () => boolean): number {
    for (let done = 0; done < lap.seeds.length; ) {
      const step = lap.from + done;
      if (this.half?.step !== step) this.half = this.begin(held, lap, step);
      const { half } = this;
      while (!half.result) {
        const { done: isOver, value } = half.parts.next();
        if (isOver) half.result = value;
        else if (isTimeUp()) return done;
      }
      this.half = undefined;
      const { loss, correct } = this.apply(half.result);
      lap.losses[done] = loss;
      lap.corrects[done] = correct;
      if (!Number.isFinite(loss)) return done;
      done++;
      if (isTimeUp()) return done;
    }
    return lap.seeds.length;
  }

  /** Gathers a step's batch out of the held examples. */
  private begin({ y, gather }: HeldExamples, { order, batchSize, from, seeds }: Lap, step: number): HalfStep {
    const { network, plan } = this;
    const batch = order.subarray(step * batchSize, (step + 1) * batchSize);
    this.makeRoom(batch.length);
    const { f32 } = network.memory;
    const { outputs } = plan;
    const start = network.staging.x / 4;
    gather(batch, f32.subarray(start, start + batch.length * plan.features));
    for (const [row, example] of batch.entries()) {
      f32.set(y.subarray(example * outputs, (example + 1) * outputs), network.staging.y / 4 + row * outputs);
    }
    network.set(network.training.record, codes.PROGRAM_SEED, seeds[step - from] ?? 0);
    return { step, parts: tiledStep(network, batch.length, this.border) };
  }

  /** Puts a computed step's weights into force, unless it failed. */
  private apply(result: BatchResult): BatchResult {
    if (Number.isFinite(result.loss)) this.network.adoptNext();
    return result;
  }

  private smallSteps(steps: {
    readonly x: number;
    readonly y: number;
    readonly order: number;
    readonly left: number;
    readonly batch: number;
    readonly steps: number;
  }): number {
    const { network, border } = this;
    const taken = network.memory.kernels.smallSteps(
      network.training.record,
      network.trainer,
      steps.x,
      steps.y,
      steps.order,
      steps.left,
      steps.batch,
      steps.steps,
      network.seeds,
      network.results,
      border,
    );
    network.followWeights();
    return taken;
  }

  private resultAt(index: number): BatchResult {
    const { memory, results } = this.network;
    const at = results + 16 * index;
    return { loss: memory.f64[at / 8] as number, correct: memory.u32[at / 4 + 2] as number };
  }

  /** Lays a batch into the staging rows. */
  private stage({ count, x, y }: Batch): void {
    const { network, plan } = this;
    this.makeRoom(count);
    this.copyRows(x, 0, count, plan.features, network.staging.x);
    this.copyRows(y, 0, count, plan.outputs, network.staging.y);
  }

  private copyRows(values: Float32Array, from: number, count: number, width: number, to: number): void {
    this.network.memory.f32.set(values.subarray(from * width, (from + count) * width), to / 4);
  }

  /** Computes the looking stages up to `last` for all rows of x, some at a time. */
  private look(
    x: Float32Array,
    count: number,
    last: number,
    use: (from: number, count: number) => void,
  ): void {
    const { network, plan } = this;
    const { kernels } = network.memory;
    const { record } = network.looking;
    const { x: rows, identity } = network.staging;
    for (let from = 0; from < count; from += network.lookAtOnce) {
      const some = Math.min(network.lookAtOnce, count - from);
      this.copyRows(x, from, some, plan.features, rows);
      kernels.gatherInputs(record, rows, identity, some);
      const panels = Math.ceil(some / network.get(record, codes.PROGRAM_COLUMNS));
      for (let index = 1; index <= last; index++) kernels.forward(record, index, 0, panels);
      use(from, some);
    }
  }

  private makeRoom(examples: number): void {
    if (this.network.makeRoom(examples)) this.heldAt = undefined;
  }

  private upload({ count, y, gather }: HeldExamples) {
    const { memory } = this.network;
    const floats = count * this.plan.features;
    const at = memory.take({ x: 4 * floats, y: y.byteLength, order: 4 * count });
    const all = Int32Array.from({ length: count }, (_, index) => index);
    gather(all, memory.f32.subarray(at.x / 4, at.x / 4 + floats));
    memory.f32.set(y, at.y / 4);
    this.heldAt = at;
    return at;
  }

  /** What lies in the memory as the weights do, as row-major arrays. */
  private read(at: number): Checkpoint {
    const { network } = this;
    const { f32 } = network.memory;
    const checkpoint = new Map<NodeId, readonly WeightArray[]>();
    for (const [index, { id, weights }] of this.plan.nodes.entries()) {
      const place = network.weightPlaces.get(id);
      if (!place) continue;
      const [kernel, bias] = weights;
      const arrays: WeightArray[] = [];
      if (kernel) {
        const values = readKernel(this.shapeOf(index), f32.subarray((at + place.kernel) / 4));
        arrays.push({ name: kernel.name, shape: kernel.shape, values });
      }
      if (bias) {
        const start = (at + place.bias) / 4;
        arrays.push({
          name: bias.name,
          shape: bias.shape,
          values: f32.slice(start, start + (bias.shape[0] ?? 0)),
        });
      }
      checkpoint.set(id, arrays);
    }
    return checkpoint;
  }

  private shapeOf(index: number) {
    const { nodes } = this.plan;
    const inputs = nodes[index - 1]?.shape[0] ?? 0;
    return { inputs, units: nodes[index]?.shape[0] ?? 0, tiled: this.network.tiled };
  }
}

function runToEnd(parts: Generator<undefined, BatchResult>): BatchResult {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}
