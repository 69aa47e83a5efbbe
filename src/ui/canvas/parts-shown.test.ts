/** What React Flow is given of ten thousand nodes: what lies in view, both ends of each wire, and what is chosen. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Network, NodeId, WireId } from "../../core/network/network";
import { largeNetworks } from "../../core/testing/large-networks";
import { crowdingOf } from "./crowding";
import { fieldsUnder, isSameArea, partsShown } from "./parts-shown";

const network = largeNetworks["a chain that trains"](10_000);
const crowding = crowdingOf(network);
const view = (x: number, y: number, zoom = 1) => ({
  transform: [-x * zoom, -y * zoom, zoom] as const,
  width: 1280,
  height: 500,
});
const near = (
  of: Network,
  x: number,
  y: number,
  nodes: readonly NodeId[] = [],
  wires: readonly WireId[] = [],
) => partsShown(of, { of: "area", area: fieldsUnder(view(x, y)), ...crowdingOf(of) }, nodes, wires);
const id = (index: number) => `n${index}` as NodeId;

test("at zoom 1 that is a few dozen; moved over within a field it is the same area", () => {
  expect(near(network, 3000, 3000).nodes.length).toBeLessThan(300);
  const area = fieldsUnder(view(1500, 1000));
  expect(area).toEqual({ x: 1440, y: 900, width: 1440, height: 900 });
  expect(isSameArea(area, fieldsUnder(view(1590, 1290)))).toBe(true);
  expect(isSameArea(area, fieldsUnder(view(1610, 1290)))).toBe(false);
});

test("a whole network is given as it is", () => {
  const parts = partsShown(network, { of: "all" }, [], []);
  expect(parts.nodes).toBe(network.nodes);
  expect(parts.wires).toBe(network.wires);
});

test("wherever the view is, all that lies in it is given, each wire with both its ends, and what is chosen wherever it lies", () => {
  const places = new Map(network.nodes.map((node) => [node.id, node.position]));
  const coordinate = fc.integer({ min: -2000, max: 22_000 });
  fc.assert(
    fc.property(coordinate, coordinate, fc.integer({ min: 0, max: 9998 }), (x, y, index) => {
      const { nodes, wires } = near(network, x, y, [id(index)], [network.wires[index]!.id]);
      const given = new Set(nodes.map((node) => node.id));
      expect(given.has(id(index))).toBe(true);
      expect(given.has(id(index + 1))).toBe(true);
      for (const [node, place] of places) {
        const isIn = place.x < x + 1280 && place.x + 124 > x && place.y < y + 500 && place.y + 194 > y;
        if (isIn) expect(given.has(node)).toBe(true);
      }
      expect(wires.every(({ from, to }) => given.has(from) && given.has(to))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("a wire that only crosses the view is given with its ends; what is left out of a heap is not, unless it is chosen", () => {
  const long = { id: "long" as WireId, from: id(0), to: id(9999), port: "x" };
  const crossed = near({ ...network, wires: [long] }, 7000, 10_000);
  expect(crossed.wires).toEqual([long]);
  expect(crossed.nodes.map((node) => node.id)).toEqual(expect.arrayContaining([id(0), id(9999)]));
  const heap = { ...network, nodes: network.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) };
  expect(near(heap, 0, 0).nodes).toHaveLength(60);
  expect(near(heap, 0, 0, [id(9000)]).nodes).toHaveLength(61);
});

test("from afar only elements and what is chosen are given, and no wires", () => {
  const parts = partsShown(network, { of: "nodes", nodes: new Set([id(5)]) }, [id(7)], []);
  expect(parts.nodes.map((node) => node.id)).toEqual([id(5), id(7)]);
  expect(parts.wires).toHaveLength(0);
  expect(crowding.hiddenNodes.size).toBe(0);
});
