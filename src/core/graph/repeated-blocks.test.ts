/** Repeated blocks: what counts as one, which of several is taken, and that none is taken twice. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Network, NetworkNode, NodeId, Wire, WireId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { largeNetworks } from "../testing/large-networks";
import { LEAST_REPEATS, LONGEST_BLOCK, letterOf, repeatedBlocks } from "./repeated-blocks";

const kinds: Readonly<Record<string, Pick<NetworkNode, "kind" | "params">>> = {
  I: { kind: "input", params: { features: 2 } },
  D: { kind: "dense", params: { units: 32, bias: true } },
  d: { kind: "dense", params: { units: 64 } },
  t: { kind: "activation", params: { function: "tanh" } },
  S: { kind: "softmax", params: {} },
};
const id = (index: number) => `n${index}` as NodeId;
const wire = (from: number, to: number): Wire => ({
  id: `w${from} ${to}` as WireId,
  from: id(from),
  to: id(to),
  port: "x",
});

/** A chain of a letter a node. */
function chain(letters: string, more: readonly Wire[] = []): Network {
  const nodes = [...letters].map((letter, index) => ({
    id: id(index),
    name: `${letter}${index}`,
    position: { x: 144 * index, y: 0 },
    ...kinds[letter]!,
  }));
  const wires = nodes.slice(1).map((_, index) => wire(index, index + 1));
  return { ...newNetwork("chain"), nodes, wires: [...wires, ...more] };
}

/** "DtDtDt/2": the letters of each block and the length of a repeat. */
const found = (network: Network, letters: string) =>
  repeatedBlocks(network).map(
    ({ nodes, every }) => `${nodes.map((node) => letters[Number(node.slice(1))]).join("")}/${every}`,
  );
const of = (letters: string) => found(chain(letters), letters);

test("the same layers three times or more are a block, twice they are none", () => {
  expect(of("IDtDtDtS")).toEqual(["DtDtDt/2"]);
  expect(of("IDtDtS")).toEqual([]);
  expect(of("IDDDS")).toEqual(["DDD/1"]);
  expect(of("IDtdtDtS")).toEqual([]);
  expect(of(`I${"Dt".repeat(24)}S`)).toEqual([`${"Dt".repeat(24)}/2`]);
});

test("the longest run is taken, of the shortest block that makes it up", () => {
  expect(of("IDDDtDDDtDDDtS")).toEqual(["DDDtDDDtDDDt/4"]);
  expect(of("IDtDtDtDtDtDtS")).toEqual(["DtDtDtDtDtDt/2"]);
  expect(of("IDtDtDtdtdtdtS")).toEqual(["DtDtDt/2", "dtdtdt/2"]);
});

test("a block begins with weights where it comes as often so", () => {
  expect(of("IdtDtDtDtS")).toEqual(["DtDtDt/2"]);
  expect(of("ItDtDtDS")).toEqual(["tDtDtD/2"]);
});

test("the order of params is none of a layer's, and a wire in or out of the middle parts a block", () => {
  const turned = { ...kinds.D!, params: { bias: true, units: 32 } };
  expect(letterOf({ ...chain("D").nodes[0]!, ...turned })).toBe(letterOf(chain("D").nodes[0]!));
  const letters = "IDtDtDtDtDtDtS";
  expect(found(chain(letters, [wire(6, 13)]), letters)).toEqual(["DtDtDt/2", "DtDtDt/2"]);
  expect(found(chain(letters, [wire(2, 13)]), letters)).toEqual(["DtDtDtDtDt/2"]);
});

test("a ring has no beginning, so nothing in it repeats; ten thousand nodes are looked through in a moment", () => {
  expect(repeatedBlocks(largeNetworks["Dense in one ring"](50))).toEqual([]);
  const network = largeNetworks["a chain that trains"](10_000);
  const before = process.cpuUsage();
  const [block, another] = repeatedBlocks(network);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  expect(block).toMatchObject({ every: 2, nodes: { length: 9998 } });
  expect(another).toBeUndefined();
});

test("of any chain: repeats are alike, often enough, in the chain's order, and no node is in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("D", "d", "t"), maxLength: 60 }), (middle) => {
      const network = chain(`I${middle}S`);
      const blocks = repeatedBlocks(network);
      const taken = blocks.flatMap(({ nodes }) => nodes);
      expect(new Set(taken).size).toBe(taken.length);
      const letters = new Map(network.nodes.map((node) => [node.id, letterOf(node)]));
      for (const { nodes, every } of blocks) {
        expect(every).toBeLessThanOrEqual(LONGEST_BLOCK);
        expect(nodes.length % every).toBe(0);
        expect(nodes.length / every).toBeGreaterThanOrEqual(LEAST_REPEATS);
        nodes.forEach((node, at) => {
          expect(letters.get(node)).toBe(letters.get(nodes[at % every]!));
          if (at > 0) expect(Number(node.slice(1))).toBe(Number(nodes[at - 1]!.slice(1)) + 1);
        });
      }
      // Nothing that is left over repeats three times by itself.
      const rest = [...middle].map((letter, at) => (taken.includes(id(at + 1)) ? " " : letter)).join("");
      expect(rest).not.toMatch(/([Ddt]{1,8})\1\1/);
    }),
    { numRuns: 300 },
  );
});
