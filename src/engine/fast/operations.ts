/** A plan's chain as operations for the kernels: one kind for training, where a Dense takes the Activation after it along, one for probing. */
import type { Plan, PlanNode } from "../../core/compiler/plan";
import type { NodeId } from "../../core/network/network";
import * as codes from "./kernels/codes";

export interface Operation {
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

/** The operations up to the node whose values the loss reads; what changes nothing is left out. */
export function trainingOperations(plan: Plan): readonly Operation[] {
  const scored = plan.nodes.findIndex((node) => node.id === (plan.logits ?? plan.output));
  const operations: Operation[] = [];
  for (const [index, node] of plan.nodes.slice(0, scored + 1).entries()) {
    const operation = operationOf(plan, node, index);
    const before = operations.at(-1);
    const idle =
      (operation.kind === codes.ACTIVATE && operation.activation === codes.LINEAR) ||
      (operation.kind === codes.DROPOUT && operation.rate === 0);
    if (idle) continue;
    // A sine's slope cannot be told from its value, so it stays behind what it is taken of.
    const joins =
      operation.kind === codes.ACTIVATE &&
      operation.activation !== codes.SIN &&
      before?.kind === codes.DENSE &&
      before.activation === codes.LINEAR;
    if (joins)
      operations[operations.length - 1] = {
        ...before,
        activation: operation.activation,
        slope: operation.slope,
      };
    else operations.push(operation);
  }
  return operations;
}

/** An operation for every node, dropout off, and which operation holds each node's values. */
export function probeOperations(plan: Plan): {
  readonly operations: readonly Operation[];
  readonly operationOf: ReadonlyMap<NodeId, number>;
} {
  const operations: Operation[] = [];
  const places = new Map<NodeId, number>();
  for (const [index, node] of plan.nodes.entries()) {
    const operation = operationOf(plan, node, index);
    const idle =
      operation.kind === codes.DROPOUT ||
      (operation.kind === codes.ACTIVATE && operation.activation === codes.LINEAR);
    if (!idle) operations.push(operation);
    places.set(node.id, operations.length - 1);
  }
  return { operations, operationOf: places };
}

function operationOf(plan: Plan, node: PlanNode, salt: number): Operation {
  const units = node.shape[0] ?? 0;
  const before = plan.nodes[salt - 1];
  const operation = {
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
      return { ...operation, kind: codes.DENSE, dense: node };
    case "activation":
      return {
        ...operation,
        kind: codes.ACTIVATE,
        activation: activationCodes[String(node.params.function)] ?? codes.LINEAR,
        slope: Number(node.params.slope),
      };
    case "dropout":
      return { ...operation, kind: codes.DROPOUT, rate: Number(node.params.rate) };
    case "softmax":
      return { ...operation, kind: codes.SOFTMAX };
    default:
      return operation;
  }
}
