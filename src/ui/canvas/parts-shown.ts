/**
 * Which nodes and wires of a network React Flow is given: it goes through all that it has whenever the view or a node moves. Of a very
 * large network these are what lies near the view, from afar what is an element of the page; and always what is chosen, since React
 * Flow drags and lets go of what it has.
 */
import { NODE_SIZE } from "../../core/graph/node-size";
import type { Area } from "../../core/graph/places";
import { nodeTable } from "../../core/network/lookup";
import type { Network, NodeId, Position, WireId } from "../../core/network/network";
import { type Crowding, FIELD } from "./crowding";

/** Networks up to this size are given as a whole, but from afar; what draws all of them elsewhere (the overview) goes by it too. */
export const LARGEST_WHOLE = 2000;

export type Parts = Pick<Network, "nodes" | "wires">;

/** What is in view: all of it, these nodes alone, or what lies in an area of the canvas, but for what is left out there. */
export type Scope =
  | { readonly of: "all" }
  | { readonly of: "nodes"; readonly nodes: ReadonlySet<NodeId> }
  | ({ readonly of: "area"; readonly area: Area } & Crowding);

const none: Network["wires"] = [];

/** The network's own lists where all of it is in view; order is the file's. A wire comes with both of its ends. */
export function partsShown(
  network: Network,
  scope: Scope,
  chosenNodes: readonly NodeId[],
  chosenWires: readonly WireId[],
): Parts {
  if (scope.of === "all") return network;
  const given = new Set<NodeId>(chosenNodes);
  if (scope.of === "nodes") {
    return { nodes: network.nodes.filter(({ id }) => scope.nodes.has(id) || given.has(id)), wires: none };
  }
  const { area, hiddenNodes, hiddenWires } = scope;
  const table = nodeTable(network);
  const selected = new Set<WireId>(chosenWires);
  const wires = network.wires.filter(({ id, from, to }) => {
    const start = table.get(from);
    const end = table.get(to);
    const isGiven =
      selected.has(id) ||
      (start && end && !hiddenWires.has(id) && crosses(start.position, end.position, area));
    if (isGiven) given.add(from).add(to);
    return isGiven;
  });
  const nodes = network.nodes.filter(
    ({ id, position }) => given.has(id) || (!hiddenNodes.has(id) && crosses(position, position, area)),
  );
  return { nodes, wires };
}

/** Whether the rectangle around two nodes, or around one, reaches into the area. */
function crosses(a: Position, b: Position, { x, y, width, height }: Area): boolean {
  return (
    Math.min(a.x, b.x) < x + width &&
    Math.max(a.x, b.x) + NODE_SIZE.width > x &&
    Math.min(a.y, b.y) < y + height &&
    Math.max(a.y, b.y) + NODE_SIZE.height > y
  );
}

/** What React Flow's store says of the view. */
interface View {
  readonly transform: readonly [x: number, y: number, zoom: number];
  readonly width: number;
  readonly height: number;
}

/** The fields of the canvas that the view lies on, as one area: it changes only where the view comes to another field. */
export function fieldsUnder({ transform: [x, y, zoom], width, height }: View): Area {
  const left = Math.floor(-x / zoom / FIELD.width) * FIELD.width;
  const top = Math.floor(-y / zoom / FIELD.height) * FIELD.height;
  const right = Math.ceil((width - x) / zoom / FIELD.width) * FIELD.width;
  const bottom = Math.ceil((height - y) / zoom / FIELD.height) * FIELD.height;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether two areas are the same place. */
export function isSameArea(a: Area | undefined, b: Area | undefined): boolean {
  return (
    a === b || (!!a && !!b && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
  );
}
