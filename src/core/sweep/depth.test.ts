/** Layers repeated and removed: the chain stays one, and stands where a person or Arrange has put it. */
import { expect, test } from "vitest";
import { chainInRow } from "../graph/rearranged";
import { wrap } from "../graph/wrap";
import { addChain, denseChain } from "../network/chain";
import { moveNodes } from "../network/move-nodes";
import type { Network, NodeId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { depth } from "./depth";

const m2 = addChain(newNetwork("M2"), denseChain([2, 4, 3, 2], "tanh"));
const widths = ({ nodes }: Network) =>
  nodes.flatMap(({ kind, params }) => (kind === "dense" ? [params.units] : []));

test("the last hidden block is repeated behind itself, and the last ones go", () => {
  expect(widths(depth.apply(m2, 4))).toEqual([4, 3, 3, 3, 2]);
  expect(widths(depth.apply(m2, 1))).toEqual([4, 2]);
  expect(depth.apply(m2, 2)).toBe(m2);
  const deep = depth.apply(m2, 4);
  expect([...(chainInRow(deep)?.keys() ?? [])]).toEqual(deep.nodes.map(({ id }) => id));
  expect(new Set(deep.nodes.map(({ name }) => name)).size).toBe(deep.nodes.length);
});

test("a chain in rows is one that the canvas cuts into rows again; one placed by hand keeps its places", () => {
  const cut = moveNodes(m2, wrap(chainInRow(m2)!, { width: 400, height: 900 }));
  expect(new Set(cut.nodes.map(({ position }) => position.y)).size).toBeGreaterThan(1);
  const deep = depth.apply(cut, 3);
  expect(new Map(deep.nodes.map(({ id, position }) => [id, position]))).toEqual(chainInRow(deep));

  const first = m2.nodes[1]!.id;
  const byHand = moveNodes(m2, new Map<NodeId, { x: number; y: number }>([[first, { x: 130, y: 77 }]]));
  const deeper = depth.apply(byHand, 3);
  expect(deeper.nodes.find(({ id }) => id === first)?.position).toEqual({ x: 130, y: 77 });
  const places = deeper.nodes.map(({ position }) => `${position.x}/${position.y}`);
  expect(new Set(places).size).toBe(places.length);
});

test("what branches is not repeated", () => {
  const branched: Network = {
    ...m2,
    wires: [...m2.wires, { ...m2.wires[0]!, id: "w99" as never, to: m2.nodes[3]!.id }],
  };
  expect(depth.find(branched)).toMatch(/no single chain/);
});
