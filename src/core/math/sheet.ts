/**
 * The sheet: the square of the plane that every picture carries through the network, as two families of
 * polylines. The same order of points in every layer, so that everything links by index.
 */

export interface SheetShape {
  /** The square's sides: [from, to] on both axes. */
  readonly domain: readonly [number, number];
  /** Lines in each family, evenly spaced, both borders among them. */
  readonly lines: number;
  /** Segments between two neighbouring crossings; more where the bent lines need it. */
  readonly refine: number;
}

/** The sheet of pictures: 41 × 41 lines (warp.md 4.8), every fifth a major one. */
export const SHEET_LINES = 41;
/** Every so many lines of the sheet one is drawn stronger. */
export const MAJOR_EVERY = 5;

/** Points along one line. */
export function pointsPerLine({ lines, refine }: SheetShape): number {
  return (lines - 1) * refine + 1;
}

/** Points of the whole sheet: both families. */
export function sheetSize(shape: SheetShape): number {
  return 2 * shape.lines * pointsPerLine(shape);
}

/**
 * The sheet's points: first the horizontal lines from bottom to top, each from left to right, then the
 * vertical lines from left to right, each from bottom to top.
 * @returns [sheetSize, 2] row-major: x, y
 */
export function sheetPoints(shape: SheetShape): Float32Array {
  const { domain, lines } = shape;
  const [from, to] = domain;
  const along = pointsPerLine(shape);
  const at = (index: number, count: number) => from + ((to - from) * index) / (count - 1);
  const points = new Float32Array(2 * sheetSize(shape));
  let next = 0;
  for (const horizontal of [true, false]) {
    for (let line = 0; line < lines; line++) {
      for (let index = 0; index < along; index++) {
        const fixed = at(line, lines);
        const running = at(index, along);
        points[next++] = horizontal ? running : fixed;
        points[next++] = horizontal ? fixed : running;
      }
    }
  }
  return points;
}

/**
 * What belongs to the points where the sheet's lines cross, each once: rows from bottom to top, each from left to
 * right. They cover the square evenly, and so they stand for the whole sheet.
 * @param values [sheetSize, width] in the order of sheetPoints
 * @returns [lines × lines, width] row-major
 */
export function atCrossings<Values extends Float32Array | Float64Array>(
  shape: SheetShape,
  values: Values,
  width: number,
): Values {
  const { lines, refine } = shape;
  const along = pointsPerLine(shape);
  const crossings = new (values.constructor as new (length: number) => Values)(lines * lines * width);
  for (let row = 0; row < lines; row++) {
    for (let column = 0; column < lines; column++) {
      const from = (row * along + column * refine) * width;
      crossings.set(values.subarray(from, from + width), (row * lines + column) * width);
    }
  }
  return crossings;
}

/**
 * The centres of a square grid of cells over the domain, for pictures that colour the plane: rows from top
 * (largest y) to bottom, each from left to right, as an image is laid out.
 * @returns [size × size, 2] row-major: x, y
 */
export function rasterPoints([from, to]: readonly [number, number], size: number): Float32Array {
  const points = new Float32Array(2 * size * size);
  const cell = (to - from) / size;
  let next = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      points[next++] = from + (column + 0.5) * cell;
      points[next++] = to - (row + 0.5) * cell;
    }
  }
  return points;
}

/** The index of the sheet's point that lies nearest to a place of the input plane. */
export function nearestSheetPoint(shape: SheetShape, [x, y]: readonly [number, number]): number {
  const { domain, lines, refine } = shape;
  const [from, to] = domain;
  const along = pointsPerLine(shape);
  const place = (value: number, count: number) => {
    const exact = ((value - from) / (to - from)) * (count - 1);
    return Math.min(count - 1, Math.max(0, exact));
  };
  /** How far a value is from its line, in steps of a line's points. */
  const off = (value: number) => Math.abs(place(value, lines) - Math.round(place(value, lines))) * refine;
  const isHorizontal = off(y) <= off(x);
  const [running, fixed] = isHorizontal ? [x, y] : [y, x];
  const line = Math.round(place(fixed, lines)) + (isHorizontal ? 0 : lines);
  return line * along + Math.round(place(running, along));
}
