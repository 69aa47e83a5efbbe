/** A grid of cells with named axes: where each stands, which one is at a place, where a key leads. The first axis goes down. */
import type { CursorKey } from "../kit/cursor-key";
import type { Label } from "../kit/labels";
import { type PicturePoint, picturePoint } from "../kit/points";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten, textWidth } from "../kit/text-width";

export interface GridAxis {
  /** Empty of the one row of a single axis that goes across. */
  readonly title: string;
  /** Each value as people write it. */
  readonly values: readonly string[];
}

export interface GridLayout {
  readonly rows: number;
  readonly columns: number;
  readonly cell: { readonly width: number; readonly height: number };
  /** Left and top of the first cell. */
  readonly origin: PicturePoint;
  readonly labels: readonly Label[];
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels. */
const GAP = 4;
const LINE = 17;
const MOST_LABEL = 84;
const LABEL_GAP = 8;

/**
 * @param across undefined where there is one axis
 * @param heightOf a cell's height from its width
 * @param mostWidth cells are no wider
 */
export function layOutGrid(
  [down, across]: readonly [GridAxis, GridAxis?],
  width: number,
  heightOf: (width: number) => number,
  mostWidth = Number.POSITIVE_INFINITY,
): GridLayout {
  const size = TEXT_SIZE.note;
  const labelWidth = Math.min(MOST_LABEL, Math.max(...down.values.map((text) => textWidth(text, size))));
  const left = (down.title === "" ? 0 : LABEL_GAP) + labelWidth;
  const top = across ? 2 * LINE : LINE;
  const columns = across?.values.length ?? 1;
  const room = Math.max(1, (width - left - GAP * (columns - 1)) / columns);
  const cell = { width: Math.min(mostWidth, room), height: heightOf(Math.min(mostWidth, room)) };
  const rows = down.values.length;
  const origin = picturePoint(left, top);
  const common = { size, font: "text" } as const;
  const end = left + columns * (cell.width + GAP) - GAP;
  const labels: Label[] = [
    ...(down.title === ""
      ? []
      : [{ ...common, text: `${down.title} ↓`, x: 0, y: 0, align: "left", baseline: "top" } as const]),
    ...down.values.map(
      (text, row): Label => ({
        ...common,
        text: shorten(text, labelWidth, size),
        x: left - LABEL_GAP,
        y: top + row * (cell.height + GAP) + cell.height / 2,
        align: "right",
        baseline: "middle",
      }),
    ),
  ];
  if (across) {
    labels.push(
      {
        ...common,
        text: `${across.title} →`,
        x: Math.max(end, width / 2),
        y: 0,
        align: "right",
        baseline: "top",
      },
      ...across.values.map(
        (text, column): Label => ({
          ...common,
          text: shorten(text, cell.width + GAP, size),
          x: left + column * (cell.width + GAP) + cell.width / 2,
          y: LINE,
          align: "center",
          baseline: "top",
        }),
      ),
    );
  }
  return { rows, columns, cell, origin, labels, width, height: top + rows * (cell.height + GAP) - GAP };
}

export function cellBox({ columns, cell, origin }: GridLayout, index: number): Rectangle {
  const [left, top] = origin;
  return {
    left: left + (index % columns) * (cell.width + GAP),
    top: top + Math.floor(index / columns) * (cell.height + GAP),
    ...cell,
  };
}

export function cellPlace(layout: GridLayout, index: number): PicturePoint {
  const { left, top, width, height } = cellBox(layout, index);
  return picturePoint(left + width / 2, top + height / 2);
}

/** The cell that a place is on, half of the gaps around it counted; undefined beside all. */
export function pickCell(
  { rows, columns, cell, origin }: GridLayout,
  [x, y]: PicturePoint,
): number | undefined {
  const column = Math.floor((x - origin[0] + GAP / 2) / (cell.width + GAP));
  const row = Math.floor((y - origin[1] + GAP / 2) / (cell.height + GAP));
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : undefined;
}

/** Keys go to the neighbour and stay where there is none. */
export function moveCell({ rows, columns }: GridLayout, index: number, key: CursorKey): number {
  const [row, column] = [Math.floor(index / columns), index % columns];
  const to = {
    left: column > 0 ? index - 1 : index,
    right: column < columns - 1 ? index + 1 : index,
    up: row > 0 ? index - columns : index,
    down: row < rows - 1 ? index + columns : index,
    first: 0,
    last: rows * columns - 1,
  };
  return to[key];
}
