/**
 * The way of a wire that leads back to the left and onto another row: out at the right, through the gap between the rows, and in at the
 * left. A curve from end to end would run behind the cards between them.
 */
import { nodeTable } from "../network/lookup";
import type { Network, Position, WireId } from "../network/network";
import { NODE_GAP, NODE_SIZE } from "./node-size";

/** Canvas units that such a wire goes straight on from a dot: to the middle between two columns. */
export const AROUND = NODE_GAP.x / 2;

/** A stripe from left to right in which no node lies, in canvas units. */
interface Gap {
  readonly top: number;
  readonly bottom: number;
}

const known = new WeakMap<Network, ReadonlyMap<WireId, number>>();

/**
 * At what height each wire that has to go around crosses to the left; several in one gap beside each other, in the order of the network's
 * wires. Wires that lead to the right, or between whose ends there is no gap, have none.
 */
export function crossings(network: Network): ReadonlyMap<WireId, number> {
  const before = known.get(network);
  if (before) return before;
  const heights = heightsOf(network);
  known.set(network, heights);
  return heights;
}

function heightsOf({ nodes, wires }: Network): ReadonlyMap<WireId, number> {
  const table = nodeTable({ nodes });
  const back = wires.flatMap(({ id, from, to }) => {
    const source = table.get(from)?.position;
    const target = table.get(to)?.position;
    const leadsBack = source && target && target.x < source.x + NODE_SIZE.width;
    return leadsBack
      ? [{ id, lower: Math.max(source.y, target.y), upper: Math.min(source.y, target.y) }]
      : [];
  });
  if (back.length === 0) return new Map();
  const gaps = gapsBetween(nodes.map(({ position }) => position.y));
  const through = new Map<Gap, WireId[]>();
  for (const { id, lower, upper } of back) {
    const gap = gaps.findLast(({ bottom }) => bottom <= lower);
    if (!gap || gap.top < upper + NODE_SIZE.height) continue;
    through.set(gap, [...(through.get(gap) ?? []), id]);
  }
  return new Map(
    [...through].flatMap(([{ top, bottom }, ids]) =>
      ids.map((id, index) => [id, top + ((index + 1) / (ids.length + 1)) * (bottom - top)] as const),
    ),
  );
}

/** Between the rows that nodes with these upper edges make, the highest first. */
function gapsBetween(tops: readonly number[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const bottom of tops.toSorted((a, b) => a - b)) {
    if (bottom > end) gaps.push({ top: end, bottom });
    end = bottom + NODE_SIZE.height;
  }
  return gaps;
}

/**
 * The corners of such a wire, its ends among them.
 * @param height at which it crosses; where that is not between its ends, as while one of them is dragged, there is no such way
 */
export function wayAround(start: Position, end: Position, height: number): readonly Position[] | undefined {
  const isBetween = (height - start.y) * (end.y - height) > 0;
  if (!isBetween || end.x >= start.x) return undefined;
  const [right, left] = [start.x + AROUND, end.x - AROUND];
  return [
    start,
    { x: right, y: start.y },
    { x: right, y: height },
    { x: left, y: height },
    { x: left, y: end.y },
    end,
  ];
}
