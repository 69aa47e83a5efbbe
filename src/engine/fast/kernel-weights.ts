/** A network's weights between the kernels' memory and row-major arrays. */
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { type KernelShape, layKernel, readKernel } from "./layout";
import type { NetworkMemory } from "./network-memory";

/** What lies at this address as the weights do: they themselves, or their gradient. */
export function readWeights(network: NetworkMemory, at: number): Checkpoint {
  const { f32 } = network.memory;
  const checkpoint = new Map<NodeId, readonly WeightArray[]>();
  for (const [index, { id, weights }] of network.plan.nodes.entries()) {
    const place = network.weightPlaces.get(id);
    if (!place) continue;
    const [kernel, bias] = weights;
    const arrays: WeightArray[] = [];
    if (kernel) {
      const values = readKernel(shapeOf(network, index), f32.subarray((at + place.kernel) / 4));
      arrays.push({ name: kernel.name, shape: kernel.shape, values });
    }
    if (bias) {
      const start = (at + place.bias) / 4;
      const values = f32.slice(start, start + (bias.shape[0] ?? 0));
      arrays.push({ name: bias.name, shape: bias.shape, values });
    }
    checkpoint.set(id, arrays);
  }
  return checkpoint;
}

/** Sets the weights of the nodes whose arrays fit. */
export function writeWeights(network: NetworkMemory, checkpoint: Checkpoint): void {
  const { f32 } = network.memory;
  const at = network.weights;
  for (const [index, node] of network.plan.nodes.entries()) {
    const arrays = checkpoint.get(node.id);
    const place = network.weightPlaces.get(node.id);
    if (!place || !arrays || !arraysFit(arrays, node.weights)) continue;
    const [kernel, bias] = arrays;
    if (kernel) layKernel(shapeOf(network, index), kernel.values, f32.subarray((at + place.kernel) / 4));
    if (bias) f32.set(bias.values, (at + place.bias) / 4);
  }
}

function shapeOf({ plan: { nodes }, tiled }: NetworkMemory, index: number): KernelShape {
  const inputs = nodes[index - 1]?.shape[0] ?? 0;
  return { inputs, units: nodes[index]?.shape[0] ?? 0, tiled };
}
