/**
 * What of a large network the canvas draws. The browser lays out some thousand cards in a second, so a file of ten
 * thousand nodes in one heap, or of wires that all cross the view, would hold the page up. What is left out lies under what is drawn.
 */
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeTable } from "../../core/network/lookup";
import type { Network, NodeId, Position, WireId } from "../../core/network/network";

/** Networks up to this size are drawn whole, however they lie. */
const SMALL = 1000;
/** A part of the canvas about as large as a screen, in canvas units; it has room for some forty cards side by side. */
export const FIELD = { width: 1440, height: 900 } as const;
/** The most cards that are drawn in a field, and the most wires that begin in one. */
const MOST_CARDS = 60;
const MOST_WIRES = 120;
/** The most wires longer than a field: those are in view from everywhere between their ends. */
const MOST_LONG_WIRES = 400;

export interface Crowding {
  readonly hiddenNodes: ReadonlySet<NodeId>;
  readonly hiddenWires: ReadonlySet<WireId>;
}

const everything: Crowding = { hiddenNodes: new Set(), hiddenWires: new Set() };

/** What is left out: of each part of the canvas what comes later in the file; wires with an end that is left out. */
export function crowdingOf(network: Network): Crowding {
  const isLarge = network.nodes.length > SMALL;
  if (!isLarge && network.wires.length <= SMALL) return everything;
  const cards = counter();
  const hiddenNodes = new Set(
    isLarge
      ? network.nodes.filter(({ position }) => cards(fieldOf(position)) > MOST_CARDS).map(({ id }) => id)
      : [],
  );
  const places = nodeTable(network);
  const wires = counter();
  const longWires = counter();
  const hiddenWires = new Set<WireId>();
  for (const { id, from, to } of network.wires) {
    const start = places.get(from)?.position;
    const end = places.get(to)?.position;
    const isShown = start && end && !hiddenNodes.has(from) && !hiddenNodes.has(to);
    const isLong = start && end && isFar(start, end);
    const most = isLong ? MOST_LONG_WIRES : MOST_WIRES;
    if (!isShown || (isLong ? longWires : wires)(isLong ? 0 : fieldOf(start)) > most) hiddenWires.add(id);
  }
  return { hiddenNodes, hiddenWires };
}

/** Counts how often each field has come, this time among them. */
function counter(): (field: number) => number {
  const counts = new Map<number, number>();
  return (field) => {
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    return count;
  };
}

/** A number of its own for each: of up to ±1e7 units there are fewer than 30,000 in a column. */
function fieldOf({ x, y }: Position): number {
  return 30_000 * Math.floor(x / FIELD.width) + Math.floor(y / FIELD.height);
}

function isFar(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) > FIELD.width + NODE_SIZE.width || Math.abs(a.y - b.y) > FIELD.height;
}
