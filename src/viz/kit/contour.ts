/**
 * Level lines of a field on a square grid (marching squares). Written here rather than taken from d3-contour
 * because that one closes every line along the picture's border and around cells without a value: boundaries
 * that are not there. This one draws through whole cells only, and gives up where the field is flat.
 */

/** Values on a `size` × `size` grid, rows from top to bottom: the centres of an image's cells. */
export interface Field {
  readonly size: number;
  readonly values: Float32Array;
}

/** Differences below this are rounding of 32-bit probabilities: no level line is drawn through them. */
const FLAT = 1e-6;

/** Which sides of a cell a line joins, by which corners are at or above the level (1, 2, 4, 8 clockwise). */
const CROSSINGS: readonly (readonly (readonly [Side, Side])[])[] = [
  [],
  [["left", "top"]],
  [["top", "right"]],
  [["left", "right"]],
  [["right", "bottom"]],
  [], // The two saddles are told apart by the cell's middle.
  [["top", "bottom"]],
  [["left", "bottom"]],
  [["left", "bottom"]],
  [["top", "bottom"]],
  [],
  [["right", "bottom"]],
  [["left", "right"]],
  [["top", "right"]],
  [["left", "top"]],
  [],
];
type Side = "left" | "top" | "right" | "bottom";

/**
 * The line where the field crosses `level`, as separate segments.
 * @returns [segments, 4]: x, y, x, y as shares of the picture's side (0 left or top, 1 right or bottom); the
 * field is carried on straight half a cell beyond the border, so cut the lines there when drawing
 */
export function traceLevel(field: Field, level: number): Float32Array {
  const padded = padField(field);
  const { size, values } = padded;
  const segments: number[] = [];
  // Index i of the padded grid is the cell centre i − 1, at (i − 1 + 0.5) / size of the picture.
  const share = (index: number) => (index - 0.5) / field.size;
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const at = row * size + column;
      const topLeft = (values[at] as number) - level;
      const topRight = (values[at + 1] as number) - level;
      const bottomLeft = (values[at + size] as number) - level;
      const bottomRight = (values[at + size + 1] as number) - level;
      const sum = topLeft + topRight + bottomLeft + bottomRight;
      if (!Number.isFinite(sum)) continue;
      const corners =
        (topLeft >= 0 ? 1 : 0) |
        (topRight >= 0 ? 2 : 0) |
        (bottomRight >= 0 ? 4 : 0) |
        (bottomLeft >= 0 ? 8 : 0);
      if (corners === 0 || corners === 15) continue;
      const highest = Math.max(topLeft, topRight, bottomLeft, bottomRight);
      const lowest = Math.min(topLeft, topRight, bottomLeft, bottomRight);
      if (highest - lowest < FLAT) continue;
      const add = (side: Side) => {
        const isAcross = side === "top" || side === "bottom";
        const from = side === "bottom" ? bottomLeft : side === "right" ? topRight : topLeft;
        const to = side === "top" ? topRight : side === "left" ? bottomLeft : bottomRight;
        const along = from / (from - to);
        segments.push(
          share(isAcross ? column + along : side === "right" ? column + 1 : column),
          share(isAcross ? (side === "bottom" ? row + 1 : row) : row + along),
        );
      };
      for (const [start, end] of linesOf(corners, sum)) {
        add(start);
        add(end);
      }
    }
  }
  return Float32Array.from(segments);
}

function linesOf(corners: number, sum: number): readonly (readonly [Side, Side])[] {
  if (corners !== 5 && corners !== 10) return CROSSINGS[corners] ?? [];
  const middleJoins = sum >= 0 === (corners === 5);
  return middleJoins
    ? [
        ["left", "bottom"],
        ["top", "right"],
      ]
    : [
        ["left", "top"],
        ["right", "bottom"],
      ];
}

/** A rim of one cell around the field, carried on straight, so that lines reach the picture's border. */
function padField({ size, values }: Field): Field {
  const wide = size + 2;
  const padded = new Float32Array(wide * wide);
  const carryOn = (rim: number, inward: number) => {
    const nearest = padded[rim + inward] as number;
    const next = size > 1 ? (padded[rim + 2 * inward] as number) : nearest;
    padded[rim] = 2 * nearest - next;
  };
  for (let row = 0; row < size; row++) {
    const start = (row + 1) * wide;
    padded.set(values.subarray(row * size, (row + 1) * size), start + 1);
    carryOn(start, 1);
    carryOn(start + wide - 1, -1);
  }
  for (let column = 0; column < wide; column++) {
    carryOn(column, wide);
    carryOn((wide - 1) * wide + column, -wide);
  }
  return { size: wide, values: padded };
}
