/** What of a network is copied and pasted: nodes with the wires among them, as a network of its own. */
import { clearOffset } from "../graph/clear-offset";
import { areaOf } from "../graph/places";
import type { Checkpoint, WeightArray } from "./checkpoint";
import { type Copied, insertCopies } from "./edit";
import type { Network, NodeId, Note, Position } from "./network";

/** The chosen nodes and the wires among them, and these notes; data and settings are the network's. */
export function clipOf(whole: Network, ids: readonly NodeId[], notes: readonly Note[] = []): Network {
  const chosen = new Set(ids);
  const { notes: _, ...network } = whole;
  return {
    ...network,
    ...(notes.length > 0 && { notes }),
    nodes: network.nodes.filter(({ id }) => chosen.has(id)),
    wires: network.wires.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    folds: network.folds?.filter(({ first, last }) => chosen.has(first) && chosen.has(last)),
  };
}

/**
 * Adds a clip's nodes with new ids and names, and the wires among them.
 * @param middle where the middle of them comes to lie; where undefined a little aside of where they lay, on no other node
 */
export function pasteClip(network: Network, clip: Network, middle?: Position): Copied {
  const offset = middle ? toMiddle(clip, middle) : clearOffset(network, clip, { x: 24, y: 24 });
  return insertCopies(network, clip, offset);
}

/** The way from where the nodes lay, as a whole, to that place. */
function toMiddle(clip: Network, { x, y }: Position): Position {
  const { x: left, y: top, width, height } = areaOf(clip) ?? { x, y, width: 0, height: 0 };
  return { x: Math.round(x - left - width / 2), y: Math.round(y - top - height / 2) };
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
