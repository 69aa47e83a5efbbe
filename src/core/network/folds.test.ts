/** Folded blocks: what the canvas shows of them, and what edits, copies and the file make of a fold. */
import { expect, test } from "vitest";
import { repeatedBlocks } from "../graph/repeated-blocks";
import { largeNetworks } from "../testing/large-networks";
import { foldWords } from "../words/fold-words";
import { clipOf, pasteClip } from "./clip";
import { addWire, duplicateNodes, removeNodes, setNodeParams } from "./edit";
import { openNetwork, saveNetwork } from "./file";
import { fold, unfold } from "./fold-edits";
import { behindCards, foldingOf, outOf, withCards, withWholeFolds } from "./folds";
import { removeAndHeal } from "./heal";
import { nodeOf } from "./lookup";
import { moveNodes } from "./move-nodes";
import type { Network, NodeId } from "./network";
import { addNodeIntoWire } from "./place";
import { sameComputation } from "./same-computation";

const id = (index: number) => `n${index}` as NodeId;
/** Input, (Dense, tanh) × 24, Softmax. */
const network = largeNetworks["a chain that trains"](50);
const folded = fold(network, repeatedBlocks(network));
const edited = (edit: (present: Network) => Network) => withWholeFolds(edit(folded), folded);
const shownIds = (of: Network) => withCards(of).nodes.map((node) => node.id);

test("a fold is one card with the wires in and out of it, and the network trains the same", () => {
  expect(shownIds(folded)).toEqual([id(0), id(1), id(49)]);
  expect(withCards(folded).wires.map(({ from, to }) => [from, to])).toEqual([
    [id(0), id(1)],
    [id(1), id(49)],
  ]);
  expect(withCards(folded)).toBe(withCards(folded));
  expect(withCards(network)).toBe(network);
  expect(sameComputation(network, folded)).toBe(true);
  expect(outOf(folded, id(1))).toBe(id(48));
  expect(behindCards(folded, [id(0), id(1)])).toHaveLength(49);
  expect(foldWords(folded, foldingOf(folded).blocks.get(id(1))!).title).toBe("Dense 2 + tanh × 24");
});

test("all nodes of a card lie where it does, and go where it goes", () => {
  const place = nodeOf(folded, id(1))?.position;
  expect(
    folded.nodes.slice(1, 49).every(({ position }) => position.x === place?.x && position.y === place.y),
  ).toBe(true);
  const moved = edited((present) => moveNodes(present, new Map([[id(1), { x: 7, y: 9 }]])));
  expect(nodeOf(moved, id(30))?.position).toEqual({ x: 7, y: 9 });
  const opened = unfold(folded, [id(1)]);
  expect(opened.folds).toBeUndefined();
  const places = new Set(opened.nodes.map(({ position }) => `${position.x} ${position.y}`));
  expect(places.size).toBeGreaterThanOrEqual(49);
});

test("a node put into the wire behind a card stands beside the card; one put inside, and one healed over, leave it folded", () => {
  const { network: longer, node } = addNodeIntoWire(folded, "dropout", folded.wires.at(-1)!.id, {
    x: 0,
    y: 0,
  });
  const card = nodeOf(longer, id(1))!.position;
  expect(nodeOf(longer, node)!.position.x).toBe(card.x + 144);
  const inside = withWholeFolds(
    addNodeIntoWire(folded, "dropout", folded.wires[10]!.id, undefined).network,
    folded,
  );
  expect(shownIds(inside)).toHaveLength(3);
  expect(foldingOf(inside).blocks.get(id(1))?.nodes).toHaveLength(49);
  const healed = edited((present) => removeAndHeal(present, [id(10)]));
  expect(foldingOf(healed).blocks.get(id(1))?.nodes).toHaveLength(47);
});

test("a changed layer stays in its card, which no longer says that all are alike", () => {
  const changed = edited((present) => setNodeParams(present, id(3), { units: 5 }));
  expect(shownIds(changed)).toHaveLength(3);
  expect(foldWords(changed, foldingOf(changed).blocks.get(id(1))!).title).toBe("48 layers");
});

test("what parts a fold opens it, and its nodes stand side by side below the others", () => {
  for (const parted of [
    edited((present) => removeNodes(present, [id(10)])),
    edited((present) => addWire(present, id(10), id(49), "y")),
    edited((present) => removeNodes(present, [id(1)])),
  ]) {
    expect(parted.folds).toBeUndefined();
    const places = new Set(parted.nodes.map(({ position }) => `${position.x} ${position.y}`));
    expect(places.size).toBe(parted.nodes.length);
  }
  expect(
    edited((present) => removeNodes(present, foldingOf(present).blocks.get(id(1))!.nodes)).folds,
  ).toBeUndefined();
});

test("copies of a card are a card, in the network and from the clipboard", () => {
  const { nodes } = foldingOf(folded).blocks.get(id(1))!;
  const doubled = duplicateNodes(folded, nodes, { x: 24, y: 24 });
  expect(withCards(withWholeFolds(doubled.network, folded)).nodes).toHaveLength(4);
  const pasted = pasteClip(network, clipOf(folded, nodes)).network;
  expect([...foldingOf(pasted).blocks.values()].map((block) => block.nodes.length)).toEqual([48]);
  expect(clipOf(folded, [id(0), id(1)]).folds).toEqual([]);
});

test("the file remembers it, a network without folds is written as before, and a fold that is none is passed over", () => {
  const opened = openNetwork(saveNetwork(folded));
  expect(opened.kind === "ok" && withCards(opened.network).nodes).toHaveLength(3);
  expect(saveNetwork(network)).not.toContain("folds");
  const wrong = {
    ...network,
    folds: [
      { first: id(5), last: id(2), every: 2 },
      { first: id(4), last: "gone" as NodeId, every: 1 },
    ],
  };
  expect(withCards(wrong).nodes).toHaveLength(50);
  const twice = { ...network, folds: [...folded.folds!, { first: id(3), last: id(8), every: 2 }] };
  expect(withCards(twice).nodes).toHaveLength(3);
  const ring = {
    ...largeNetworks["Dense in one ring"](6),
    folds: [{ first: id(1), last: "gone" as NodeId, every: 1 }],
  };
  expect(withCards(ring).nodes).toHaveLength(6);
});
