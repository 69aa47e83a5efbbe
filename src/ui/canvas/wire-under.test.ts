/** The wire that a dragged node would go into: against React Flow's own curve. */
import fc from "fast-check";
import { getBezierPath, Position as Side } from "reactflow";
import { expect, test } from "vitest";
import { NODE_SIZE } from "../../core/graph/node-size";
import { crossings, wayAround } from "../../core/graph/way-around";
import { addNode, addWire } from "../../core/network/edit";
import type { Position } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { aroundPath } from "./AroundEdge";
import { HANDLE_Y } from "./flow-elements";
import { wireUnder } from "./wire-under";

/** Two nodes with a wire between them. */
function pair(a: Position, b: Position) {
  const first = addNode(newNetwork(), "dense", a);
  const second = addNode(first.network, "dense", b);
  return addWire(second.network, first.node, second.node, "x");
}

const endsOf = (a: Position, b: Position) => ({
  sourceX: a.x + NODE_SIZE.width,
  sourceY: a.y + HANDLE_Y,
  sourcePosition: Side.Right,
  targetX: b.x,
  targetY: b.y + HANDLE_Y,
  targetPosition: Side.Left,
});

const place = fc.record({ x: fc.integer({ min: -800, max: 800 }), y: fc.integer({ min: -400, max: 400 }) });

test("the middle of React Flow's curve takes the node, wherever the ends are; a place far from it does not", () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      const network = pair(a, b);
      const ends = endsOf(a, b);
      const height = crossings(network).get(network.wires[0]!.id);
      const [, x, y] = height === undefined ? getBezierPath(ends) : aroundPath(ends, height);
      expect(wireUnder(network, { x, y })).toBe(network.wires[0]?.id);
      expect(wireUnder(network, { x, y: y + 1000 })).toBeUndefined();
    }),
  );
});

test("of two wires the nearer one takes it, and of none none does", () => {
  const first = pair({ x: 0, y: 0 }, { x: 300, y: 0 });
  const more = addNode(first, "dense", { x: 300, y: 60 });
  const network = addWire(more.network, first.nodes[0]!.id, more.node, "x");
  expect(wireUnder(network, { x: 290, y: HANDLE_Y + 5 })).toBe(network.wires[0]?.id);
  expect(wireUnder(network, { x: 290, y: HANDLE_Y + 55 })).toBe(network.wires[1]?.id);
  expect(wireUnder(newNetwork(), { x: 0, y: 0 })).toBeUndefined();
});

test("a wire that goes around is drawn along the corners that take the node", () => {
  const [a, b] = [
    { x: 600, y: 0 },
    { x: 0, y: 300 },
  ];
  const network = pair(a, b);
  const height = crossings(network).get(network.wires[0]!.id)!;
  const [path] = aroundPath(endsOf(a, b), height);
  // Each bend is a curve whose handle is the corner.
  const bends = [...path.matchAll(/Q (-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
  const way = wayAround({ x: 724, y: HANDLE_Y }, { x: 0, y: 300 + HANDLE_Y }, height)!;
  expect(bends).toEqual(way.slice(1, -1));
  for (const { x, y } of bends) expect(wireUnder(network, { x, y })).toBe(network.wires[0]!.id);
});
