/** What a node may be wired to: what is wired, free and taken, by nearness, and the reasons that a wire drawn by hand gets. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addChain, denseChain } from "./chain";
import { connectionsOf } from "./connections";
import { addNode, addWire } from "./edit";
import { nodeOf } from "./lookup";
import type { NodeId } from "./network";
import { newNetwork } from "./new-network";
import { wireRefusal } from "./wire-refusal";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const near = addNode(chain, "dropout", { x: 150, y: 300 });
const far = addNode(near.network, "dropout", { x: 5000, y: 300 });
const sum = addNode(far.network, "add", { x: 6000, y: 0 });
const { network } = sum;
const [input, dense, bend] = network.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];
const name = (id: NodeId) => nodeOf(network, id)?.name;

test("of what a node feeds: wired, then free ports by nearness, then those that are taken", () => {
  const { wired, possible, refused } = connectionsOf(network, input, false);
  expect(wired.map(({ node }) => node)).toEqual([dense]);
  const ports = possible.map(({ node, port }) => `${name(node)} ${port}`);
  expect(ports.slice(0, 4)).toEqual(["dropout x", "dropout_2 x", "add a", "add b"]);
  expect(possible.slice(4).map(({ replaces }) => replaces !== undefined)).not.toContain(false);
  expect(possible.find(({ node }) => node === bend)).toMatchObject({ replaces: dense });
  expect(refused).toEqual([]);
});

test("what cannot be wired has the sentence of a wire that is drawn by hand", () => {
  const { refused } = connectionsOf(network, bend, false);
  expect(refused.map(({ node, refusal }) => [node, refusal])).toEqual([
    [dense, wireRefusal(network, bend, dense, "x")],
    [input, "Input is where the data enters; nothing can be wired into it."],
  ]);
});

test("of what feeds a node every other node is one line for each of its ports", () => {
  const { wired, possible, refused } = connectionsOf(network, sum.node, true);
  expect(wired).toEqual([]);
  expect(possible).toHaveLength(2 * (network.nodes.length - 1));
  expect(refused).toEqual([]);
});

test("whatever is offered can be drawn, whatever is refused cannot, and no node is left out", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.constantFrom("a", "b", "x")), { maxLength: 12 }),
      fc.nat(8),
      fc.boolean(),
      (wires, index, into) => {
        const made = wires.reduce((before, [a, b, port]) => {
          const [from, to] = [before.nodes[a]?.id, before.nodes[b]?.id];
          return from && to && wireRefusal(before, from, to, port) === undefined
            ? addWire(before, from, to, port)
            : before;
        }, network);
        const node = made.nodes[index]?.id;
        if (!node) return;
        const { wired, possible, refused } = connectionsOf(made, node, into);
        const ends = (other: NodeId) => (into ? ([other, node] as const) : ([node, other] as const));
        for (const { node: other, port } of possible)
          expect(wireRefusal(made, ...ends(other), port)).toBeUndefined();
        for (const { node: other, port, refusal } of refused)
          expect(wireRefusal(made, ...ends(other), port)).toBe(refusal);
        for (const { wire } of wired) expect(made.wires).toContain(wire);
        const listed = new Set([...wired, ...possible, ...refused].map((one) => one.node));
        expect(listed.size).toBe(made.nodes.length - 1);
      },
    ),
  );
});
