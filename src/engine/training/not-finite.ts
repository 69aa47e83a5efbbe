/** Where a loss that is not finite comes from: the layer to look at. */
import type { Plan } from "../../core/compiler/plan";
import type { WeightArray } from "../../core/network/checkpoint";
import type { NotFinite } from "../../core/words/trainer-words";
import type { Batch, Engine } from "../engine";
import { allFinite } from "./all-finite";

/**
 * Goes with the batch of the failed step through the network as it was before: forward, where the first node whose values are not finite
 * is named; back, where it is the first layer that the gradient reaches as one; else the step itself would have
 * carried a layer's weights out of bounds, and the one with the largest gradient is named.
 * @returns undefined for a network without weights, or where dropout's draw alone made the difference
 */
export function findNotFinite({ nodes }: Plan, engine: Engine, batch: Batch): NotFinite | undefined {
  const values = engine.probe(
    batch.x,
    batch.count,
    nodes.map(({ id }) => id),
  );
  const broken = nodes.find(({ id }) => !allFinite(values.get(id) ?? new Float32Array()));
  if (broken) return { node: broken.id, what: "values" };
  const gradients = engine.gradients(batch);
  const isSound = (arrays: readonly WeightArray[] = []) => arrays.every((array) => allFinite(array.values));
  const first = nodes.findLast(({ id }) => !isSound(gradients.get(id)));
  if (first) return { node: first.id, what: "gradients" };
  let largest: { readonly node: NotFinite["node"]; readonly size: number } | undefined;
  for (const [node, arrays] of gradients) {
    const size = Math.max(0, ...arrays.map((array) => largestOf(array.values)));
    if (!largest || size > largest.size) largest = { node, size };
  }
  return largest && { node: largest.node, what: "weights" };
}

/** The largest magnitude. A loop, because spreading two million weights overflows the stack. */
function largestOf(values: Float32Array): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    largest = Math.max(largest, Math.abs(values[index] as number));
  }
  return largest;
}
