/** A layout that is much wider than its room is cut into rows, like words on lines, so that it is shown larger. */
import type { NodeId, Position } from "../network/network";
import { NODE_GAP, NODE_SIZE } from "./node-size";

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
  const all = [...places.values()];
  if (all.length === 0 || !(room.width > 0) || !(room.height > 0)) return places;
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const step = NODE_SIZE.width + NODE_GAP.x;
  const columnOf = ({ x }: Position) => Math.round((x - left) / step);
  const columns = 1 + Math.max(...all.map(columnOf));
  const height = Math.max(...all.map(({ y }) => y)) - top + NODE_SIZE.height;
  /** How large everything would be shown. */
  const scale = (rows: number) => {
    const across = Math.ceil(columns / rows);
    return Math.min(
      room.width / (across * step - NODE_GAP.x),
      room.height / (rows * (height + ROW_GAP) - ROW_GAP),
    );
  };
  let best = 1;
  for (let rows = 2; rows <= Math.min(MOST_ROWS, columns); rows++)
    if (scale(rows) > scale(best) && scale(rows) >= WORTH * scale(1)) best = rows;
  if (best === 1) return places;
  const across = Math.ceil(columns / best);
  return new Map(
    [...places].map(([id, place]) => {
      const row = Math.floor(columnOf(place) / across);
      return [
        id,
        { x: Math.round(place.x - row * across * step), y: Math.round(place.y + row * (height + ROW_GAP)) },
      ];
    }),
  );
}
