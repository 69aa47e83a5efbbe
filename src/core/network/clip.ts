/** What of a network is copied and pasted: nodes with the wires among them, as a network of its own. */
import { NODE_SIZE } from "../graph/node-size";
import type { Checkpoint, WeightArray } from "./checkpoint";
import { type Copied, insertCopies } from "./edit";
import type { Network, NodeId, Position } from "./network";

/** The chosen nodes and the wires among them; data and settings are the network's. */
export function clipOf(network: Network, ids: readonly NodeId[]): Network {
  const chosen = new Set(ids);
  return {
    ...network,
    nodes: network.nodes.filter(({ id }) => chosen.has(id)),
    wires: network.wires.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    folds: network.folds?.filter(({ first, last }) => chosen.has(first) && chosen.has(last)),
  };
}

/**
 * Adds a clip's nodes with new ids and names, and the wires among them.
 * @param middle where the middle of them comes to lie; a little aside of where they lay where undefined
 */
export function pasteClip(network: Network, clip: Network, middle?: Position): Copied {
  return insertCopies(network, clip, middle ? toMiddle(clip, middle) : { x: 24, y: 24 });
}

/** The way from where the nodes lay, as a whole, to that place. */
function toMiddle({ nodes }: Network, { x, y }: Position): Position {
  const across = nodes.map(({ position }) => position.x);
  const down = nodes.map(({ position }) => position.y);
  const middle = (places: readonly number[], size: number) =>
    (places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY) +
      places.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY) +
      size) /
    2;
  return {
    x: Math.round(x - middle(across, NODE_SIZE.width)),
    y: Math.round(y - middle(down, NODE_SIZE.height)),
  };
}

/** Weights with those of the originals for their copies too. */
export function withCopiedWeights(
  weights: Checkpoint,
  originals: Checkpoint,
  copyOf: ReadonlyMap<NodeId, NodeId>,
): Checkpoint {
  const copied = [...copyOf].flatMap(([original, copy]): [NodeId, readonly WeightArray[]][] => {
    const arrays = originals.get(original);
    return arrays ? [[copy, arrays]] : [];
  });
  return new Map([...weights, ...copied]);
}
