/** Edits: what they keep true of any network. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { applyEdit, randomEdit, randomNetwork } from "../testing/random-networks";
import { addChain, denseChain } from "./chain";
import { addNode, addWire, duplicateNodes, setNodeParams } from "./edit";
import { moveNodes } from "./move-nodes";
import { newNetwork } from "./new-network";
import { sameComputation } from "./same-computation";
import { wireRefusal } from "./wire-refusal";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const [input, dense, tanh, scores, softmax] = chain.nodes.map((node) => node.id);

test("no edit ever leaves a dangling wire, a doubled id or a doubled port", () => {
  fc.assert(
    fc.property(randomNetwork, randomEdit, (network, edit) => {
      const { nodes, wires } = applyEdit(network, edit);
      const ids = new Set(nodes.map((node) => node.id));
      expect(ids.size).toBe(nodes.length);
      expect(new Set(wires.map((wire) => wire.id)).size).toBe(wires.length);
      expect(new Set(wires.map((wire) => `${wire.to} ${wire.port}`)).size).toBe(wires.length);
      for (const wire of wires) expect(ids.has(wire.from) && ids.has(wire.to)).toBe(true);
    }),
    { numRuns: runs(400) },
  );
});

test("edits leave the network they are given as it was", () => {
  fc.assert(
    fc.property(randomNetwork, randomEdit, (network, edit) => {
      const before = structuredClone(network);
      applyEdit(network, edit);
      expect(network).toEqual(before);
    }),
    { numRuns: runs(100) },
  );
});

test("a wire into an occupied port takes the old one's place", () => {
  const rewired = addWire(chain, input!, scores!, "x");
  expect(rewired.wires.filter((wire) => wire.to === scores).map((wire) => wire.from)).toEqual([input]);
  expect(rewired.wires).toHaveLength(chain.wires.length);
});

test("each wire that may not be drawn is refused with its reason", () => {
  expect(wireRefusal(chain, dense!, dense!, "x")).toContain("cannot feed itself");
  expect(wireRefusal(chain, softmax!, input!, "x")).toContain("nothing can be wired into it");
  expect(wireRefusal(chain, input!, dense!, "x")).toContain("already wired");
  expect(wireRefusal(chain, scores!, dense!, "x")).toContain("make a loop");
  expect(wireRefusal(chain, input!, scores!, "x")).toBeUndefined();
});

test("a wire that replaces the only way round closes no circle", () => {
  expect(wireRefusal(chain, input!, tanh!, "x")).toBeUndefined();
});

test("new names do not repeat old ones", () => {
  const { network, node } = addNode(chain, "dense", { x: 0, y: 0 });
  expect(network.nodes.find((candidate) => candidate.id === node)?.name).toBe("dense_3");
});

test("a copy takes the wires among the copied along", () => {
  const { network, nodes } = duplicateNodes(chain, [dense!, tanh!], { x: 5, y: 5 });
  expect(network.wires.filter((wire) => nodes.includes(wire.from) && nodes.includes(wire.to))).toHaveLength(
    1,
  );
});

test("moving changes nothing that is computed, a param does", () => {
  expect(sameComputation(chain, moveNodes(chain, new Map([[dense!, { x: 9, y: 9 }]])))).toBe(true);
  expect(sameComputation(chain, setNodeParams(chain, dense!, { units: 5 }))).toBe(false);
});
