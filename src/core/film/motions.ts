/** How every kind of node moves in the film; each kind's own folder tells it. */
import type { NodeKind } from "../nodes";
import { activationMotion } from "../nodes/activation/motion";
import { addMotion } from "../nodes/add/motion";
import { batchNormalizationMotion } from "../nodes/batch-normalization/motion";
import { concatenateMotion } from "../nodes/concatenate/motion";
import { denseMotion } from "../nodes/dense/motion";
import { dropoutMotion } from "../nodes/dropout/motion";
import { inputMotion } from "../nodes/input/motion";
import { layerNormalizationMotion } from "../nodes/layer-normalization/motion";
import { softmaxMotion } from "../nodes/softmax/motion";
import type { KindMotion } from "./motion/context";

/** Total: a kind without a motion does not compile. */
export const motions: Readonly<Record<NodeKind, KindMotion>> = {
  input: inputMotion,
  dense: denseMotion,
  activation: activationMotion,
  batchNormalization: batchNormalizationMotion,
  layerNormalization: layerNormalizationMotion,
  dropout: dropoutMotion,
  softmax: softmaxMotion,
  add: addMotion,
  concatenate: concatenateMotion,
};
