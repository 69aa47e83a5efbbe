import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeId, Position } from "../network/network";
import { NODE_GAP, NODE_SIZE } from "./node-size";
import { isWrapped, wrap } from "./wrap";

const step = NODE_SIZE.width + NODE_GAP.x;
const chain = (length: number) =>
  new Map(Array.from({ length }, (_, index) => [`n${index}` as NodeId, { x: index * step, y: 0 }]));

/** How large a layout is shown where it is fitted. */
function scaleOf(places: ReadonlyMap<NodeId, Position>, room: { width: number; height: number }): number {
  const all = [...places.values()];
  const size = (of: "x" | "y", side: number) =>
    Math.max(...all.map((place) => place[of])) - Math.min(...all.map((place) => place[of])) + side;
  return Math.min(room.width / size("x", NODE_SIZE.width), room.height / size("y", NODE_SIZE.height));
}

test("M2's nine nodes stay one row in a band and become two in a pane", () => {
  const nine = chain(9);
  expect(wrap(nine, { width: 1340, height: 200 })).toBe(nine);
  const rows = new Set([...wrap(nine, { width: 1020, height: 450 }).values()].map(({ y }) => y));
  expect(rows.size).toBe(2);
});

test("wrapping never makes a layout smaller, keeps every node and no two on one place", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 100, max: 3000 }),
      fc.integer({ min: 100, max: 3000 }),
      (length, width, height) => {
        const before = chain(length);
        const after = wrap(before, { width, height });
        expect(scaleOf(after, { width, height })).toBeGreaterThanOrEqual(
          scaleOf(before, { width, height }) - 1e-9,
        );
        expect([...after.keys()]).toEqual([...before.keys()]);
        expect(new Set([...after.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(length);
        // In reading order: to the right, or to the beginning of the next row.
        const places = [...after.values()];
        places.slice(1).forEach((place, index) => {
          const last = places[index] as Position;
          expect(place.x > last.x ? place.y === last.y : place.y > last.y).toBe(true);
        });
      },
    ),
  );
});

test("without a room, or without nodes, nothing is wrapped", () => {
  const some = chain(30);
  expect(wrap(some, { width: 0, height: 400 })).toBe(some);
  expect(wrap(new Map(), { width: 100, height: 100 }).size).toBe(0);
});

test("a layout in rows is known as that layout, wherever it lies, and one node moved by hand makes it another", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.record({ width: fc.integer({ min: 100, max: 3000 }), height: fc.integer({ min: 100, max: 3000 }) }),
      fc.record({ x: fc.integer(), y: fc.integer() }),
      fc.nat(),
      (length, room, shift, chosen) => {
        const row = chain(length);
        const shown = new Map(
          [...wrap(row, room)].map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]),
        );
        expect(isWrapped(shown, row)).toBe(true);
        const id = `n${chosen % length}` as NodeId;
        const place = shown.get(id) as Position;
        shown.set(id, { x: place.x + 8, y: place.y });
        expect(isWrapped(shown, row)).toBe(length === 1);
      },
    ),
  );
});

test("what stays together lies in one row, in rows that may differ in length; the order stays", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60 }),
      fc.record({ width: fc.integer({ min: 100, max: 3000 }), height: fc.integer({ min: 100, max: 3000 }) }),
      fc.array(fc.record({ from: fc.nat({ max: 59 }), length: fc.integer({ min: 1, max: 6 }) }), {
        maxLength: 4,
      }),
      (length, room, runs) => {
        const row = chain(length);
        const ids = [...row.keys()];
        const together = runs.map((run) => ids.slice(run.from, run.from + run.length));
        const places = wrap(row, room, together);
        expect([...places.keys()]).toEqual(ids);
        expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(length);
        for (const group of together) {
          const rows = new Set(group.map((id) => places.get(id)?.y));
          expect(rows.size).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
