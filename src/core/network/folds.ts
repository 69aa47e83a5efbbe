/**
 * Repeated blocks that are folded: on the canvas each is one card, in the network nothing but a note of where it begins and ends. All of
 * its nodes lie at one place, the card's, so whatever goes by places goes by the card.
 */

import { followers } from "../graph/followers";
import { NODE_STEP } from "../graph/node-size";
import type { RepeatedBlock } from "../graph/repeated-blocks";
import { nodeOf, nodeTable } from "./lookup";
import { moveNodes } from "./move-nodes";
import type { Fold, Network, NodeId, Position } from "./network";

/** What is folded: the nodes behind each card by the card's id, which is its first node's, and the card of each node behind one. */
export interface Folding {
  readonly blocks: ReadonlyMap<NodeId, RepeatedBlock>;
  readonly cardOf: ReadonlyMap<NodeId, NodeId>;
}

const nothing: Folding = { blocks: new Map(), cardOf: new Map() };
const known = new WeakMap<Network, Folding>();

/** The folds that are whole: their nodes still follow each other from the first to the last. */
export function foldingOf(network: Network): Folding {
  if (!network.folds) return nothing;
  let folding = known.get(network);
  if (!folding) {
    folding = readFolds(network, network.folds);
    known.set(network, folding);
  }
  return folding;
}

function readFolds(network: Network, folds: readonly Fold[]): Folding {
  const table = nodeTable(network);
  const next = followers(network);
  const blocks = new Map<NodeId, RepeatedBlock>();
  const cardOf = new Map<NodeId, NodeId>();
  for (const { first, last, every } of folds) {
    const nodes = [first];
    for (let at = first; at !== last; ) {
      const after = next.get(at);
      // Of a ring there is no end.
      if (after === undefined || after === first) break;
      nodes.push(after);
      at = after;
    }
    if (nodes.at(-1) !== last || nodes.some((id) => !table.has(id) || cardOf.has(id))) continue;
    blocks.set(first, { nodes, every });
    for (const id of nodes) cardOf.set(id, first);
  }
  return { blocks, cardOf };
}

const shown = new WeakMap<Network, Network>();

/** The network as the canvas shows it: of each fold its first node alone, which what leaves the fold leaves from. */
export function withCards(network: Network): Network {
  const { blocks, cardOf } = foldingOf(network);
  if (blocks.size === 0) return network;
  const before = shown.get(network);
  if (before) return before;
  const card = (id: NodeId) => cardOf.get(id) ?? id;
  const made = {
    ...network,
    nodes: network.nodes.filter(({ id }) => card(id) === id),
    wires: network.wires.flatMap((wire) => {
      const [from, to] = [card(wire.from), card(wire.to)];
      if (from === wire.from && to === wire.to) return wire;
      return from === to ? [] : { ...wire, from, to };
    }),
  };
  shown.set(network, made);
  return made;
}

/** The node that a wire out of a card leaves from, and of any other node that node. */
export function outOf(network: Network, id: NodeId): NodeId {
  return foldingOf(network).blocks.get(id)?.nodes.at(-1) ?? id;
}

/** All that these stand for: of a card all nodes behind it. */
export function behindCards(network: Network, ids: readonly NodeId[]): readonly NodeId[] {
  const { blocks } = foldingOf(network);
  return blocks.size === 0 ? ids : ids.flatMap((id) => blocks.get(id)?.nodes ?? [id]);
}

/** The network with these folds alone. */
export function withFolds({ folds: _, ...network }: Network, folds: readonly Fold[]): Network {
  return folds.length === 0 ? network : { ...network, folds };
}

/**
 * The network with no fold that is none: where an edit parted one, its nodes stand in a row below all others, none over another.
 * @param before the edit
 */
export function withWholeFolds(network: Network, before: Network): Network {
  if (!network.folds) return network;
  const { blocks } = foldingOf(network);
  if (blocks.size === network.folds.length) return gathered(network);
  const table = nodeTable(network);
  const parted = [...foldingOf(before).blocks].flatMap(([card, { nodes }]) =>
    blocks.has(card) ? [] : nodes.filter((id) => table.has(id)),
  );
  const whole = withFolds(
    network,
    network.folds.filter(({ first }) => blocks.has(first)),
  );
  const lowest = network.nodes.reduce((low, { position }) => Math.max(low, position.y), 0);
  return inRow(whole, parted, { x: 0, y: lowest + NODE_STEP.y });
}

/** Nodes side by side. @param corner where the first of them stands; where it lies where undefined */
export function inRow(network: Network, ids: readonly NodeId[], corner?: Position): Network {
  const start = corner ?? nodeOf(network, ids[0])?.position;
  if (!start) return network;
  return moveNodes(
    network,
    new Map(ids.map((id, index) => [id, { x: start.x + index * NODE_STEP.x, y: start.y }])),
  );
}

/** Every node behind a card lies where the card does: the same value where all do. */
export function gathered(network: Network): Network {
  const { cardOf } = foldingOf(network);
  if (cardOf.size === 0) return network;
  const table = nodeTable(network);
  let isChanged = false;
  const nodes = network.nodes.map((node) => {
    const position = table.get(cardOf.get(node.id) ?? node.id)?.position ?? node.position;
    if (position.x === node.position.x && position.y === node.position.y) return node;
    isChanged = true;
    return { ...node, position };
  });
  return isChanged ? { ...network, nodes } : network;
}
