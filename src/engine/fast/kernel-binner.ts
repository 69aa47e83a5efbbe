/**
 * Counts points on rasters inside the kernels: a block of points goes through every operation and onto every raster
 * while it still lies in the nearest cache, and only the counts leave.
 */
import type { Binner, RasterLay } from "../engine";
import { BESIDE_CELLS } from "../queries/binning";
import * as codes from "./kernels/codes";
import type { NetworkMemory } from "./network-memory";

/** Points of a block: M2's values of this many take 22 KiB. */
const BLOCK = 256;

interface PlacedRaster {
  readonly operation: number;
  readonly lay: RasterLay;
  readonly weights: number;
  readonly counts: number;
  readonly cells: number;
}

export class KernelBinner implements Binner {
  private readonly mark: number;
  private readonly rasters: readonly PlacedRaster[];
  /** Where a block's sides lie. */
  private readonly of: number;
  private readonly last: number;

  constructor(
    private readonly network: NetworkMemory,
    lays: readonly RasterLay[],
    private readonly sides: number,
    private readonly isDisposed: () => boolean,
  ) {
    const { memory } = network;
    this.mark = memory.mark;
    // Three bytes more are read than there are sides.
    this.of = memory.take({ of: BLOCK + 4 }).of;
    this.rasters = lays.map((lay) => {
      const units = lay.centre.length;
      const cells = sides * (lay.size * lay.size + BESIDE_CELLS);
      const { weights, counts } = memory.take({ weights: 4 * 3 * units, counts: 4 * cells });
      for (const [row, values] of [lay.centre, lay.columnWeights, lay.rowWeights].entries()) {
        memory.f32.set(values, weights / 4 + row * units);
      }
      return { operation: network.operationOf.get(lay.node) ?? 0, lay, weights, counts, cells };
    });
    this.last = Math.max(0, ...this.rasters.map(({ operation }) => operation));
  }

  add(points: Float32Array, sides: Uint8Array): void {
    const { network, rasters, of, last } = this;
    const { kernels, f32 } = network.memory;
    const { features } = network.plan;
    const { record } = network.probing;
    const { x, identity } = network.staging;
    const bytes = new Uint8Array(f32.buffer);
    const columns = network.get(record, codes.PROGRAM_COLUMNS);
    for (let from = 0; from < sides.length; from += BLOCK) {
      const some = Math.min(BLOCK, sides.length - from);
      f32.set(points.subarray(from * features, (from + some) * features), x / 4);
      bytes.set(sides.subarray(from, from + some), of);
      kernels.gatherInputs(record, x, identity, some);
      const panels = Math.ceil(some / columns);
      for (let index = 1; index <= last; index++) kernels.forward(record, index, 0, panels);
      for (const { operation, lay, weights, counts } of rasters) {
        const { columnStart, rowStart, size } = lay;
        kernels.bin(record, operation, weights, columnStart, rowStart, size, of, this.sides, counts);
      }
    }
  }

  finish(): readonly Uint32Array[] {
    const { u32 } = this.network.memory;
    const found = this.rasters.map(({ counts, cells }) => u32.slice(counts / 4, counts / 4 + cells));
    this.drop();
    return found;
  }

  /** Gives the room back; where the engine is gone, its memory is another's already. */
  drop(): void {
    if (!this.isDisposed()) this.network.memory.release(this.mark);
  }
}
