/** A checked network in the order it computes, with everything an engine needs and nothing it does not. */
import { topology } from "../graph/topology";
import { activeNetwork } from "../network/bypass";
import { nodeTable } from "../network/lookup";
import type { Network, NodeId, Params } from "../network/network";
import { newNetwork } from "../network/new-network";
import { isInput, isNodeKind, type NodeKind, nodeSpec } from "../nodes";
import type { Shape, WeightSpec } from "../nodes/define";
import { defaultParams } from "../params";
import { lossSpec } from "../training/losses";
import { optimizerSpec } from "../training/optimizers";
import type { ChosenOptions } from "../training/options/define";
import { wholeOptions } from "../training/options/list";
import { type Check, totalParameters } from "./check";

export interface PlanNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** The node's name, made unique and safe for a layer's name. */
  readonly name: string;
  readonly params: Params;
  /** The nodes that feed its ports, in port order. */
  readonly inputs: readonly NodeId[];
  readonly shape: Shape;
  readonly weights: readonly WeightSpec[];
}

export interface Plan {
  /** Every node after all that feed it; the first is the Input, the last the output. */
  readonly nodes: readonly PlanNode[];
  readonly input: NodeId;
  readonly output: NodeId;
  /** Where the loss is read from scores instead of probabilities: the node that feeds the final Softmax or sigmoid. */
  readonly logits: NodeId | undefined;
  readonly features: number;
  readonly outputs: number;
  readonly parameters: number;
  readonly training: {
    readonly optimizer: { readonly kind: string; readonly params: Params };
    readonly loss: string;
    readonly epochs: number;
    readonly batchSize: number;
    readonly seed: number;
    /** Those that are chosen, by their slots; their params are whole. */
    readonly options: ChosenOptions;
  };
}

/**
 * Plans a network for an engine.
 * @returns undefined where the check found anything that stops training
 */
export function planNetwork(network: Network, check: Check): Plan | undefined {
  return check.trainable ? planOf(activeNetwork(network), check) : undefined;
}

/**
 * Plans as much of an unfinished network as can already compute, so that its pictures can be shown while it is
 * being built. Not to be trained.
 * @returns undefined where nothing can: no Input, several, or more memory than there is
 */
export function planPreview(whole: Network, check: Check): Plan | undefined {
  const network = activeNetwork(whole);
  const inputs = network.nodes.filter(isInput);
  if (inputs.length !== 1 || check.problems.some((problem) => problem.tag === "memory")) return undefined;
  // Its settings may be what is wrong with it; a preview needs none of them but has to be a whole plan.
  const { training } = newNetwork();
  return planOf({ ...network, training }, check);
}

/**
 * Of the nodes whose shapes are known; undefined where none is.
 * @param network none of whose nodes is bypassed
 */
function planOf(network: Network, check: Check): Plan | undefined {
  const names = uniqueNames();
  const byId = nodeTable(network);
  const { into } = topology(
    network.nodes.map((node) => node.id),
    network.wires,
  );
  const nodes = check.order.flatMap((id): PlanNode[] => {
    const node = byId.get(id);
    const shape = check.shapes.get(id);
    if (!node || !isNodeKind(node.kind) || !shape) return [];
    return [
      {
        id,
        kind: node.kind,
        name: names(node.name),
        params: check.params.get(id) ?? {},
        inputs: nodeSpec(node.kind).inputs.flatMap((port) =>
          (into.get(id) ?? []).filter((wire) => wire.port === port).map((wire) => wire.from),
        ),
        shape,
        weights: check.weights.get(id) ?? [],
      },
    ];
  });
  const input = nodes[0];
  const output = nodes.at(-1);
  if (!input || !output) return undefined;
  const { optimizer } = network.training;
  const meaning = nodeSpec(output.kind).meaning(output.params);
  const optimizerDefaults = optimizerSpec(optimizer.kind)?.params;
  return {
    nodes,
    input: input.id,
    output: output.id,
    logits: meaning === lossSpec(network.training.loss)?.needs ? output.inputs[0] : undefined,
    features: input.shape[0] ?? 0,
    outputs: output.shape[0] ?? 0,
    parameters: totalParameters(check),
    training: {
      ...network.training,
      optimizer: {
        kind: optimizer.kind,
        params: { ...(optimizerDefaults && defaultParams(optimizerDefaults)), ...optimizer.params },
      },
      options: wholeOptions(network.training.options),
    },
  };
}

/** Makes names safe and unique in order: letters, digits, _ and -; "dense", "dense_2". */
function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  /** The number that a name got last, so that many nodes of one name do not count from the start each. */
  const lastNumber = new Map<string, number>();
  return (name) => {
    const safe =
      name
        .normalize("NFKD")
        .replace(/[^A-Za-z0-9_-]+/g, "_")
        .replace(/^[^A-Za-z0-9]+/, "") || "layer";
    let unique = safe;
    let number = lastNumber.get(safe) ?? 1;
    while (taken.has(unique)) {
      number += 1;
      unique = `${safe}_${number}`;
    }
    lastNumber.set(safe, number);
    taken.add(unique);
    return unique;
  };
}
