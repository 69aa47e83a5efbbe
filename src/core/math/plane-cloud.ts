/**
 * Very many points, spread evenly over a square: each cell of a fine lattice holds one, at a random place in it
 * (stratified sampling, Cook 1986, "Stochastic sampling in computer graphics"). A bare lattice counted on the cells
 * of a raster shows stripes that are not there; points drawn freely would show four times this cloud's noise.
 */
import { createRandom, type Random } from "./random";

export interface PlaneCloudShape {
  readonly domain: readonly [number, number];
  /** Cells of the lattice along a side; the cloud has side · side points. */
  readonly side: number;
}

/** The finest lattice with no more points than these. */
export function latticeSide(points: number): number {
  return Math.max(1, Math.floor(Math.sqrt(points) + 1e-9));
}

/** A cloud that is made row by row, the same for the same shape to the bit. */
export class PlaneCloud {
  /** [side · side, 2], rows from bottom to top. */
  readonly points: Float32Array;
  private readonly random: Random = createRandom(0, "plane cloud");
  private row = 0;

  constructor(readonly shape: PlaneCloudShape) {
    this.points = new Float32Array(2 * shape.side * shape.side);
  }

  get isWhole(): boolean {
    return this.row === this.shape.side;
  }

  /**
   * Makes some more rows of points: all of a million at once would take too long.
   * @returns points made so far
   */
  grow(rows: number): number {
    const { points, random, shape } = this;
    const { domain, side } = shape;
    const [from, to] = domain;
    const cell = (to - from) / side;
    const end = Math.min(side, this.row + rows);
    for (; this.row < end; this.row++) {
      for (let place = 0; place < side; place++) {
        const at = 2 * (this.row * side + place);
        points[at] = from + (columnAt(place, side) + random.uniform()) * cell;
        points[at + 1] = from + (this.row + random.uniform()) * cell;
      }
    }
    return this.row * side;
  }
}

/**
 * Column of the point at this place of a row: four walks side by side, a quarter of the row apart. Neighbours would
 * fall into the same cell of a raster again and again, and a counter that has just been written is slow to read.
 */
function columnAt(place: number, side: number): number {
  const quarter = Math.floor(side / 4);
  if (place >= 4 * quarter) return place;
  return (place % 4) * quarter + Math.floor(place / 4);
}
