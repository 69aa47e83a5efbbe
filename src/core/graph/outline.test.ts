/** The outline: every node once, after what feeds it, branches whole. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addChain, denseChain } from "../network/chain";
import { addNode, addWire, removeWires, renameNode, setNodeParams } from "../network/edit";
import { nodeOf } from "../network/lookup";
import { moveNodes } from "../network/move-nodes";
import type { NodeId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { outlineOf } from "./outline";

test("of a chain it is the chain; a branch is indented to where it joins again", () => {
  const chain = addChain(newNetwork(), denseChain([2, 2, 2], "tanh"));
  const ids = chain.nodes.map(({ id }) => id) as NodeId[];
  expect(outlineOf(chain)).toEqual(ids.map((node) => ({ node, depth: 0 })));
  // The first Dense feeds the tanh and, past it, an Add that leads on.
  const [, dense, bend] = ids as [NodeId, NodeId, NodeId];
  const sum = addNode(chain, "add", { x: 0, y: 300 });
  const side = addNode(sum.network, "dropout", { x: 0, y: 600 });
  const branched = (
    [
      [dense, side.node, "x"],
      [side.node, sum.node, "a"],
      [bend, sum.node, "b"],
    ] as const
  ).reduce((made, [from, to, port]) => addWire(made, from, to, port), side.network);
  const lines = outlineOf(branched).map(({ node, depth }) => [nodeOf(branched, node)?.name, depth]);
  expect(lines).toContainEqual(["dropout", 1]);
  expect(lines).toContainEqual(["add", 0]);
  expect(lines.slice(0, 3)).toEqual([
    ["input", 0],
    ["dense", 0],
    ["activation", 1],
  ]);
});

test("every node stands there once, after all that feed it", () => {
  const graphs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 }).map((pairs) => {
    const nodes = Array.from({ length: 10 }, (_, index) => ({
      id: String(index) as NodeId,
      kind: "add",
      name: String(index),
      position: { x: 0, y: index },
      params: {},
    }));
    return pairs
      .filter(([from, to]) => from < to)
      .reduce((made, [from, to]) => addWire(made, nodes[from]!.id, nodes[to]!.id, `from ${from}`), {
        ...newNetwork(),
        nodes,
        wires: [],
      } as ReturnType<typeof newNetwork>);
  });
  fc.assert(
    fc.property(graphs, (network) => {
      const at = new Map(outlineOf(network).map(({ node }, index) => [node, index]));
      expect(at.size).toBe(network.nodes.length);
      for (const { from, to } of network.wires) expect(at.get(from)).toBeLessThan(at.get(to) as number);
    }),
  );
});

test("names and settings leave it as it is; a wire, a place or a node does not", () => {
  const chain = addChain(newNetwork(), denseChain([2, 2, 2], "tanh"));
  const [, dense] = chain.nodes.map(({ id }) => id) as [NodeId, NodeId];
  const lines = outlineOf(chain);
  const renamed = setNodeParams(renameNode(chain, dense, "other"), dense, { units: 7 });
  expect(outlineOf(renamed)).toBe(lines);
  const cut = removeWires(renamed, [renamed.wires[0]!.id]);
  expect(outlineOf(cut)).not.toBe(lines);
  const moved = moveNodes(renamed, new Map([[dense, { x: 5, y: 5 }]]));
  expect(outlineOf(moved)).not.toBe(lines);
  expect(outlineOf(addNode(renamed, "dropout", { x: 0, y: 0 }).network)).toHaveLength(lines.length + 1);
});
