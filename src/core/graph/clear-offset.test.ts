/** Copies lie on no node, and no further away than they have to. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkNode, Position } from "../network/network";
import { chain } from "../testing/problem-networks";
import { clearOffset } from "./clear-offset";
import { NODE_SIZE } from "./node-size";
import { areaOf } from "./places";

const at = (position: Position) => ({ ...(chain.nodes[0] as NetworkNode), position });
const place = fc.record({ x: fc.integer({ min: -600, max: 600 }), y: fc.integer({ min: -600, max: 600 }) });
const places = fc.array(place, { maxLength: 30 });

const isClear = (nodes: readonly NetworkNode[], parts: readonly NetworkNode[], { x, y }: Position) => {
  const area = areaOf({ nodes: parts })!;
  return nodes.every(
    ({ position }) =>
      position.x >= area.x + x + area.width ||
      position.x + NODE_SIZE.width <= area.x + x ||
      position.y >= area.y + y + area.height ||
      position.y + NODE_SIZE.height <= area.y + y,
  );
};

test("wherever nodes lie, copies lie on none of them; straight below the place that was wished for, and there where it is free", () => {
  fc.assert(
    fc.property(places, fc.array(place, { minLength: 1, maxLength: 5 }), place, (some, others, wished) => {
      const [nodes, parts] = [some.map(at), others.map(at)];
      const offset = clearOffset({ nodes }, { nodes: parts }, wished);
      expect(isClear(nodes, parts, offset)).toBe(true);
      expect(offset.x).toBe(wished.x);
      expect(offset.y).toBeGreaterThanOrEqual(wished.y);
      if (isClear(nodes, parts, wished)) expect(offset).toEqual(wished);
    }),
  );
});

test("nothing to copy needs no other place", () => {
  expect(clearOffset(chain, { nodes: [] }, { x: 3, y: 4 })).toEqual({ x: 3, y: 4 });
});
