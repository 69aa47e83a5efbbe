/** A wire from a row's end to the next row's beginning passes no card, whatever the rows. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addChain, denseChain } from "../network/chain";
import { removeWires } from "../network/edit";
import { moveNodes } from "../network/move-nodes";
import type { Network, Position } from "../network/network";
import { newNetwork } from "../network/new-network";
import { NODE_SIZE, NODE_STEP } from "./node-size";
import { crossings, wayAround } from "./way-around";
import { wrap } from "./wrap";

const HANDLE_Y = NODE_SIZE.height / 2;

/** A chain in the rows that a room has for it. */
function chainIn(length: number, room: { width: number; height: number }): Network {
  const chain = addChain(newNetwork(), denseChain(Array(length + 1).fill(2), "linear"));
  const row = new Map(chain.nodes.map(({ id }, index) => [id, { x: index * NODE_STEP.x, y: 0 }]));
  return moveNodes(chain, wrap(row, room));
}

/** Whether a straight piece, level or upright, comes onto a card. */
const meets = (a: Position, b: Position, card: Position) =>
  Math.max(a.x, b.x) > card.x &&
  Math.min(a.x, b.x) < card.x + NODE_SIZE.width &&
  Math.max(a.y, b.y) > card.y &&
  Math.min(a.y, b.y) < card.y + NODE_SIZE.height;

test("in any number of rows, the wires that lead back go around every card, and no other wire does", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 200, max: 2000 }),
      fc.integer({ min: 200, max: 2000 }),
      (length, width, height) => {
        const network = chainIn(length, { width, height });
        const place = new Map(network.nodes.map(({ id, position }) => [id, position]));
        const heights = crossings(network);
        for (const { id, from, to } of network.wires) {
          const [source, target] = [place.get(from)!, place.get(to)!];
          const at = heights.get(id);
          expect(at !== undefined).toBe(target.y > source.y);
          if (at === undefined) continue;
          const start = { x: source.x + NODE_SIZE.width, y: source.y + HANDLE_Y };
          const way = wayAround(start, { x: target.x, y: target.y + HANDLE_Y }, at)!;
          expect([way[0], way.at(-1)]).toEqual([start, { x: target.x, y: target.y + HANDLE_Y }]);
          way.slice(1).forEach((corner, index) => {
            expect(network.nodes.filter(({ position }) => meets(way[index]!, corner, position))).toEqual([]);
          });
        }
      },
    ),
  );
});

test("wires through one gap cross beside each other; between nodes side by side there is none", () => {
  const network = chainIn(6, { width: 400, height: 400 });
  const [wire] = [...crossings(network).keys()];
  const back = network.wires.find(({ id }) => id === wire)!;
  const twice: Network = {
    ...network,
    wires: [...network.wires, { ...back, id: "again" as typeof back.id }],
  };
  const [first, second] = [back.id, "again" as typeof back.id].map((id) => crossings(twice).get(id)!);
  expect(second).toBeGreaterThan(first!);
  const inRow = chainIn(6, { width: 4000, height: 100 });
  const { from, to } = inRow.wires[2]!;
  const turned = { ...removeWires(inRow, [inRow.wires[2]!.id]), wires: [{ ...back, from: to, to: from }] };
  expect(crossings(turned).size).toBe(0);
});

test("while an end is dragged past where the wire crosses there is no way around", () => {
  expect(wayAround({ x: 500, y: 0 }, { x: 0, y: 300 }, 150)).toHaveLength(6);
  expect(wayAround({ x: 500, y: 0 }, { x: 0, y: 100 }, 150)).toBeUndefined();
  expect(wayAround({ x: 0, y: 0 }, { x: 500, y: 300 }, 150)).toBeUndefined();
});
