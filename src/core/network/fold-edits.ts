/** Folding repeated blocks and opening them again, as edits of the network (folds.ts says what a fold is). */
import type { RepeatedBlock } from "../graph/repeated-blocks";
import { foldingOf, gathered, inRow, withFolds } from "./folds";
import type { Fold, Network, NodeId } from "./network";

/** Folds blocks, each to a card where its first node lies. */
export function fold(network: Network, blocks: readonly RepeatedBlock[]): Network {
  const added = blocks.flatMap(({ nodes, every }): Fold[] => {
    const [first, last] = [nodes[0], nodes.at(-1)];
    return first && last ? [{ first, last, every }] : [];
  });
  return gathered({ ...network, folds: [...(network.folds ?? []), ...added] });
}

/** Opens the folds of these cards; their nodes stand in a row from where the card was. */
export function unfold(network: Network, cards: Iterable<NodeId>): Network {
  const gone = new Set(cards);
  const { blocks } = foldingOf(network);
  const opened = [...gone].flatMap((card) => blocks.get(card)?.nodes ?? []);
  const folds = network.folds?.filter(({ first }) => !gone.has(first)) ?? [];
  return inRow(withFolds(network, folds), opened);
}
