/** The fast engine over WebAssembly: a chain of dense layers as a program for the kernels. */
import type { Plan } from "../../core/compiler/plan";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import type { Batch, BatchResult, Binner, Engine, OptimizerAccess, RasterLay } from "../engine";
import { KernelBinner } from "./kernel-binner";
import type { KernelMemory } from "./kernel-memory";
import { kernelOptimizer } from "./kernel-optimizer";
import { readTrained, readWeights, writeWeights } from "./kernel-weights";
import * as codes from "./kernels/codes";
import { KernelMultiStepRunner, runToEnd } from "./multi-step-runner";
import { NetworkMemory } from "./network-memory";
import { canProbeTogether, probeTogether, type RequestedOperation } from "./probe-together";
import { smallResult, takeSmallSteps } from "./small-steps";
import { tiledStep } from "./tiled-step";

/** Examples of a batch there is room for before any are held; more is made when it is needed. */
const FIRST_ROOM = 256;

/** Takes the memory, gives it back when the engine is disposed of. */
export function createKernelEngine(plan: Plan, memory: KernelMemory, tiled: boolean): Engine {
  try {
    const network = new NetworkMemory(memory, plan, tiled);
    network.makeRoom(Math.min(FIRST_ROOM, plan.training.batchSize));
    return new KernelEngine(network);
  } catch (error) {
    memory.giveBack();
    throw error;
  }
}

class KernelEngine implements Engine {
  readonly name: string;
  readonly multiStep: KernelMultiStepRunner;
  readonly optimizer: OptimizerAccess;
  readonly speed: number;
  private readonly plan: Plan;
  /** What parts the classes where there is one output: a score of 0 or a probability of ½. */
  private readonly border: number;
  private isDisposed = false;

  constructor(private readonly network: NetworkMemory) {
    const { variant, threads } = network.memory;
    const count = threads === 1 ? "1 thread" : `${threads} threads`;
    this.name = `fast engine, ${count}${variant === "relaxed" ? ", relaxed SIMD" : ", SIMD"}`;
    this.speed = 1e7 * threads;
    this.plan = network.plan;
    this.border = this.plan.logits === undefined ? 0.5 : 0;
    this.optimizer = kernelOptimizer(network);
    this.multiStep = new KernelMultiStepRunner(network, this.border);
  }

  step(batch: Batch, seed: number, rate?: number): BatchResult {
    this.multiStep.drop();
    this.network.setRate(rate);
    this.operation(batch);
    const { network } = this;
    network.set(network.training.record, codes.PROGRAM_SEED, seed);
    network.memory.u32[network.seeds / 4] = seed;
    const result = this.compute(batch.count);
    if (network.tiled && Number.isFinite(result.loss)) network.adoptNext();
    return result;
  }

  evaluate(batch: Batch): BatchResult {
    const { network, plan, border } = this;
    const { kernels, f64 } = network.memory;
    const { trainer } = network;
    const { record } = network.probing;
    const scored = network.operationOf.get(plan.logits ?? plan.output) ?? 0;
    const targets = network.get(trainer, codes.TRAINING_TARGETS);
    network.set(trainer, codes.TRAINING_TARGETS, network.probingTargets);
    let loss = 0;
    let correct = 0;
    this.forwardInBlocks(batch.x, batch.count, scored, (from, count) => {
      const { y, identity } = network.staging;
      this.copyRows(batch.y, from, count, plan.outputs, y);
      kernels.gatherTargets(record, trainer, y, identity);
      kernels.measure(record, trainer, scored, border);
      loss += count * (f64[trainer / 8 + codes.TRAINING_LOSS_SUM] as number);
      correct += network.get(trainer, codes.TRAINING_CORRECT);
    });
    network.set(trainer, codes.TRAINING_TARGETS, targets);
    const penalty = kernels.penalty(network.training.record, trainer);
    return { loss: loss / batch.count + penalty, correct };
  }

  probe(
    x: Float32Array,
    count: number,
    nodes: readonly NodeId[],
    into?: ReadonlyMap<NodeId, Float32Array>,
  ): Map<NodeId, Float32Array> {
    const { network, plan } = this;
    const asked = plan.nodes
      .filter((node) => nodes.includes(node.id))
      .map(({ id, shape }) => {
        const units = shape[0] ?? 0;
        const operation = network.operationOf.get(id) ?? 0;
        return { id, units, operation, values: roomFor(count * units, into?.get(id)) };
      });
    if (canProbeTogether(network, count)) probeTogether(network, x, count, asked);
    else this.probeAlone(x, count, asked);
    return new Map(asked.map(({ id, values }) => [id, values]));
  }

