/** One plain sentence for what a node does to the plane, made from its numbers; each kind's own folder makes it. */
import { isNodeKind, type NodeKind } from "../nodes";
import { narrateActivation } from "../nodes/activation/words";
import { narrateAdd } from "../nodes/add/words";
import { narrateBatchNormalization } from "../nodes/batch-normalization/words";
import { narrateConcatenate } from "../nodes/concatenate/words";
import type { NarratedNode } from "../nodes/define";
import { narrateDense } from "../nodes/dense/words";
import { narrateDropout } from "../nodes/dropout/words";
import { narrateInput } from "../nodes/input/words";
import { narrateLayerNormalization } from "../nodes/layer-normalization/words";
import { narrateSoftmax } from "../nodes/softmax/words";

type Narrate = (node: NarratedNode) => string;

const sentences: Readonly<Record<NodeKind, Narrate>> = {
  input: narrateInput,
  dense: narrateDense,
  activation: narrateActivation,
  batchNormalization: narrateBatchNormalization,
  layerNormalization: narrateLayerNormalization,
  dropout: narrateDropout,
  softmax: narrateSoftmax,
  add: narrateAdd,
  concatenate: narrateConcatenate,
};

/** What a node does, in one sentence; of a kind that is not known, that it is not. */
export function narrate(node: NarratedNode): string {
  return isNodeKind(node.kind)
    ? sentences[node.kind](node)
    : "This version does not know what this node does.";
}
