/** What is marked on the canvas of what has changed, and where. */
import { NODE_SIZE } from "../../core/graph/node-size";
import type { NetworkChanges } from "../../core/network/changes";
import { foldingOf } from "../../core/network/folds";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NetworkNode, NodeId, Position } from "../../core/network/network";
import { sayNodeChange } from "../../core/words/change-words";
import { HANDLE_Y } from "./flow-elements";

/** What a node that is gone leaves: smaller than a node, so that it covers none. */
export const GHOST = { width: NODE_SIZE.width, height: 48 } as const;

/** A ring around a node, with words. */
export interface Mark {
  readonly node: NetworkNode;
  readonly look: "came" | "changed";
  readonly words: string;
}

/** One for each node that came or changed; of those behind a folded card one for the card. */
export function marksOf({ added, changed }: NetworkChanges, network: Network): readonly Mark[] {
  const { cardOf } = foldingOf(network);
  const marks: readonly Mark[] = [
    ...added.map((node) => ({ node, look: "came" as const, words: "added" })),
    ...changed.map((change) => ({
      ...{ node: change.after, look: "changed" as const, words: sayNodeChange(change) },
    })),
  ];
  const behind = new Map<NodeId, number>();
  for (const { node } of marks) {
    const card = cardOf.get(node.id);
    if (card) behind.set(card, (behind.get(card) ?? 0) + 1);
  }
  const cards = [...behind].flatMap(([card, count]): Mark[] => {
    const node = nodeOf(network, card);
    return node ? [{ node, look: "changed", words: `${count} of its nodes` }] : [];
  });
  return [...cards, ...marks.filter(({ node }) => !cardOf.has(node.id))];
}

/** Where they were; below the network's nodes where one stands there now. */
export function ghostsOf(removed: readonly NetworkNode[], network: Network): ReadonlyMap<NodeId, Position> {
  const lies = ({ x, y }: Position) =>
    network.nodes.some(
      ({ position }) =>
        position.x < x + GHOST.width &&
        x < position.x + NODE_SIZE.width &&
        position.y < y + GHOST.height &&
        y < position.y + NODE_SIZE.height,
    );
  return new Map(
    removed.map(({ id, position }) => {
      let place = { x: position.x, y: position.y + HANDLE_Y - GHOST.height / 2 };
      // Of a thousand nodes one is free soon enough.
      for (let tries = 0; lies(place) && tries < 20; tries++) place = { ...place, y: place.y + GHOST.height };
      return [id, place];
    }),
  );
}
