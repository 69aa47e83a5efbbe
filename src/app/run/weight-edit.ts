/** Weights set by hand: in the trainer, and as the page remembers them. */
import type { Checkpoint, WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import type { WeightAnswer, WeightChange } from "../../engine/protocol";
import type { EngineClient } from "./engine-client";

/** A change of weights by hand: how the trainer gets it, and what becomes of the weights that the page remembers. */
export interface HandEdit<Answer> {
  readonly set: () => Promise<Answer>;
  readonly remembered: (weights: Checkpoint) => Checkpoint;
}

export type LayerAnswer =
  | { readonly ok: true }
  /** Nothing has changed. */
  | { readonly ok: false; readonly text: string };

export function oneWeight(client: EngineClient, change: WeightChange): HandEdit<WeightAnswer> {
  const rounded = { ...change, value: Math.fround(change.value) };
  return {
    set: () => client.setWeight(change),
    remembered: (weights) => withWeight(weights, rounded),
  };
}

/** All weights of a node, from those it has when its turn comes. */
export function layerWeights(
  client: EngineClient,
  node: NodeId,
  edit: (arrays: readonly WeightArray[]) => readonly WeightArray[],
): HandEdit<LayerAnswer> {
  let edited: readonly WeightArray[] = [];
  return {
    async set() {
      const arrays = (await client.weights()).get(node);
      if (!arrays) {
        return { ok: false, text: "This layer is no longer there: the network has changed meanwhile." };
      }
      edited = edit(arrays);
      if (!edited.every(({ values }) => values.every(Number.isFinite))) {
        return { ok: false, text: "A weight would not be finite. The layer keeps the weights it has." };
      }
      await client.setWeights(new Map([[node, edited]]));
      return { ok: true };
    },
    remembered: (weights) => new Map([...weights, [node, edited]]),
  };
}

/** The weights of before with one number changed. */
function withWeight(weights: Checkpoint, { node, array: name, index, value }: WeightChange): Checkpoint {
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
