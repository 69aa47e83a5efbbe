/** A weight set by hand, as the page remembers it: the weights of before with one number changed. */
import type { Checkpoint } from "../core/network/checkpoint";
import type { WeightChange } from "../engine/protocol";

export function withWeight(
  weights: Checkpoint,
  { node, array: name, index, value }: WeightChange,
): Checkpoint {
  const arrays = weights.get(node);
  if (!arrays) return weights;
  const changed = arrays.map((array) => {
    if (array.name !== name) return array;
    const values = array.values.slice();
    values[index] = value;
    return { ...array, values };
  });
  return new Map([...weights, [node, changed]]);
}
