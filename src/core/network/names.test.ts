/** Names: no edit makes twins, whatever a person wants a node to be called; what a file has of them is told apart. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { applyEdit, randomEdit, randomNetwork } from "../testing/random-networks";
import { addChain, denseChain } from "./chain";
import { duplicateNodes, renameNode } from "./edit";
import { openNetwork, saveNetwork } from "./file";
import { freeName, nodesOfOneName, withNamesApart } from "./names";
import { LIMITS, type NodeId } from "./network";
import { newNetwork } from "./new-network";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const [input, dense, , scores] = chain.nodes.map((node) => node.id) as [NodeId, NodeId, NodeId, NodeId];
const nameOf = (network: typeof chain, id: NodeId) => network.nodes.find((node) => node.id === id)?.name;

test("a name that another node has gets a number, one's own and a free one stay as they are typed", () => {
  expect(nameOf(renameNode(chain, input, "dense"), input)).toBe("dense_3");
  expect(nameOf(renameNode(chain, input, "dense_2"), input)).toBe("dense_3");
  expect(nameOf(renameNode(chain, dense, "dense"), dense)).toBe("dense");
  expect(nameOf(renameNode(chain, scores, "scores"), scores)).toBe("scores");
});

test("names that read alike are alike: blanks at the ends, accents written in two ways", () => {
  expect(freeName(chain, input, " dense ")).toBe("dense_3");
  const named = renameNode(chain, dense, "café");
  expect(freeName(named, input, "cafe\u0301")).not.toBe("cafe\u0301");
});

test("no edit of any network makes twins", () => {
  const name = fc.oneof(fc.constantFrom("dense", "dense_2", "a", "a_2", " a"), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(randomNetwork, randomEdit, name, fc.nat(), (network, edit, wanted, at) => {
      const edited = applyEdit(network, edit);
      const node = edited.nodes[at % Math.max(edited.nodes.length, 1)];
      const renamed = node ? renameNode(edited, node.id, wanted) : edited;
      const doubled = duplicateNodes(
        renamed,
        renamed.nodes.map(({ id }) => id),
        { x: 0, y: 300 },
      ).network;
      expect(nodesOfOneName(doubled)).toEqual([]);
    }),
    { numRuns: runs(1000) },
  );
});

test("twins of a file are found, and told apart in a way that a file may hold", () => {
  const called = fc.constantFrom("a", "a_2", "b", " a", "a".repeat(LIMITS.name), `${"🙂".repeat(100)}`);
  fc.assert(
    fc.property(fc.array(called, { minLength: 5, maxLength: 5 }), (names) => {
      const twins = { ...chain, nodes: chain.nodes.map((node, at) => ({ ...node, name: names[at]! })) };
      const count = (name: string) => names.filter((other) => other.trim() === name.trim()).length;
      expect(nodesOfOneName(twins)).toEqual(
        twins.nodes.filter(({ name }) => count(name) > 1).map(({ id }) => id),
      );
      const apart = withNamesApart(twins);
      expect(nodesOfOneName(apart)).toEqual([]);
      const opened = openNetwork(saveNetwork(apart));
      expect(opened.kind === "ok" && opened.network.nodes).toEqual(apart.nodes);
      // The first of a name keeps it.
      for (const [at, { name }] of apart.nodes.entries())
        if (names.findIndex((other) => other.trim() === names[at]?.trim()) === at)
          expect(name).toBe(names[at]);
    }),
    { numRuns: runs(1000) },
  );
});
