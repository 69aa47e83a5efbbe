/** Nodes in a line and at equal distances: nothing else of them moves. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeId } from "../network/network";
import { align, distribute } from "./align";
import { NODE_SIZE } from "./node-size";

const placed = fc
  .array(fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((places) => places.map((position, index) => ({ id: `n${index}` as NodeId, position })));

test.each(["x", "y"] as const)(
  "along %s all have one place, between the least and the most, and keep the other one",
  (axis) => {
    fc.assert(
      fc.property(placed, (nodes) => {
        const other = axis === "x" ? "y" : "x";
        const along = nodes.map(({ position }) => position[axis]);
        const lines = (["least", "middle", "most"] as const).map((edge) => {
          const places = align(nodes, axis, edge);
          const [line, ...more] = new Set([...places.values()].map((position) => position[axis]));
          expect(more).toEqual([]);
          for (const { id, position } of nodes) expect(places.get(id)![other]).toBe(position[other]);
          return line!;
        });
        expect(lines[0]).toBe(Math.min(...along));
        expect(lines[2]).toBe(Math.max(...along));
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }),
    );
  },
);

test.each(["x", "y"] as const)(
  "along %s they lie apart at equal distances, in their order; the outer ones stay where there is room",
  (axis) => {
    fc.assert(
      fc.property(placed, (nodes) => {
        const places = distribute(nodes, axis, 20);
        const size = axis === "x" ? NODE_SIZE.width : NODE_SIZE.height;
        const order = [...nodes].sort((a, b) => a.position[axis] - b.position[axis]);
        const after = order.map(({ id }) => places.get(id)![axis]);
        const steps = after.slice(1).map((place, index) => place - after[index]!);
        for (const step of steps) expect(step).toBeGreaterThanOrEqual(size + 20 - 1);
        expect(Math.max(...steps, 0) - Math.min(...steps, Math.max(...steps, 0))).toBeLessThanOrEqual(1);
        expect(after[0]).toBe(order[0]!.position[axis]);
        const span = order.at(-1)!.position[axis] - order[0]!.position[axis];
        if (span >= (nodes.length - 1) * (size + 20)) expect(after.at(-1)).toBe(order.at(-1)!.position[axis]);
      }),
    );
  },
);