  private probeAlone(x: Float32Array, count: number, asked: readonly RequestedOperation[]): void {
    const { network } = this;
    const { memory } = network;
    const last = Math.max(0, ...asked.map(({ operation }) => operation));
    const { rows } = network.staging;
    this.forwardInBlocks(x, count, last, (from, some) => {
      for (const { units, operation, values } of asked) {
        memory.kernels.toRows(
          network.probing.record,
          network.operationRecord(network.probing, operation),
          rows,
        );
        values.set(memory.f32.subarray(rows / 4, rows / 4 + some * units), from * units);
      }
    });
  }

  startBinning(lays: readonly RasterLay[], sides: number): Binner {
    return new KernelBinner(this.network, lays, sides, () => this.isDisposed);
  }

  gradients(batch: Batch): Checkpoint {
    this.multiStep.settle();
    this.operation(batch);
    const { network } = this;
    const { memory, trainer } = network;
    const { record } = network.training;
    const optimizer = network.get(trainer, codes.TRAINING_OPTIMIZER);
    const next = network.get(trainer, codes.TRAINING_NEXT);
    const { mark } = memory;
    // A step without an optimizer writes the gradient where the new weights would go.
    const { gradient } = memory.take({ gradient: 4 * network.floats });
    network.set(trainer, codes.TRAINING_OPTIMIZER, codes.KEEP_GRADIENT);
    network.set(trainer, codes.TRAINING_NEXT, gradient);
    network.set(record, codes.PROGRAM_DROPS, 0);
    this.compute(batch.count);
    network.set(trainer, codes.TRAINING_OPTIMIZER, optimizer);
    network.set(trainer, codes.TRAINING_NEXT, next);
    network.set(record, codes.PROGRAM_DROPS, 1);
    memory.release(mark);
    return readTrained(network, gradient);
  }

  weights(): Checkpoint {
    return readWeights(this.network);
  }

  setWeights(checkpoint: Checkpoint): void {
    this.multiStep.drop();
    writeWeights(this.network, checkpoint);
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.network.memory.giveBack();
  }

  /** A step of the batch in the staging rows; in tiled networks its new weights are not in force yet. */
  private compute(count: number): BatchResult {
    const { network, border } = this;
    if (network.tiled) return runToEnd(tiledStep(network, count, border));
    const { x, y, identity } = network.staging;
    takeSmallSteps(network, border, { x, y, order: identity, left: count, batch: count, steps: 1 });
    return smallResult(network, 0);
  }

  /** Lays a batch into the staging rows. */
  private operation({ count, x, y }: Batch): void {
    const { network, plan } = this;
    network.makeRoom(count);
    this.copyRows(x, 0, count, plan.features, network.staging.x);
    this.copyRows(y, 0, count, plan.outputs, network.staging.y);
  }

  private copyRows(values: Float32Array, from: number, count: number, width: number, to: number): void {
    this.network.memory.f32.set(values.subarray(from * width, (from + count) * width), to / 4);
  }

  /** Computes the probing operations up to `last` for all rows of x, some at a time. */
  private forwardInBlocks(
    x: Float32Array,
    count: number,
    last: number,
    use: (from: number, count: number) => void,
  ): void {
    const { network, plan } = this;
    const { kernels } = network.memory;
    const { record } = network.probing;
    const { x: rows, identity } = network.staging;
    for (let from = 0; from < count; from += network.probedAtOnce) {
      const some = Math.min(network.probedAtOnce, count - from);
      this.copyRows(x, from, some, plan.features, rows);
      kernels.gatherInputs(record, rows, identity, some);
      const panels = Math.ceil(some / network.get(record, codes.PROGRAM_COLUMNS));
      for (let index = 1; index <= last; index++) kernels.forward(record, index, 0, panels);
      use(from, some);
    }
  }
}

/** An array of this length: of what is there, where it is long enough. */
function roomFor(length: number, there: Float32Array | undefined): Float32Array {
  return there && there.length >= length ? there.subarray(0, length) : new Float32Array(length);
}
