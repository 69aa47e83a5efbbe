/**
 * Weights set by hand: in the trainer, between two steps while a run goes on, and as a state of the network of its own,
 * so that undo can take them back.
 */
import type { Checkpoint, WeightArray } from "../../core/network/checkpoint";
import type { Network, NodeId } from "../../core/network/network";
import { sameComputation } from "../../core/network/same-computation";
import type { Turns } from "../../core/turns";
import type { WeightAnswer, WeightChange } from "../../engine/protocol";
import type { NetworkStore } from "../network/network-store";
import type { TrainerClient } from "../trainer/trainer-door";
import { noTrainer, unlessStopped } from "../trainer/trainer-stopped";
import type { Checkpoints, Trained } from "./checkpoints";
import type { HeldRun } from "./held-run";

export type LayerAnswer =
  | { readonly ok: true }
  /** Nothing has changed. */
  | { readonly ok: false; readonly text: string };

export interface WeightsByHandParts {
  readonly network: NetworkStore;
  readonly checkpoints: Checkpoints;
  readonly client: TrainerClient;
  readonly held: HeldRun;
  readonly turns: Turns;
  /** Weights are others without a step taken. */
  readonly showWeights: () => void;
}

export interface WeightsByHand {
  /**
   * Sets one weight by hand, between two steps while a run goes on.
   * @param label what undo says: "set a weight of hidden1"
   * @param gesture changes with the same one undo together
   */
  readonly setWeight: (change: WeightChange, label: string, gesture: string) => Promise<WeightAnswer>;
  /**
   * Sets all weights of a node by hand, from those it has at that moment.
   * @param label what undo says: "set hidden1 from the lab"
   * @param gesture changes with the same one undo together
   */
  readonly setWeights: (
    node: NodeId,
    edit: (arrays: readonly WeightArray[]) => readonly WeightArray[],
    label: string,
    gesture: string,
  ) => Promise<LayerAnswer>;
}

/** A change of weights by hand: how the trainer gets it, and what becomes of the weights that the page remembers. */
interface HandEdit<Answer> {
  readonly set: () => Promise<Answer>;
  readonly remembered: (weights: Checkpoint) => Checkpoint;
}

/** Each edit in its turn, after loads and other edits. */
export function createWeightsByHand(parts: WeightsByHandParts): WeightsByHand {
  const { client, turns } = parts;
  const inTurn = <T>(work: () => Promise<T>) => turns.take(() => unlessStopped(work, noTrainer));
  return {
    setWeight: (change, label, gesture) =>
      inTurn(() => makeEdit(parts, oneWeight(client, change), label, gesture)),
    setWeights: (node, edit, label, gesture) =>
      inTurn(() => makeEdit(parts, layerWeights(client, node, edit), label, gesture)),
  };
}

/** Sets weights in the trainer, and makes a new state of the network of them. */
async function makeEdit<Answer extends { readonly ok: boolean }>(
  { network, checkpoints, client, held, showWeights }: WeightsByHandParts,
  { set, remembered }: HandEdit<Answer>,
  label: string,
  gesture: string,
): Promise<Answer | { readonly ok: false; readonly text: string }> {
  const present = () => network.getState().history.present;
  const from = held.loaded;
  if (!from || !sameComputation(from, present())) {
    return { ok: false, text: "The network is just being loaded. Set the weight once it is." };
  }
  // What undo brings back is kept as it is now, once for each gesture of typing.
  const goesOn = network.getState().history.gesture === gesture;
  if (!goesOn) await held.keepAllWeights();
  const answer = await set();
  const base = present();
  const trained = checkpoints.get(from);
  // Where the network has changed meanwhile, what is loaded next takes the weight along.
  if (!answer.ok || !trained || !sameComputation(from, base)) return answer;
  const next: Network = { ...base };
  checkpoints.set(next, byHand(trained, remembered(trained.weights)));
  held.become(next);
  await client.goOnAs(checkpoints.historyOf(next));
  network.getState().change(label, () => next, gesture);
  showWeights();
  return answer;
}

/** The same run with other weights; one that has not begun begins from these. */
function byHand(trained: Trained, weights: Checkpoint): Trained {
  const begins = trained.epoch === 0 && (trained.step ?? 0) === 0;
  return { ...trained, weights, ...(begins && { start: { kind: "by hand" } }) };
}

function oneWeight(client: TrainerClient, change: WeightChange): HandEdit<WeightAnswer> {
  const rounded = { ...change, value: Math.fround(change.value) };
  return {
    set: () => client.setWeight(change),
    remembered: (weights) => withWeight(weights, rounded),
  };
}

/** All weights of a node, from those it has when its turn comes. */
function layerWeights(
  client: TrainerClient,
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
