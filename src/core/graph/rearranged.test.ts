/** Where nobody has placed a node by hand, a network is cut into the rows that its canvas has room for, and only there. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addChain, denseChain } from "../network/chain";
import { addNode } from "../network/edit";
import { moveNodes } from "../network/move-nodes";
import type { Network } from "../network/network";
import { newNetwork } from "../network/new-network";
import { applyEdit, randomEdit } from "../testing/random-networks";
import { arrange } from "./arrange";
import { chainInRow, rearranged as rearrangedBy } from "./rearranged";
import type { Room } from "./wrap";

const phone = { width: 390, height: 560 };
const band = { width: 1340, height: 200 };
const arrangedAs = (network: Network) => moveNodes(network, arrange(network));
const rearranged = (network: Network, room: Room) => rearrangedBy(network, arrange(network), room);
const rowsOf = ({ nodes }: Network) => new Set(nodes.map(({ position }) => position.y)).size;

test("nine nodes in a row stand in three rows on a phone, and in one in a band again", () => {
  const nine = arrangedAs(addChain(newNetwork(), denseChain([2, 4, 2, 2, 2], "tanh")));
  expect(rowsOf(nine)).toBe(1);
  expect(rearranged(nine, band)).toBe(nine);
  const narrow = rearranged(nine, phone);
  expect(rowsOf(narrow)).toBe(3);
  expect(rearranged(narrow, phone)).toBe(narrow);
  expect(rearranged(narrow, band).nodes).toEqual(nine.nodes);
});

test("any network that Arrange has placed comes back from any room, and one moved node leaves all where they are", () => {
  fc.assert(
    fc.property(
      fc.array(randomEdit, { maxLength: 40 }),
      fc.integer({ min: 60, max: 2000 }),
      fc.integer({ min: 60, max: 2000 }),
      fc.nat(),
      (edits, width, height, chosen) => {
        const network = arrangedAs(edits.reduce(applyEdit, newNetwork()));
        const there = rearranged(network, { width, height });
        expect(rearranged(there, { width: 1e9, height: 1 }).nodes).toEqual(network.nodes);
        const node = there.nodes[chosen % Math.max(1, there.nodes.length)];
        if (!node || there.nodes.length === 1) return;
        const { x, y } = node.position;
        const byHand = moveNodes(there, new Map([[node.id, { x: x + 8, y: y + 24 }]]));
        expect(rearranged(byHand, phone)).toBe(byHand);
      },
    ),
    { numRuns: 100 },
  );
});

test("of more than sixty nodes, and of none, nothing is moved", () => {
  const empty = newNetwork();
  expect(rearranged(empty, phone)).toBe(empty);
  let many = empty;
  for (let index = 0; index < 61; index++) many = addNode(many, "dense", { x: 0, y: 0 }).network;
  const placed = arrangedAs(many);
  expect(rearranged(placed, phone)).toBe(placed);
});

test("a chain's row is what Arrange makes of it; a branch, a loop and two chains have none", () => {
  const chain = addChain(newNetwork(), denseChain([2, 4, 2, 2], "relu"));
  expect(chainInRow(chain)).toEqual(arrange(chain));
  fc.assert(
    fc.property(fc.array(randomEdit, { maxLength: 30 }), (edits) => {
      const network = edits.reduce(applyEdit, newNetwork());
      const row = chainInRow(network);
      const isChain =
        network.wires.length === Math.max(0, network.nodes.length - 1) &&
        network.nodes.every(
          ({ id }) =>
            network.wires.filter(({ from }) => from === id).length <= 1 &&
            network.wires.filter(({ to }) => to === id).length <= 1,
        );
      // As many wires as a chain has, and none of its nodes twice at an end: a loop beside a chain is left, which has no first node.
      if (row) expect(isChain).toBe(true);
      if (row) expect(row).toEqual(arrange(network));
    }),
    { numRuns: 200 },
  );
});
