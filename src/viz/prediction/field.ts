/** The plane coloured by what the network says: pixels, and the fields that level lines are traced in. */
import { probabilityColour } from "../kit/colour";
import type { Field } from "../kit/contour";
import { classHue, type PictureTheme } from "../kit/theme";

export interface Outputs {
  /** [size × size, outputs] row-major, cells in image order: probabilities. */
  readonly values: Float32Array;
  readonly size: number;
  readonly outputs: number;
}

/** For each cell the winning class, or −1 where a value is missing, and by how much it leads the runner-up. */
export interface Winners {
  readonly winner: Int16Array;
  readonly lead: Float32Array;
  readonly notFinite: number;
}

/** The likeliest class of every cell; of two that are equal the first. */
export function findWinners({ values, size, outputs }: Outputs): Winners {
  const cells = size * size;
  const winner = new Int16Array(cells);
  const lead = new Float32Array(cells);
  let notFinite = 0;
  for (let cell = 0; cell < cells; cell++) {
    let best = -1;
    let bestValue = -Infinity;
    let second = -Infinity;
    let isWhole = true;
    for (let output = 0; output < outputs; output++) {
      const value = values[cell * outputs + output] as number;
      if (!Number.isFinite(value)) isWhole = false;
      if (value > bestValue) {
        second = bestValue;
        bestValue = value;
        best = output;
      } else if (value > second) second = value;
    }
    if (!isWhole || best < 0) notFinite++;
    winner[cell] = isWhole ? best : -1;
    lead[cell] = isWhole && outputs > 1 ? bestValue - second : Number.NaN;
  }
  return { winner, lead, notFinite };
}

/** Steps of lead told apart in the picture's colours: as many as a colour channel has. */
const SHADES = 256;

/** Opaque pixels of the plane, [size × size, 4]; cells without a value are left transparent. */
export function colourPlane({ winner, lead }: Winners, theme: PictureTheme): Uint8ClampedArray<ArrayBuffer> {
  const ramps = new Map<number, Uint32Array>();
  const bytes = new ArrayBuffer(4 * winner.length);
  const pixels = new Uint32Array(bytes);
  for (let cell = 0; cell < winner.length; cell++) {
    const classIndex = winner[cell] as number;
    if (classIndex < 0) continue;
    let ramp = ramps.get(classIndex);
    if (!ramp) {
      ramp = shadesOf(classHue(theme, classIndex), theme);
      ramps.set(classIndex, ramp);
    }
    const shade = Math.round(Math.min(1, Math.max(0, lead[cell] as number)) * (SHADES - 1));
    pixels[cell] = ramp[shade] as number;
  }
  return new Uint8ClampedArray(bytes);
}

/** A class's colours from no lead to certainty, each as the four bytes of a pixel. */
function shadesOf(hue: string, theme: PictureTheme): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * SHADES);
  for (let shade = 0; shade < SHADES; shade++) {
    const colour = probabilityColour(hue, theme, shade / (SHADES - 1));
    bytes.set([...colour, 255], 4 * shade);
  }
  return new Uint32Array(bytes.buffer);
}

/**
 * One number a cell on at most `largest` cells a side, read between the cells' centres where that is fewer.
 * Level lines gain nothing from more cells than that, and must not hold up the page.
 */
export function sampleField(size: number, largest: number, valueAt: (cell: number) => number): Field {
  if (size <= largest) {
    return { size, values: Float32Array.from({ length: size * size }, (_, cell) => valueAt(cell)) };
  }
  const values = new Float32Array(largest * largest);
  const place = (index: number) => {
    const at = ((index + 0.5) * size) / largest - 0.5;
    const before = Math.min(size - 2, Math.max(0, Math.floor(at)));
    return { before, share: at - before };
  };
  const places = Array.from({ length: largest }, (_, index) => place(index));
  places.forEach((row, rowIndex) => {
    places.forEach((column, columnIndex) => {
      const corner = row.before * size + column.before;
      const upper = between(valueAt(corner), valueAt(corner + 1), column.share);
      const lower = between(valueAt(corner + size), valueAt(corner + size + 1), column.share);
      values[rowIndex * largest + columnIndex] = between(upper, lower, row.share);
    });
  });
  return { size: largest, values };
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
