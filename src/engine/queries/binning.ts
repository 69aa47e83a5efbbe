/** Counting points on rasters: what an engine can be asked for, and how it is done by one that only answers probes. */
import type { Binner, Engine, RasterLay } from "../engine";

/** Behind the cells of a raster come three counts and, for the sake of alignment, one number more. */
export const BESIDE_CELLS = 4;
/** Which of them counts the points beyond the raster; */
export const OUTSIDE = 0;
/** and which those whose place is NaN or infinite. */
export const NOT_FINITE = 1;

/** Counters that a raster may have: as many as the kernels can tell apart. */
const MAX_COUNTERS = 2 ** 23;

/** @throws Error for a raster of more counters than there may be */
export function startBinning(engine: Engine, lays: readonly RasterLay[], sides: number): Binner {
  const fine = lays.find(({ size }) => sides * (size * size + BESIDE_CELLS) > MAX_COUNTERS);
  if (fine) throw new Error(`internal: a raster of ${fine.size} cells a side is too fine for ${sides} sides`);
  return engine.startBinning?.(lays, sides) ?? new ProbeBinner(engine, lays, sides);
}

class ProbeBinner implements Binner {
  private readonly counts: readonly Uint32Array[];

  constructor(
    private readonly engine: Engine,
    private readonly lays: readonly RasterLay[],
    private readonly sides: number,
  ) {
    this.counts = lays.map(({ size }) => new Uint32Array(sides * (size * size + BESIDE_CELLS)));
  }

  add(points: Float32Array, sides: Uint8Array): void {
    const nodes = [...new Set(this.lays.map(({ node }) => node))];
    const values = this.engine.probe(points, sides.length, nodes);
    for (const [index, lay] of this.lays.entries()) {
      const some = values.get(lay.node);
      const counts = this.counts[index];
      if (some && counts) binValues(some, sides, lay, { sides: this.sides, counts });
    }
  }

  finish(): readonly Uint32Array[] {
    return this.counts;
  }

  drop(): void {}
}

/** Adds values [count, units] to the counts. */
function binValues(
  values: Float32Array,
  of: Uint8Array,
  lay: RasterLay,
  { sides, counts }: { readonly sides: number; readonly counts: Uint32Array },
): void {
  const { size, centre, columnWeights, rowWeights, columnStart, rowStart } = lay;
  const units = centre.length;
  const cells = size * size;
  for (let point = 0; point < of.length; point++) {
    let column = columnStart;
    let row = rowStart;
    for (let unit = 0; unit < units; unit++) {
      const away = (values[point * units + unit] as number) - (centre[unit] as number);
      column += (columnWeights[unit] as number) * away;
      row += (rowWeights[unit] as number) * away;
    }
    const isInside = column >= 0 && column < size && row >= 0 && row < size;
    const beside = Number.isFinite(column + row) ? OUTSIDE : NOT_FINITE;
    const place = isInside ? Math.floor(row) * size + Math.floor(column) : cells + beside;
    const at = place * sides + (of[point] as number);
    counts[at] = (counts[at] as number) + 1;
  }
}
