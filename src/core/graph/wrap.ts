/** A layout that is much wider than its room is cut into rows, like words on lines, so that it is shown larger. */
import type { NodeId, Position } from "../network/network";
import { NODE_GAP, NODE_SIZE, NODE_STEP } from "./node-size";

/** The room a layout is looked at in; only its proportions matter. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Between two rows, in canvas units: wires run through it. */
const ROW_GAP = 40;
/** The same where frames lie around nodes: above them a title, and edges on both sides. */
const FRAMED_ROW_GAP = 84;
/** More rows are not worth it unless everything becomes larger by this factor. */
const WORTH = 1.15;
const MOST_ROWS = 40;

/**
 * @param places of a layout from left to right, in columns of the usual width
 * @param together nodes that stay in one row, as those of a frame; the rows then need not be equally long, and lie farther apart
 * @returns the same places where one row is best
 */
export function wrap(
  places: ReadonlyMap<NodeId, Position>,
  room: Room,
  together: readonly (readonly NodeId[])[] = [],
): ReadonlyMap<NodeId, Position> {
  if (places.size === 0 || !(room.width > 0) || !(room.height > 0)) return places;
  const { columns, columnOf, height } = sizeOf(places);
  const gap = together.length > 0 ? FRAMED_ROW_GAP : ROW_GAP;
  const closed = closedTo(together.map((ids) => ids.flatMap((id) => places.get(id) ?? []).map(columnOf)));
  const startsOf = (rows: number) => rowStarts(columns, Math.ceil(columns / rows), closed);
  /** How large everything would be shown. */
  const scale = (starts: readonly number[]) => {
    const across = Math.max(...starts.map((start, row) => (starts[row + 1] ?? columns) - start));
    return Math.min(
      room.width / (across * NODE_STEP.x - NODE_GAP.x),
      room.height / (starts.length * (height + gap) - gap),
    );
  };
  const one = startsOf(1);
  let best = one;
  for (let rows = 2; rows <= Math.min(MOST_ROWS, columns); rows++) {
    const starts = startsOf(rows);
    if (scale(starts) > scale(best) && scale(starts) >= WORTH * scale(one)) best = starts;
  }
  return inRows(places, best, gap);
}

/** The columns that no row may begin with: what stays together lies in the column before, too. */
function closedTo(together: readonly (readonly number[])[]): ReadonlySet<number> {
  return new Set(
    together.flatMap((columns) => {
      const [first, last] = [Math.min(...columns), Math.max(...columns)];
      return last > first ? Array.from({ length: last - first }, (_, index) => first + 1 + index) : [];
    }),
  );
}

/** The first column of each row, of rows so many columns long, or longer where they may not end there. */
function rowStarts(columns: number, across: number, closed: ReadonlySet<number>): readonly number[] {
  const starts = [0];
  for (let start = 0; start + across < columns; ) {
    let next = start + across;
    while (next > start && closed.has(next)) next--;
    if (next === start) next = start + across;
    while (closed.has(next)) next++;
    if (next >= columns) break;
    starts.push(next);
    start = next;
  }
  return starts;
}

/**
 * Whether nodes stand where a layout has them, in any number of rows and wherever on the canvas: then nobody has placed them by hand.
 * @param row the layout from left to right, in one row
 */
export function isWrapped(
  places: ReadonlyMap<NodeId, Position>,
  row: ReadonlyMap<NodeId, Position>,
): boolean {
  if (row.size === 0) return places.size === 0;
  const { columns } = sizeOf(row);
  for (let rows = 1; rows <= Math.min(MOST_ROWS, columns); rows++)
    if (isShifted(places, inRows(row, rowStarts(columns, Math.ceil(columns / rows), new Set()), ROW_GAP)))
      return true;
  return false;
}

function inRows(
  places: ReadonlyMap<NodeId, Position>,
  starts: readonly number[],
  gap: number,
): ReadonlyMap<NodeId, Position> {
  if (starts.length === 1) return places;
  const { columnOf, height } = sizeOf(places);
  return new Map(
    [...places].map(([id, place]) => {
      const row = starts.findLastIndex((start) => start <= columnOf(place));
      return [
        id,
        {
          x: Math.round(place.x - (starts[row] ?? 0) * NODE_STEP.x),
          y: Math.round(place.y + row * (height + gap)),
        },
      ];
    }),
  );
}

/** Of a layout that has nodes. */
function sizeOf(places: ReadonlyMap<NodeId, Position>) {
  const all = [...places.values()];
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const columnOf = ({ x }: Position) => Math.round((x - left) / NODE_STEP.x);
  return {
    columnOf,
    columns: 1 + Math.max(...all.map(columnOf)),
    height: Math.max(...all.map(({ y }) => y)) - top + NODE_SIZE.height,
  };
}

/** Whether one is the other, moved as a whole. */
export function isShifted(one: ReadonlyMap<NodeId, Position>, other: ReadonlyMap<NodeId, Position>): boolean {
  let shift: Position | undefined;
  for (const [id, { x, y }] of other) {
    const place = one.get(id);
    if (!place) return false;
    shift ??= { x: place.x - x, y: place.y - y };
    if (place.x - x !== shift.x || place.y - y !== shift.y) return false;
  }
  return one.size === other.size;
}
