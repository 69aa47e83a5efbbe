/** A network's weights between the kernels' memory and row-major arrays. */
import type { PlanNode } from "../../core/compiler/plan";
import { arraysFit, type Checkpoint, sizeOf, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { layKernel, readKernel } from "./layout";
import type { NetworkMemory } from "./network-memory";

/** The network's weights as they are now. */
export function readWeights(network: NetworkMemory): Checkpoint {
  return readArrays(network, network.weights, () => true);
}

type Wanted = (weight: PlanNode["weights"][number]) => boolean;

function readArrays(network: NetworkMemory, at: number, isWanted: Wanted): Checkpoint {
  const { memory, plan, tiled, weightPlaces } = network;
  const checkpoint = new Map<NodeId, readonly WeightArray[]>();
  for (const { id, weights } of plan.nodes) {
    const places = weightPlaces.get(id);
    if (!places) continue;
    const arrays = weights.filter(isWanted).map(({ name, shape }): WeightArray => {
      const [inputs = 0, units] = shape;
      const start = (at + (places[name] ?? 0)) / 4;
      const values =
        units === undefined
          ? memory.f32.slice(start, start + sizeOf(shape))
          : readKernel({ inputs, units, tiled }, memory.f32.subarray(start));
      return { name, shape, values };
    });
    checkpoint.set(id, arrays);
  }
  return checkpoint;
}

/** What lies at this address as the weights do, of the arrays that are trained: a gradient, an optimizer's memory. */
export function readTrained(network: NetworkMemory, at: number): Checkpoint {
  return readArrays(network, at, ({ trainable }) => trainable);
}

/** Sets the weights of the nodes whose arrays fit. */
export function writeWeights(network: NetworkMemory, checkpoint: Checkpoint): void {
  writeArrays(network, network.weights, checkpoint, () => true);
}

/** The same for what lies at an address as the weights do, of the arrays that are trained. */
export function writeTrained(network: NetworkMemory, at: number, checkpoint: Checkpoint): void {
  writeArrays(network, at, checkpoint, ({ trainable }) => trainable);
}

function writeArrays(network: NetworkMemory, at: number, checkpoint: Checkpoint, isWanted: Wanted): void {
  const { memory, plan, tiled, weightPlaces } = network;
  for (const { id, weights } of plan.nodes) {
    const arrays = checkpoint.get(id);
    const places = weightPlaces.get(id);
    if (!places || !arrays || !arraysFit(arrays, weights.filter(isWanted))) continue;
    for (const { name, shape, values } of arrays) {
      const [inputs = 0, units] = shape;
      const start = (at + (places[name] ?? 0)) / 4;
      if (units === undefined) memory.f32.set(values, start);
      else layKernel({ inputs, units, tiled }, values, memory.f32.subarray(start));
    }
  }
}
