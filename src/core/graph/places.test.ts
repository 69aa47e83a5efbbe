/** Where nodes lie, against what a person sees: edges belong to a node, the one drawn last is the one that is hit. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import type { NetworkNode, NodeId } from "../network/network";
import { NODE_SIZE } from "./node-size";
import { areaOf, nodeAt, nodesWithin } from "./places";

const at = (id: string, x: number, y: number): NetworkNode => ({
  id: id as NodeId,
  kind: "dense",
  name: id,
  position: { x, y },
  params: {},
});
const { width, height } = NODE_SIZE;

test("an empty canvas has no area; one node has its own", () => {
  expect(areaOf({ nodes: [] })).toBeUndefined();
  expect(areaOf({ nodes: [at("a", -5, 7)] })).toEqual({ x: -5, y: 7, width, height });
});

test("of two nodes on top of each other the later one is hit, beside it the other, beyond both none", () => {
  const nodes = [at("below", 0, 0), at("above", 50, 50)];
  expect(nodeAt({ nodes }, { x: 60, y: 60 })).toBe("above");
  expect(nodeAt({ nodes }, { x: 0, y: 0 })).toBe("below");
  expect(nodeAt({ nodes }, { x: 10, y: height + 1 })).toBeUndefined();
});

test("the area holds every node and no smaller one does; what lies in it is all of them", () => {
  const place = fc.integer({ min: -10_000, max: 10_000 });
  const places = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(places, (positions) => {
      const nodes = positions.map(([x, y], index) => at(`n${index}`, x, y));
      const area = areaOf({ nodes });
      if (!area) throw new Error("no area");
      expect(nodesWithin({ nodes }, area)).toEqual(nodes.map(({ id }) => id));
      for (const smaller of [
        { ...area, x: area.x + 1, width: area.width - 1 },
        { ...area, y: area.y + 1, height: area.height - 1 },
        { ...area, width: area.width - 1 },
        { ...area, height: area.height - 1 },
      ])
        expect(nodesWithin({ nodes }, smaller).length).toBeLessThan(nodes.length);
    }),
    { numRuns: runs(1000) },
  );
});
