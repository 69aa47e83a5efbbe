/** Which wire a node would go into where it is let go: the nearest one, within reach. */

import { NODE_SIZE } from "../../core/graph/node-size";
import { crossings, wayAround } from "../../core/graph/way-around";
import { nodeTable } from "../../core/network/lookup";
import type { Network, Position, WireId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { HANDLE_Y, portY } from "./flow-elements";

/** Canvas units from the wire to the middle of the node. */
const REACH = 44;
/** Straight pieces that stand for a curve. */
const PIECES = 12;

/** @param middle of the node that is dragged, in canvas units */
export function wireUnder(network: Network, middle: Position): WireId | undefined {
  const nodes = nodeTable(network);
  const heights = crossings(network);
  let nearest: WireId | undefined;
  let least = REACH;
  for (const { id, from, to, port } of network.wires) {
    const source = nodes.get(from);
    const target = nodes.get(to);
    if (!source || !target) continue;
    const ports = nodeSpec(target.kind)?.inputs ?? [port];
    const start = { x: source.position.x + NODE_SIZE.width, y: source.position.y + HANDLE_Y };
    const end = {
      x: target.position.x,
      y: target.position.y + portY(Math.max(0, ports.indexOf(port)), ports.length),
    };
    const height = heights.get(id);
    const way = height === undefined ? undefined : wayAround(start, end, height);
    const distance = way
      ? distanceToPieces(way, middle)
      : isFar(start, end, middle)
        ? REACH
        : distanceToCurve(start, end, middle);
    if (distance < least) {
      least = distance;
      nearest = id;
    }
  }
  return nearest;
}

/** Whether the curve cannot come within reach: it stays between its ends' heights, and near their columns. */
function isFar(start: Position, end: Position, { x, y }: Position): boolean {
  const aside = REACH + bulge(start, end);
  return (
    x < Math.min(start.x, end.x) - aside ||
    x > Math.max(start.x, end.x) + aside ||
    y < Math.min(start.y, end.y) - REACH ||
    y > Math.max(start.y, end.y) + REACH
  );
}

/** How far a wire's handles of its Bézier curve lie from its ends, as React Flow draws it. */
function bulge(start: Position, end: Position): number {
  const width = end.x - start.x;
  return width >= 0 ? width / 2 : 6.25 * Math.sqrt(-width);
}

function distanceToCurve(start: Position, end: Position, point: Position): number {
  const out = bulge(start, end);
  const along = (t: number) => {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
    return {
      x: (a + b) * start.x + (c + d) * end.x + (b - c) * out,
      y: (a + b) * start.y + (c + d) * end.y,
    };
  };
  return distanceToPieces(
    Array.from({ length: PIECES + 1 }, (_, piece) => along(piece / PIECES)),
    point,
  );
}

/** To a line through these corners. */
function distanceToPieces(corners: readonly Position[], point: Position): number {
  const distances = corners
    .slice(1)
    .map((corner, index) => distanceToSegment(corners[index] as Position, corner, point));
  return Math.min(...distances);
}

function distanceToSegment(a: Position, b: Position, { x, y }: Position): number {
  const [width, height] = [b.x - a.x, b.y - a.y];
  const length = width * width + height * height;
  const along = length === 0 ? 0 : ((x - a.x) * width + (y - a.y) * height) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - a.x - t * width, y - a.y - t * height);
}
