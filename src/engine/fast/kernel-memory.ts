/**
 * One instance of the kernels with a memory of its own, asked for as a whole and used again by the next engine; and
 * where several threads share it, their instances too.
 */
import { showBytes } from "../../core/compiler/memory";
import * as codes from "./kernels/codes";
import { canShareMemory, Helpers } from "./threads/helpers";
import { type KernelVariant, kernelModule, threadedModule } from "./variants";

/** What src/engine/fast/kernels/index.ts and threaded.ts export; records, places and sizes in bytes. */
export interface Kernels {
  forward(program: number, index: number, fromPanel: number, toPanel: number): void;
  backward(
    program: number,
    index: number,
    delta: number,
    to: number,
    fromPanel: number,
    toPanel: number,
  ): void;
  /** Of an operation that keeps averages of its batches: before its values in training. */
  statistics(program: number, index: number): void;
  beginUpdate(training: number): void;
  allFinite(training: number): number;
  penalty(program: number, training: number): number;
  clipGradient(program: number, training: number): void;
  updateFromClipped(program: number, training: number, index: number): void;
  update(
    program: number,
    training: number,
    index: number,
    delta: number,
    turned: number,
    fromStrip: number,
    toStrip: number,
  ): void;
  toRows(program: number, operation: number, to: number): void;
  bin(
    program: number,
    index: number,
    lay: number,
    columnStart: number,
    rowStart: number,
    size: number,
    of: number,
    sides: number,
    counts: number,
  ): void;
  gatherInputs(program: number, rows: number, order: number, examples: number): void;
  gatherTargets(program: number, training: number, rows: number, order: number): void;
  measure(program: number, training: number, index: number, border: number): void;
  differentiateLoss(program: number, training: number, border: number): void;
  turnInputs(program: number, training: number, index: number): number;
  smallSteps(
    program: number,
    training: number,
    x: number,
    y: number,
    order: number,
    left: number,
    batch: number,
    steps: number,
    seeds: number,
    results: number,
    border: number,
  ): number;
  /** Of the kernels for several threads alone. */
  probe?(program: number, rows: number, asked: number, examples: number, step: number): void;
  join?(): void;
}

const PAGE = 65_536;
/** Multiplications that a thread claims at a time: some fifty microseconds. */
const UNIT = 1_000_000;
/** Pages that a memory for several threads may grow to, the largest first: some systems set aside all of it at once. */
const SHARED_PAGES = [65_536, 32_768, 16_384];
/** A larger memory is left to the garbage collector rather than kept for the next engine. */
const MAX_KEPT_BYTES = 64 * 2 ** 20;

/** One for each variant and number of threads. */
const kept = new Map<string, KernelMemory>();
/** True when helpers did not start once: then nobody tries again. */
let isAlone = false;

export class KernelMemory {
  readonly kernels: Kernels;
  private end = codes.RECORDS;
  f32: Float32Array;
  f64: Float64Array;
  u32: Uint32Array;

  private constructor(
    readonly variant: KernelVariant,
    module: WebAssembly.Module,
    private readonly memory: WebAssembly.Memory,
    readonly threads: number,
    private readonly helpers?: Helpers,
  ) {
    const words = new Int32Array(memory.buffer);
    const sleep = (address: number, value: number) => void Atomics.wait(words, address / 4, value);
    const { exports } = new WebAssembly.Instance(module, { env: { memory, scratch: codes.SCRATCH, sleep } });
    this.kernels = exports as unknown as Kernels;
    const { buffer } = memory;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u32 = new Uint32Array(buffer);
  }

  /** A memory that an engine has given back, or a new one. */
  static take(variant: KernelVariant): KernelMemory {
    const free = takeKept(variant, 1);
    if (free) return free;
    const module = kernelModule(variant);
    if (!module) throw new Error(`This machine does not run the fast engine's ${variant} kernels.`);
    return new KernelMemory(variant, module, new WebAssembly.Memory({ initial: 1 }), 1);
  }

  /**
   * The same for several threads; undefined where they cannot be had here.
   * @param unit multiplications that a thread claims at a time; for tests
   */
  static async takeShared(
    variant: KernelVariant,
    threads: number,
    unit = UNIT,
  ): Promise<KernelMemory | undefined> {
    const free = takeKept(variant, threads) ?? (await KernelMemory.startShared(variant, threads));
    if (free) free.u32[codes.JOB_UNIT / 4] = unit;
    return free;
  }

  private static async startShared(
    variant: KernelVariant,
    threads: number,
  ): Promise<KernelMemory | undefined> {
    if (isAlone || !canShareMemory() || threads > codes.MAX_THREADS) return undefined;
    const module = threadedModule(variant);
    const memory = sharedMemory();
    const helpers = module && memory && (await Helpers.start(threads - 1, module, memory));
    isAlone = helpers === undefined;
    return helpers && new KernelMemory(variant, module, memory, threads, helpers);
  }

  /** Units of work that helpers did in this memory. */
  get helped(): number {
    return Atomics.load(this.u32, codes.JOB_HELPED / 4);
  }

  giveBack(): void {
    if (this.memory.buffer.byteLength > MAX_KEPT_BYTES) {
      this.helpers?.end();
      return;
    }
    const key = keyOf(this.variant, this.threads);
    kept.get(key)?.helpers?.end();
    this.end = codes.RECORDS;
    kept.set(key, this);
  }

  /** Where the next take begins: to go back there later. */
  get mark(): number {
    return this.end;
  }

  /** Gives up everything taken since the mark. */
  release(mark: number): void {
    this.end = mark;
  }

  /**
   * Takes room for blocks of these sizes, all of it zero.
   * @param sizes bytes of each block
   * @returns where each begins, a multiple of 64
   * @throws Error with a sentence where the memory cannot be had
   */
  take<Name extends string>(sizes: Readonly<Record<Name, number>>): Record<Name, number> {
    const start = this.end;
    const places = {} as Record<Name, number>;
    let at = start;
    for (const name of Object.keys(sizes) as Name[]) {
      places[name] = at;
      at += Math.ceil(sizes[name] / 64) * 64;
    }
    this.reach(at);
    this.u32.fill(0, start / 4, at / 4);
    this.end = at;
    return places;
  }

  private reach(bytes: number): void {
    const missing = Math.ceil(bytes / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing <= 0) return;
    try {
      this.memory.grow(missing);
    } catch {
      throw new Error(
        `Training this network takes ${showBytes(bytes)} of memory at once, and the browser does not give it. Make its layers or its batches smaller.`,
      );
    }
    const { buffer } = this.memory;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u32 = new Uint32Array(buffer);
  }
}

function keyOf(variant: KernelVariant, threads: number): string {
  return `${variant}, ${threads}`;
}

function takeKept(variant: KernelVariant, threads: number): KernelMemory | undefined {
  const key = keyOf(variant, threads);
  const free = kept.get(key);
  kept.delete(key);
  return free;
}

/** undefined where none is given, however small. */
function sharedMemory(): WebAssembly.Memory | undefined {
  for (const maximum of SHARED_PAGES) {
    try {
      return new WebAssembly.Memory({ initial: 1, maximum, shared: true });
    } catch {}
  }
  return undefined;
}
