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
/** More rows are not worth it unless everything becomes larger by this factor. */
const WORTH = 1.15;
const MOST_ROWS = 40;

/**
 * @param places of a layout from left to right, in columns of the usual width
 * @returns the same places where one row is best
 */
export function wrap(places: ReadonlyMap<NodeId, Position>, room: Room): ReadonlyMap<NodeId, Position> {
  if (places.size === 0 || !(room.width > 0) || !(room.height > 0)) return places;
  const { columns, height } = sizeOf(places);
  /** How large everything would be shown. */
  const scale = (rows: number) => {
    const across = Math.ceil(columns / rows);
    return Math.min(
      room.width / (across * NODE_STEP.x - NODE_GAP.x),
      room.height / (rows * (height + ROW_GAP) - ROW_GAP),
    );
  };
  let best = 1;
  for (let rows = 2; rows <= Math.min(MOST_ROWS, columns); rows++)
    if (scale(rows) > scale(best) && scale(rows) >= WORTH * scale(1)) best = rows;
  return inRows(places, best);
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
    if (isShifted(places, inRows(row, rows))) return true;
  return false;
}

function inRows(places: ReadonlyMap<NodeId, Position>, rows: number): ReadonlyMap<NodeId, Position> {
  if (rows === 1) return places;
  const { columnOf, columns, height } = sizeOf(places);
  const across = Math.ceil(columns / rows);
  return new Map(
    [...places].map(([id, place]) => {
      const row = Math.floor(columnOf(place) / across);
      return [
        id,
        {
          x: Math.round(place.x - row * across * NODE_STEP.x),
          y: Math.round(place.y + row * (height + ROW_GAP)),
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
