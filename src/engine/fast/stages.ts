/** A plan's chain as stages for the kernels: one kind for training, where a Dense takes the Activation after it along, one for looking. */
import type { Plan, PlanNode } from "../../core/compiler/plan";
import type { NodeId } from "../../core/network/network";
import * as codes from "./kernels/codes";

export interface Stage {
  readonly kind: number;
  readonly inputs: number;
  readonly units: number;
  readonly activation: number;
  /** Leaky relu's, below zero. */
  readonly slope: number;
  /** Dropout's share of silenced units. */
  readonly rate: number;
  /** The node's place in the plan: tells one dropout's mask from another's. */
  readonly salt: number;
  /** The Dense whose weights it applies. */
  readonly dense?: PlanNode;
}

export const activationCodes: Readonly<Record<string, number>> = {
  linear: codes.LINEAR,
  sigmoid: codes.SIGMOID,
  tanh: codes.TANH,
  relu: codes.RELU,
  leakyRelu: codes.LEAKY_RELU,
  elu: codes.ELU,
  softplus: codes.SOFTPLUS,
  sin: codes.SIN,
};

/** The stages up to the node whose values the loss reads; what changes nothing is left out. */
export function trainingStages(plan: Plan): readonly Stage[] {
  const scored = plan.nodes.findIndex((node) => node.id === (plan.logits ?? plan.output));
  const stages: Stage[] = [];
  for (const [index, node] of plan.nodes.slice(0, scored + 1).entries()) {
    const stage = stageOf(plan, node, index);
    const before = stages.at(-1);
    const idle =
      (stage.kind === codes.ACTIVATE && stage.activation === codes.LINEAR) ||
      (stage.kind === codes.DROPOUT && stage.rate === 0);
    if (idle) continue;
    // A sine's slope cannot be told from its value, so it stays behind what it is taken of.
    const joins =
      stage.kind === codes.ACTIVATE &&
      stage.activation !== codes.SIN &&
      before?.kind === codes.DENSE &&
      before.activation === codes.LINEAR;
    if (joins) stages[stages.length - 1] = { ...before, activation: stage.activation, slope: stage.slope };
    else stages.push(stage);
  }
  return stages;
}

/** A stage for every node, dropout off, and which stage holds each node's values. */
export function lookingStages(plan: Plan): {
  readonly stages: readonly Stage[];
  readonly stageOf: ReadonlyMap<NodeId, number>;
} {
  const stages: Stage[] = [];
  const places = new Map<NodeId, number>();
  for (const [index, node] of plan.nodes.entries()) {
    const stage = stageOf(plan, node, index);
    const idle =
      stage.kind === codes.DROPOUT || (stage.kind === codes.ACTIVATE && stage.activation === codes.LINEAR);
    if (!idle) stages.push(stage);
    places.set(node.id, stages.length - 1);
  }
  return { stages, stageOf: places };
}

function stageOf(plan: Plan, node: PlanNode, salt: number): Stage {
  const units = node.shape[0] ?? 0;
  const before = plan.nodes[salt - 1];
  const stage = {
    kind: codes.INPUT,
    inputs: before?.shape[0] ?? 0,
    units,
    activation: codes.LINEAR,
    slope: 0,
    rate: 0,
    salt,
  };
  switch (node.kind) {
    case "dense":
      return { ...stage, kind: codes.DENSE, dense: node };
    case "activation":
      return {
        ...stage,
        kind: codes.ACTIVATE,
        activation: activationCodes[String(node.params.function)] ?? codes.LINEAR,
        slope: Number(node.params.slope),
      };
    case "dropout":
      return { ...stage, kind: codes.DROPOUT, rate: Number(node.params.rate) };
    case "softmax":
      return { ...stage, kind: codes.SOFTMAX };
    default:
      return stage;
  }
}
