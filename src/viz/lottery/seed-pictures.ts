/** Small pictures of many seeds in rows: where each stands, which one is at a place, and where a key leads. */
import type { CursorKey } from "../kit/cursor-key";
import { type PicturePoint, picturePoint } from "../kit/points";
import type { Rectangle } from "../kit/scale";

export interface SeedGrid {
  readonly count: number;
  readonly columns: number;
  /** Side of a picture in CSS pixels. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels. */
const LEAST_SIDE = 54;
const GAP = 6;
const CAPTION = 17;

/** As many columns as there is room for. */
export function layOutSeeds(count: number, width: number): SeedGrid {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_SIDE + GAP)));
  const side = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
  const rows = Math.ceil(count / columns);
  return { count, columns, side, width, height: rows * (side + CAPTION + GAP) };
}

/** Where the picture of this number stands; its caption is below. */
export function seedBox({ columns, side }: SeedGrid, index: number): Rectangle {
  return {
    left: (index % columns) * (side + GAP),
    top: Math.floor(index / columns) * (side + CAPTION + GAP),
    width: side,
    height: side,
  };
}

/** The picture's middle; undefined where there is none of this number. */
export function seedPlace(grid: SeedGrid, index: number): PicturePoint | undefined {
  if (index < 0 || index >= grid.count) return undefined;
  const { left, top } = seedBox(grid, index);
  return picturePoint(left + grid.side / 2, top + grid.side / 2);
}

/** The picture that a place is on, its caption counted; undefined between them. */
export function pickSeed(grid: SeedGrid, [x, y]: PicturePoint): number | undefined {
  const column = Math.floor(x / (grid.side + GAP));
  const index = Math.floor(y / (grid.side + CAPTION + GAP)) * grid.columns + column;
  if (x < 0 || y < 0 || column >= grid.columns || index >= grid.count) return undefined;
  const { left, top } = seedBox(grid, index);
  return x - left <= grid.side && y - top <= grid.side + CAPTION ? index : undefined;
}

/** Left and right go through the rows; up and down stay where there is no row. */
export function moveSeed({ columns, count }: SeedGrid, index: number, key: CursorKey): number {
  const to = {
    left: Math.max(0, index - 1),
    right: Math.min(count - 1, index + 1),
    up: index - columns < 0 ? index : index - columns,
    down: index + columns >= count ? index : index + columns,
    first: 0,
    last: count - 1,
  };
  return to[key];
}
