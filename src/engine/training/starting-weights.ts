/** The weights that a run begins with: the seed's, and what a checkpoint brings of an earlier run. */
import type { Plan } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";

/** The weights that the plan's seed begins with; a node's draws depend on its place in the plan alone. */
export function freshWeights(plan: Plan): Checkpoint {
  const fresh = new Map<NodeId, readonly WeightArray[]>();
  for (const [index, node] of plan.nodes.entries()) {
    if (node.weights.length === 0) continue;
    const random = createRandom(plan.training.seed, "weights", index);
    fresh.set(
      node.id,
      node.weights.map(({ name, shape, initialise }) => ({ name, shape, values: initialise(random) })),
    );
  }
  return fresh;
}

/** Fresh weights, but those of the checkpoint where a node's arrays fit. */
export function startingWeights(plan: Plan, checkpoint: Checkpoint | undefined): Checkpoint {
  const weights = new Map(freshWeights(plan));
  for (const node of plan.nodes) {
    const kept = checkpoint?.get(node.id);
    if (kept && weights.has(node.id) && arraysFit(kept, node.weights)) weights.set(node.id, kept);
  }
  return weights;
}
