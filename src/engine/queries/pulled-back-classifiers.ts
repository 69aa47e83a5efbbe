/**
 * Lines that the rest of a network draws at a node: what parts the classes after a Dense parts them before it too, by
 * the line's equation taken back through the kernel. So no node does worse than what an affine step makes of it,
 * and the node before the last Dense no worse than the network itself.
 */
import type { Plan } from "../../core/compiler/plan";
import type { LinearScores } from "../../core/math/linear-scores";
import { matrixFacts } from "../../core/math/matrix-facts";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { hasKernel, type NodeKind } from "../../core/nodes";
import { pullBackThroughActivation } from "../../core/nodes/activation/pull-back";
import { pullBackThroughUnits } from "../../core/nodes/batch-normalization/pull-back";
import { pullBackThroughKernel } from "../../core/nodes/dense/pull-back";
import { noLine, type PullBack, sameLine } from "../../core/nodes/pull-back";
import { pullBackThroughSoftmax } from "../../core/nodes/softmax/pull-back";

/** How a line behind each kind is told before it. */
const pullBacks: Readonly<Record<NodeKind, PullBack>> = {
  // Nothing lies before an Input.
  input: noLine,
  dense: pullBackThroughKernel,
  activation: pullBackThroughActivation,
  batchNormalization: pullBackThroughUnits,
  // It bends every line.
  layerNormalization: noLine,
  // The line is of the network outside of training.
  dropout: sameLine,
  softmax: pullBackThroughSoftmax,
  // Of the sum's line each branch tells a part only.
  add: noLine,
  concatenate: noLine,
};

/** @param found the lines of the nodes after this one */
export function pulledBackClassifiers(
  plan: Plan,
  id: NodeId,
  classes: number,
  weights: Checkpoint,
  found: ReadonlyMap<NodeId, LinearScores>,
): readonly LinearScores[] {
  const lines = plan.nodes.flatMap((node) => {
    const line = found.get(node.id);
    if (!line || node.inputs.length !== 1 || node.inputs[0] !== id) return [];
    const { params, shape } = node;
    const through = { params, units: shape[0] ?? 0, classes, arrays: weights.get(node.id) };
    return pullBacks[node.kind](line, through) ?? [];
  });
  return id === plan.output ? [...lines, ...ownLine(plan, classes)] : lines;
}

/** The widest node of which it is looked at whether a Dense after it loses a direction. */
const MAX_LOOKED_AT = 8;

/**
 * A Dense after a node that loses none of its directions: what a line parts after it, one parts before it, and the other
 * way round. undefined where there is none, or the node is too wide to see.
 */
export function losslessStep(plan: Plan, id: NodeId, weights: Checkpoint): NodeId | undefined {
  return plan.nodes.find((node) => {
    if (!hasKernel(node) || node.inputs.length !== 1 || node.inputs[0] !== id) return false;
    const kernel = weights.get(node.id)?.find(({ name }) => name === "kernel");
    const [inputs = 0, units = 0] = kernel?.shape ?? [];
    if (!kernel || inputs > MAX_LOOKED_AT || inputs > units) return false;
    return matrixFacts(kernel.values, inputs, units)?.rank === inputs;
  })?.id;
}

/** The network's own answer: its largest output, or which side of one half its only one is on. */
function ownLine({ outputs }: Plan, classes: number): readonly LinearScores[] {
  if (outputs === 1 && classes === 2)
    return [{ weights: Float64Array.of(-1, 1), bias: Float64Array.of(0.5, -0.5) }];
  if (outputs !== classes) return [];
  const weights = new Float64Array(classes * classes);
  for (let k = 0; k < classes; k++) weights[k * classes + k] = 1;
  return [{ weights, bias: new Float64Array(classes) }];
}
