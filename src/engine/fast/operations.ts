/** A plan's chain as operations for the kernels: one kind for training, where a Dense takes the Activation after it along, one for probing. */
import type { Plan, PlanNode } from "../../core/compiler/plan";
import type { NodeId, Params } from "../../core/network/network";
import type { NodeKind } from "../../core/nodes";
import {
  type ActivationName,
  activationNames,
  activations,
  activationTitle,
  isMonotone,
} from "../../core/nodes/activation/functions";
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
  /** How much of a moving average stays at a step. */
  readonly momentum: number;
  /** Added to a variance. */
  readonly epsilon: number;
  /** The node whose weights it applies. */
  readonly weighted?: PlanNode;
}

/** The activation functions that have kernels; a plan with another one goes to TensorFlow.js. */
const activationCodes: Readonly<Partial<Record<ActivationName, number>>> = {
  linear: codes.LINEAR,
  sigmoid: codes.SIGMOID,
  tanh: codes.TANH,
  relu: codes.RELU,
  leakyRelu: codes.LEAKY_RELU,
  elu: codes.ELU,
  softplus: codes.SOFTPLUS,
  sin: codes.SIN,
  relu6: codes.RELU6,
  selu: codes.SELU,
  gelu: codes.GELU,
  silu: codes.SILU,
  mish: codes.MISH,
};

/**
 * Activation functions that the fast engine takes: what its tests loop over.
 * @internal
 */
export const kernelActivations: readonly ActivationName[] = activationNames.filter(
  (name) => name in activationCodes,
);

/** How the fast engine computes a kind. */
interface KindOperation {
  /** Why it does not take such a node, in a few words; undefined where it does. */
  readonly refusal: (params: Params) => string | undefined;
  /** What such a node adds to an operation of its widths; undefined where it changes nothing in such a pass. */
  readonly fields: (node: PlanNode, training: boolean) => Partial<Operation> | undefined;
}

const taken = () => undefined;
const branch = (title: string): KindOperation => ({
  refusal: () => `${title} joins branches, and the fast engine takes chains`,
  fields: () => undefined,
});

const kinds: Readonly<Record<NodeKind, KindOperation>> = {
  input: { refusal: taken, fields: () => ({ kind: codes.INPUT }) },
  dense: { refusal: taken, fields: (node) => ({ kind: codes.DENSE, weighted: node }) },
  activation: {
    refusal: ({ function: name }) =>
      activationCodes[name as ActivationName] === undefined
        ? `the fast engine has no kernel for ${activationTitle(String(name))}`
        : undefined,
    fields: ({ params }) => {
      const name = params.function as ActivationName;
      if (activations[name].isIdentity) return undefined;
      const activation = activationCodes[name] ?? codes.LINEAR;
      return { kind: codes.ACTIVATE, activation, slope: Number(params.slope) };
    },
  },
  batchNormalization: {
    refusal: taken,
    fields: (node) => ({
      kind: codes.NORMALIZE_BATCH,
      weighted: node,
      momentum: Number(node.params.momentum),
      epsilon: Number(node.params.epsilon),
    }),
  },
  layerNormalization: {
    refusal: taken,
    fields: (node) => ({
      kind: codes.NORMALIZE_LAYER,
      weighted: node,
      epsilon: Number(node.params.epsilon),
    }),
  },
  dropout: {
    refusal: taken,
    fields: ({ params }, training) => {
      const rate = Number(params.rate);
      return training && rate > 0 ? { kind: codes.DROPOUT, rate } : undefined;
    },
  },
  softmax: { refusal: taken, fields: () => ({ kind: codes.SOFTMAX }) },
  add: branch("Add"),
  concatenate: branch("Concatenate"),
};

/** Why the fast engine does not take a node, in a few words; undefined where it does. */
export function kindRefusal({ kind, params }: PlanNode): string | undefined {
  return kinds[kind].refusal(params);
}

/** The operations up to the node whose values the loss reads; what changes nothing is left out. */
export function trainingOperations(plan: Plan): readonly Operation[] {
  const scored = plan.nodes.findIndex((node) => node.id === (plan.logits ?? plan.output));
  const operations: Operation[] = [];
  for (const [index, node] of plan.nodes.slice(0, scored + 1).entries()) {
    const operation = operationOf(plan, node, index, true);
    const before = operations.at(-1);
    if (!operation) continue;
    // Where an activation folds its value does not tell its slope, so it stays behind what it is taken of.
    const joins =
      operation.kind === codes.ACTIVATE &&
      isMonotone(activations[node.params.function as ActivationName]) &&
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
    const operation = operationOf(plan, node, index, false);
    if (operation) operations.push(operation);
    places.set(node.id, operations.length - 1);
  }
  return { operations, operationOf: places };
}

function operationOf(plan: Plan, node: PlanNode, salt: number, training: boolean): Operation | undefined {
  const fields = kinds[node.kind].fields(node, training);
  if (!fields) return undefined;
  return {
    kind: codes.INPUT,
    inputs: plan.nodes[salt - 1]?.shape[0] ?? 0,
    units: node.shape[0] ?? 0,
    activation: codes.LINEAR,
    slope: 0,
    rate: 0,
    salt,
    momentum: 0,
    epsilon: 0,
    ...fields,
  };
}
