/** Folding repeated layers to cards and opening these again: edits like moving, which undo takes back and which train nothing anew. */
import { type RepeatedBlock, repeatedBlocks } from "../../core/graph/repeated-blocks";
import { fold, unfold } from "../../core/network/fold-edits";
import { foldingOf } from "../../core/network/folds";
import type { Network, NodeId } from "../../core/network/network";
import { sameComputation } from "../../core/network/same-computation";
import { foldWords } from "../../core/words/fold-words";
import type { App } from "../app";
import { arrangeAfter } from "./arranging";

let last: { readonly network: Network; readonly blocks: readonly RepeatedBlock[] } | undefined;

/** All repeated blocks of a network: looked for again only where its layers or wires have changed. */
function blocksOf(network: Network): readonly RepeatedBlock[] {
  if (!last || !sameComputation(last.network, network)) last = { network, blocks: repeatedBlocks(network) };
  return last.blocks;
}

/** The blocks that can be folded: those with a chosen node in them, all where none has one. */
export function foldable({ network, session }: App): readonly RepeatedBlock[] {
  const { present } = network.getState().history;
  const { cardOf } = foldingOf(present);
  const open = blocksOf(present).filter(({ nodes }) => !nodes.some((id) => cardOf.has(id)));
  return ofChosen(session.getState().nodes, open);
}

function ofChosen(chosen: readonly NodeId[], blocks: readonly RepeatedBlock[]): readonly RepeatedBlock[] {
  const ids = new Set(chosen);
  const some = ids.size === 0 ? [] : blocks.filter(({ nodes }) => nodes.some((id) => ids.has(id)));
  return some.length > 0 ? some : blocks;
}

/** The cards that can be opened: those that are chosen, or behind which a node is; all where none is. */
export function openable({ network, session }: App): readonly RepeatedBlock[] {
  return ofChosen(session.getState().nodes, [
    ...foldingOf(network.getState().history.present).blocks.values(),
  ]);
}

/** What folding or opening these is called: "fold Dense 32 + tanh × 24". */
export function foldLabel(app: App, verb: string, blocks: readonly RepeatedBlock[]): string {
  const [block, another] = blocks;
  const network = app.network.getState().history.present;
  return `${verb} ${block && !another ? foldWords(network, block).title : "repeated layers"}`;
}

export function foldBlocks(app: App, blocks: readonly RepeatedBlock[]): Promise<void> {
  return arrangeAfter(app, foldLabel(app, "fold", blocks), (network) => fold(network, blocks));
}

export function openCards(app: App, blocks: readonly RepeatedBlock[]): Promise<void> {
  const cards = blocks.flatMap(({ nodes }) => nodes.slice(0, 1));
  return arrangeAfter(app, foldLabel(app, "unfold", blocks), (network) => unfold(network, cards));
}
