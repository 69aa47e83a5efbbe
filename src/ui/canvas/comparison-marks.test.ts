/** Where the marks of what has changed stand. */
import { expect, test } from "vitest";
import { openPreset } from "../../app/network/presets";
import { repeatedBlocks } from "../../core/graph/repeated-blocks";
import { networkChanges } from "../../core/network/changes";
import { duplicateNodes } from "../../core/network/edit";
import { fold } from "../../core/network/fold-edits";

import type { Network } from "../../core/network/network";
import { GHOST, ghostsOf, marksOf } from "./comparison-marks";

const { network } = openPreset("two-rings");
const [first, second, third] = network.nodes.slice(1);

test("what came and what changed has a ring each; nodes behind a card share the card's", () => {
  const wider = { ...second!, params: { ...second!.params, activation: "relu" } };
  const swapped: Network = {
    ...network,
    nodes: network.nodes.map((node) => (node === second ? wider : node)),
  };
  const after = duplicateNodes(swapped, [third!.id], { x: 0, y: 400 }).network;
  const marks = marksOf(networkChanges(network, after), after);
  expect(marks.map(({ node, look }) => [node.id, look])).toEqual([
    [after.nodes.at(-1)!.id, "came"],
    [second!.id, "changed"],
  ]);
});

test("what changed behind a card is one ring at the card", () => {
  const { network: long } = openPreset("cifar-broken");
  const blocks = repeatedBlocks(long);
  const folded = fold(long, blocks);
  const [card, ...behind] = blocks[0]!.nodes;
  const changed = new Set(behind.slice(0, 2));
  const after = {
    ...folded,
    nodes: folded.nodes.map((node) => (changed.has(node.id) ? { ...node, name: `${node.name} b` } : node)),
  };
  const marks = marksOf(networkChanges(folded, after), after);
  expect(marks).toMatchObject([{ node: { id: card }, look: "changed", words: "2 of its nodes" }]);
});

test("a ghost stands where its node was, and below what stands there now", () => {
  const without = { ...network, nodes: network.nodes.filter((node) => node !== first) };
  const [place] = [...ghostsOf([first!], without).values()];
  expect(place!.x).toBe(first!.position.x);
  const other = { ...second!, position: first!.position };
  const taken = { ...network, nodes: [other] };
  const [below] = [...ghostsOf([first!], taken).values()];
  expect(below!.y).toBeGreaterThanOrEqual(first!.position.y + 194);
  expect(below!.y - place!.y).toBe(GHOST.height * Math.round((below!.y - place!.y) / GHOST.height));
});
