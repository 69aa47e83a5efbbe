/** Plan → TensorFlow.js LayersModel (functional API), names kept, ending in the output node's values. */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { NodeId } from "../network/network";
import { nodeSpec } from "../nodes";
import type { Tf } from "../nodes/define";
import type { Plan } from "./plan";

export interface BuiltModel {
  readonly model: TensorFlow.LayersModel;
  /** The layer of every node but the Input. */
  readonly layers: ReadonlyMap<NodeId, TensorFlow.layers.Layer>;
}

/**
 * Builds the model. All weights are zero until the engine sets them.
 * @throws Error for a plan with a kind that has no layer: a bug, since the check refuses such networks
 */
export function buildModel(tf: Tf, plan: Plan): BuiltModel {
  const values = new Map<NodeId, TensorFlow.SymbolicTensor>();
  const layers = new Map<NodeId, TensorFlow.layers.Layer>();
  for (const node of plan.nodes) {
    if (node.inputs.length === 0) {
      values.set(node.id, tf.input({ shape: [...node.shape], name: node.name }));
      continue;
    }
    const layer = nodeSpec(node.kind).layer?.(tf, node.params, node.name);
    if (!layer) throw new Error(`buildModel: the kind ${node.kind} has no layer`);
    const entering = node.inputs.map((id) => computed(values, id));
    const [only] = entering;
    values.set(
      node.id,
      layer.apply(entering.length === 1 && only ? only : entering) as TensorFlow.SymbolicTensor,
    );
    layers.set(node.id, layer);
  }
  const model = tf.model({ inputs: computed(values, plan.input), outputs: computed(values, plan.output) });
  return { model, layers };
}

function computed<T>(values: ReadonlyMap<NodeId, T>, id: NodeId): T {
  const value = values.get(id);
  if (value === undefined) throw new Error(`internal: node ${id} is used before it is computed`);
  return value;
}
