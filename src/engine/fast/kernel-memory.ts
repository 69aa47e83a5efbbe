/** One instance of the kernels with a memory of its own, asked for as a whole and used again by the next engine. */
import { showBytes } from "../../core/compiler/memory";
import { type KernelVariant, kernelModule } from "./variants";

/** What src/engine/fast/kernels/index.ts exports; records, places and sizes in bytes. */
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
  beginUpdate(training: number): void;
  allFinite(): number;
  denseUpdate(
    program: number,
    training: number,
    index: number,
    delta: number,
    turned: number,
    fromStrip: number,
    toStrip: number,
  ): void;
  toRows(program: number, stage: number, to: number): void;
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
}

const PAGE = 65_536;
/** Where the kernels' own constants end and the engine's records may begin. */
const FIRST = 4096;
/** A larger memory is left to the garbage collector rather than kept for the next engine. */
const MOST_KEPT = 64 * 2 ** 20;

const kept = new Map<KernelVariant, KernelMemory>();

export class KernelMemory {
  readonly kernels: Kernels;
  private readonly memory: WebAssembly.Memory;
  private end = FIRST;
  f32: Float32Array;
  f64: Float64Array;
  u32: Uint32Array;

  private constructor(
    readonly variant: KernelVariant,
    module: WebAssembly.Module,
  ) {
    this.memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
    this.kernels = exports as unknown as Kernels;
    const { buffer } = this.memory;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u32 = new Uint32Array(buffer);
  }

  /** A memory that an engine has given back, or a new one. */
  static take(variant: KernelVariant): KernelMemory {
    const free = kept.get(variant);
    kept.delete(variant);
    if (free) {
      free.end = FIRST;
      return free;
    }
    const module = kernelModule(variant);
    if (!module) throw new Error(`This machine does not run the fast engine's ${variant} kernels.`);
    return new KernelMemory(variant, module);
  }

  giveBack(): void {
    if (this.memory.buffer.byteLength <= MOST_KEPT) kept.set(this.variant, this);
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
