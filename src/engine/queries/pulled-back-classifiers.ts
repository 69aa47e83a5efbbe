/**
 * Lines that the rest of a network draws at a node: what parts the classes after a Dense parts them before it too, by
 * the line's equation taken back through the kernel. So no node does worse than what an affine step makes of it,
 * and the node before the last Dense no worse than the network itself.
 */
import type { Plan, PlanNode } from "../../core/compiler/plan";
import type { LinearScores } from "../../core/math/best-line";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";

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
    return takenBack(node, line, classes, weights) ?? [];
  });
  return id === plan.output ? [...lines, ...ownLine(plan, classes)] : lines;
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

/** A line after a node as one before it; undefined where it would not be straight there. */
function takenBack(
  { id, kind, params, shape }: PlanNode,
  line: LinearScores,
  classes: number,
  weights: Checkpoint,
): LinearScores | undefined {
  if (kind === "dropout" || (kind === "activation" && params.function === "linear")) return line;
  if (kind === "dense") return throughKernel(line, classes, weights.get(id));
  const units = shape[0];
  if (classes !== 2) return undefined;
  if (kind === "softmax" && units === 2) return throughProbability(line, 2);
  if (kind === "activation" && params.function === "sigmoid" && units === 1)
    return throughProbability(line, 1);
  return undefined;
}

/** y = x·W + b, so y·V + c = x·(W V) + (b·V + c). */
function throughKernel(
  { weights, bias }: LinearScores,
  classes: number,
  arrays: ReturnType<Checkpoint["get"]>,
): LinearScores | undefined {
  const kernel = arrays?.find(({ name }) => name === "kernel");
  const shift = arrays?.find(({ name }) => name === "bias")?.values;
  if (!kernel) return undefined;
  const [width = 0, units = 0] = kernel.shape;
  const before = new Float64Array(width * classes);
  const constant = bias.slice();
  for (let unit = 0; unit < units; unit++) {
    for (let k = 0; k < classes; k++) {
      const weight = weights[unit * classes + k] as number;
      constant[k] = (constant[k] as number) + (shift?.[unit] ?? 0) * weight;
      for (let input = 0; input < width; input++) {
        const at = input * classes + k;
        before[at] = (before[at] as number) + (kernel.values[input * units + unit] as number) * weight;
      }
    }
  }
  return { weights: before, bias: constant };
}

/** The second class's probability is a rising curve of s₁ − s₀ (or of the one score): its threshold p is logit(p) there. */
function throughProbability({ weights, bias }: LinearScores, units: 1 | 2): LinearScores | undefined {
  const gap = (row: number) => (weights[2 * row + 1] ?? 0) - (weights[2 * row] ?? 0);
  const slope = units === 2 ? gap(1) - gap(0) : gap(0);
  const atZero = (bias[1] ?? 0) - (bias[0] ?? 0) + (units === 2 ? gap(0) : 0);
  const threshold = -atZero / slope;
  if (!(threshold > 0 && threshold < 1)) return undefined;
  const half = Math.sign(slope) / 2;
  const level = half * Math.log(threshold / (1 - threshold));
  return {
    weights: units === 2 ? Float64Array.of(half, -half, -half, half) : Float64Array.of(-half, half),
    bias: Float64Array.of(level, -level),
  };
}
